package dev.forthwith.internal.observe;

import dev.forthwith.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Is told what becomes of something that opens, one call after the other, by whatever thread is at work on it.
 *
 * <pre>
 * opening    opened     open
 * opening    refused    over: there is nothing to close
 * open       element    open; of iterations alone
 * open       closing    closing
 * closing    closed     over
 * </pre>
 * Whoever waits for the end, be it a result or a close, sees it after {@link #closed} or {@link #refused} was told.
 */
public interface Watch {
    /** It is open; of what has no enter that is told at once. */
    default void opened() {}

    /** Opening it failed. */
    default void refused(Throwable failure) {}

    /** The iteration yields an element. */
    default void element() {}

    /** Its use has ended, and its close begins. */
    default void closing(Outcome outcome, @Nullable Throwable failure) {}

    /** It is closed. The failure is that of the close. */
    default void closed(@Nullable Throwable failure) {}
}
