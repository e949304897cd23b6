package dev.forthwith;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One use of a resource: it is entered once and exited once.
 *
 * <p>Most code calls {@link AsyncContextManager#with} and never sees a context. Who implements one may leave it to the caller
 * that {@code enter} is called once, and {@code exit} only after {@code enter} succeeded. The contexts that this library
 * makes check it: entering again fails with {@code IllegalStateException} (already entered), exiting before entering fails
 * with {@code IllegalStateException} (not entered), and exiting again changes nothing and returns the completion of the first.
 *
 * @param <T> the resource
 */
@CheckReturnValue
public interface AsyncContext<T extends @Nullable Object> {
    /**
     * Enters: acquires the resource.
     *
     * @return the stage of the resource, which may be {@code null}; if it fails, nothing was acquired and {@code exit} is not called
     */
    CompletionStage<T> enter();

    /**
     * Exits: gives the resource back.
     *
     * @param outcome how the use ended; if there is a failure, the contexts that this library makes go by what that says
     * @param failure {@code null} unless failed or cancelled; what this library makes takes the layers of the JDK off it
     * @return a stage of {@link Boolean#TRUE} if the failure is handled; {@code FALSE} or {@code null} otherwise
     */
    CompletionStage<Boolean> exit(Outcome outcome, @Nullable Throwable failure);
}
