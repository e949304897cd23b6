package dev.forthwith;

import org.jspecify.annotations.Nullable;

/**
 * A predicate that may throw a checked exception, which becomes the failure of the operation that called it.
 *
 * @param <T> what is tested
 */
@FunctionalInterface
public interface ThrowingPredicate<T extends @Nullable Object> {
    /**
     * Tests a value.
     *
     * @param value the value
     * @return whether it matches
     * @throws Exception what the operation fails with
     */
    boolean test(T value) throws Exception;
}
