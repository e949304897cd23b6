package dev.forthwith;

import org.jspecify.annotations.Nullable;

/**
 * A resource that is open in blocking code, for try-with-resources.
 *
 * <pre>{@code
 * try (OpenContext<Connection> open = AsyncDatabase.of(url).open()) {
 *     open.value().query("select 1");
 * }
 * }</pre>
 *
 * <p>Java does not tell {@code close} how the block ended; call {@link #fail} in a catch block where the exit should know.
 * Use it from one thread.
 *
 * @param <T> the resource
 */
public interface OpenContext<T extends @Nullable Object> extends AutoCloseable {
    /**
     * Returns the resource.
     *
     * @return the resource, which may be {@code null}
     * @throws IllegalStateException after {@link #close}: the resource was given back
     */
    T value();

    /**
     * Says that the use failed: {@link #close} will exit with {@link Outcome#FAILED}, or with {@link Outcome#CANCELLED} for a
     * {@link java.util.concurrent.CancellationException}. The first call counts. The failure stays the caller's to rethrow.
     *
     * @param failure what happened
     * @throws IllegalStateException after {@link #close}: the exit was told already how the use ended
     */
    void fail(Throwable failure);

    /**
     * Exits and waits until the exit ended. A second call does nothing. Throws only what the exit throws, and not the failure that
     * {@link #fail} was given, even if the exit throws that again: unchecked exceptions and errors as they are, a checked one in a
     * {@link java.util.concurrent.CompletionException}. An interrupt does not disturb the exit; the flag is set again.
     */
    @Override
    void close();
}
