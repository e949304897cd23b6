package dev.forthwith.generated;

import dev.forthwith.AsyncTask;
import dev.forthwith.internal.task.BlockingCall;
import dev.forthwith.internal.task.ListenedFuture;
import dev.forthwith.internal.task.Shared;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What generated code makes of the results of annotated methods. For generated code only; stable between releases. */
public final class Results {

    private Results() {}

    /**
     * Makes a stage of a plain value.
     *
     * @param value the value
     * @param <T> its type
     * @return a completed stage
     */
    public static <T extends @Nullable Object> CompletionStage<T> ready(T value) {
        return CompletableFuture.completedFuture(value);
    }

    /**
     * Makes a stage of nothing.
     *
     * @return a completed stage
     */
    public static CompletionStage<Void> done() {
        return Shared.DONE;
    }

    /**
     * Runs a call on the blocking executor.
     *
     * @param call the call
     * @param <T> its result
     * @return the task; {@code cancel(true)} interrupts the thread of the call, and the end of the call is waited for
     */
    public static <T extends @Nullable Object> AsyncTask<T> blocking(Call<? extends T> call) {
        return BlockingCall.start(call::call);
    }

    /**
     * Converts an awaitable of another library, unless it is null.
     *
     * @param awaitable the awaitable
     * @param by the method that converts it
     * @param <X> its type
     * @param <T> what it yields
     * @return its stage, or {@code null}
     */
    public static <X, T extends @Nullable Object> @Nullable CompletionStage<T> convert(
            @Nullable X awaitable, Function<? super X, ? extends CompletionStage<T>> by) {
        return awaitable == null ? null : by.apply(awaitable);
    }

    /**
     * Makes a stage of a future that tells a listener when it is done, unless it is null.
     *
     * @param future the future
     * @param addListener registers the listener
     * @param <F> its type
     * @param <T> what it yields
     * @return its stage, or {@code null}; {@code cancel(true)} cancels the future
     */
    public static <F extends Future<? extends T>, T extends @Nullable Object> @Nullable CompletionStage<T> listen(
            @Nullable F future, BiConsumer<? super F, ? super Runnable> addListener) {
        return future == null ? null : ListenedFuture.<F, T>start(future, addListener);
    }

    /**
     * Takes the element out of an optional.
     *
     * @param value the optional
     * @param <T> its type
     * @return the element, or {@code null}: the end
     */
    @SuppressWarnings("NullableOptional")
    public static <T> @Nullable T orNull(@Nullable Optional<? extends T> value) {
        return value == null || value.isEmpty() ? null : value.get();
    }
}
