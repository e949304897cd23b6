package dev.forthwith;

/**
 * Says that a source has no more elements, as Python's {@code StopAsyncIteration} does (PEP 492).
 *
 * <p>Only a method marked {@code @Next} or {@code @NextPage}, or the function given to {@link AsyncIterable#next} and
 * {@link AsyncIterable#pages}, may end with it, by throwing it or by a stage that fails with it. Anywhere else it is a
 * failure like any other, and stays one: an iteration of its own that such a function makes, in whose body or mapper this is thrown, fails,
 * and so does the source whose function fails with it in turn. (What the function does without an iteration is its own doing, also in the
 * body of a resource.) It carries no stack trace.
 */
public final class StopAsyncIteration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the signal. */
    public StopAsyncIteration() {
        super("the source has no more elements", null, true, false);
    }
}
