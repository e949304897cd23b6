package dev.forthwith.generated;

import org.jspecify.annotations.Nullable;

/**
 * A call that may throw anything: the constructor of an annotated class, or a method of it that blocks.
 *
 * @param <T> the result
 */
@FunctionalInterface
public interface Call<T extends @Nullable Object> {
    /**
     * Makes the call.
     *
     * @return the result
     * @throws Throwable what the constructor or method throws; it arrives unchanged
     */
    T call() throws Throwable;
}
