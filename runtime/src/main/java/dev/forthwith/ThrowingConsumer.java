package dev.forthwith;

import org.jspecify.annotations.Nullable;

/**
 * A consumer that may throw a checked exception, which becomes the failure of the operation that called it.
 *
 * @param <T> what is consumed
 */
@FunctionalInterface
public interface ThrowingConsumer<T extends @Nullable Object> {
    /**
     * Takes a value.
     *
     * @param value the value
     * @throws Exception what the operation fails with
     */
    void accept(T value) throws Exception;
}
