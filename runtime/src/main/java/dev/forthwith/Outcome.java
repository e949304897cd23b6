package dev.forthwith;

/** How the use of a resource or a source ended: what an exit is told. */
public enum Outcome {
    /** The body ended well; a source was read to its end. */
    COMPLETED,
    /** The consumer of a source had enough before its end. */
    STOPPED,
    /** Something failed; the exit is given the failure. */
    FAILED,
    /**
     * The operation was cancelled; the exit is given a {@link java.util.concurrent.CancellationException}, or {@code null} if who drives a
     * context or an iterator by hand gave none.
     */
    CANCELLED
}
