package dev.forthwith;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What gives a resource back: the counterpart of Python's {@code __aexit__}.
 *
 * @param <T> the resource
 */
@FunctionalInterface
public interface AsyncExit<T extends @Nullable Object> {
    /**
     * Starts to give the resource back.
     *
     * @param value the resource
     * @param outcome how its use ended
     * @param failure the failure or the {@link java.util.concurrent.CancellationException}; {@code null} unless failed or cancelled
     * @return a stage, awaited before anything further happens; if it yields {@link Boolean#TRUE} and the outcome is
     *     {@link Outcome#FAILED}, the failure is handled. Never {@code null}
     * @throws Exception the same as a stage that fails with it
     */
    CompletionStage<?> exit(T value, Outcome outcome, @Nullable Throwable failure) throws Exception;
}
