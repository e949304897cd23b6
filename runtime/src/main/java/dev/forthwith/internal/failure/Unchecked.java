package dev.forthwith.internal.failure;

import dev.forthwith.ThrowingFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A function that throws whatever it likes, where the JDK wants one that does not. */
public final class Unchecked {
    private Unchecked() {}

    public static <T extends @Nullable Object, R extends @Nullable Object> Function<T, R> function(
            ThrowingFunction<? super T, ? extends R> fn) {
        return value -> {
            try {
                return fn.apply(value);
            } catch (Exception thrown) {
                throw Failures.sneak(thrown);
            }
        };
    }
}
