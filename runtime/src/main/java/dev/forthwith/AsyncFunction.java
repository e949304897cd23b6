package dev.forthwith;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A function whose result arrives later, as a stage.
 *
 * <p>What it throws counts as a failed stage, and so does a {@code null} stage: the failure then names the place.
 *
 * @param <T> what the function is given
 * @param <R> what its stage yields
 */
@FunctionalInterface
public interface AsyncFunction<T extends @Nullable Object, R extends @Nullable Object> {
    /**
     * Starts the work.
     *
     * @param value the argument
     * @return the stage of the result, never {@code null}
     * @throws Exception when the work cannot start; the same as a stage that fails with it
     */
    CompletionStage<? extends R> apply(T value) throws Exception;
}
