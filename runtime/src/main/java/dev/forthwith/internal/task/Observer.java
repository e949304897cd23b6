package dev.forthwith.internal.task;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A handler that only looks at the end of a stage. A task that is given one registers it as it is, without deriving a task that could
 * be cancelled.
 */
@FunctionalInterface
public interface Observer extends BiFunction<@Nullable Object, @Nullable Throwable, @Nullable Void> {
    void ended(@Nullable Object value, @Nullable Throwable failure);

    @Override
    default @Nullable Void apply(@Nullable Object value, @Nullable Throwable failure) {
        ended(value, failure);
        return null;
    }
}
