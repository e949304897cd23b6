package dev.forthwith.internal.scope;

/** A context of several resources, one of which may have handled a failure before another one failed. */
public interface Handling {
    /** Whether a failure was handled inside, so that it is gone and there is no result. */
    boolean hasHandled();
}
