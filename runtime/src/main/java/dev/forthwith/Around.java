package dev.forthwith;

import org.jspecify.annotations.Nullable;

/**
 * A resource written as one blocking function around its use: the counterpart of Python's {@code @asynccontextmanager}.
 *
 * <pre>{@code
 * AsyncContextManager<Path> directory = AsyncContextManager.around(body -> {
 *     Path path = Files.createTempDirectory("work");
 *     try {
 *         body.run(path);
 *     } finally {
 *         Files.delete(path);
 *     }
 * });
 * }</pre>
 *
 * @param <T> the resource
 * @see AsyncContextManager#around
 */
@FunctionalInterface
public interface Around<T extends @Nullable Object> {
    /**
     * Acquires, runs the body once, and gives back.
     *
     * @param body what is done with the resource
     * @throws Exception what {@code body.run} threw, which is then the failure of the scope, or another failure
     */
    void run(Body<T> body) throws Exception;

    /**
     * What is done with the resource.
     *
     * @param <T> the resource
     */
    interface Body<T extends @Nullable Object> {
        /**
         * Hands out the resource and waits until it is not used any more. To be called once.
         *
         * @param resource the resource
         * @throws Exception the failure of the body, as it is; {@link java.util.concurrent.CancellationException} if it was cancelled. A function
         *     that catches it and returns has handled it
         * @throws IllegalStateException when called again
         */
        void run(T resource) throws Exception;
    }
}
