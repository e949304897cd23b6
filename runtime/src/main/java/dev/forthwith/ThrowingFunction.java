package dev.forthwith;

import org.jspecify.annotations.Nullable;

/**
 * A function that may throw a checked exception, which becomes the failure of the operation that called it.
 *
 * @param <T> what the function is given
 * @param <R> what it returns
 */
@FunctionalInterface
public interface ThrowingFunction<T extends @Nullable Object, R extends @Nullable Object> {
    /**
     * Applies the function.
     *
     * @param value the argument
     * @return the result
     * @throws Exception what the operation fails with
     */
    R apply(T value) throws Exception;
}
