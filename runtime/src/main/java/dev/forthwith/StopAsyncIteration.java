package dev.forthwith;

/**
 * Says that a source has no more elements, as Python's {@code StopAsyncIteration} does (PEP 492).
 *
 * <p>Only a method marked {@code @Next} or {@code @NextPage}, or the function given to {@link AsyncIterable#next} and
 * {@link AsyncIterable#pages}, may end with it, by throwing it or by a stage that fails with it. Anywhere else it is a
 * failure like any other, and stays one. So if such a function loops over another source, and the body or a mapper of that loop throws
 * this, the loop fails, and a function that fails with that failure fails its own source instead of ending it. Make a new one each time:
 * one that an iteration has failed with ends nothing any more. Thrown by the function outside of a loop, also in the body of a resource,
 * it is the end. It carries no stack trace.
 */
public final class StopAsyncIteration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the signal. */
    public StopAsyncIteration() {
        super("the source has no more elements", null, true, false);
    }
}
