package dev.forthwith;

import dev.forthwith.internal.scope.Blocking;
import dev.forthwith.internal.scope.FunctionContext;
import dev.forthwith.internal.scope.Scope;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A recipe for a resource that is entered and exited asynchronously: the counterpart of Python's asynchronous context manager (PEP 492).
 *
 * <p>Whatever happens in between, what was entered is exited exactly once, in reverse order, and the exit is awaited before the result
 * is visible. An enter is not torn by a cancellation: it is waited for, and a resource that it yields is exited with
 * {@link Outcome#CANCELLED}. The earliest failure is the one that is reported; later ones are suppressed on it.
 *
 * <p>A manager may be used many times and from many threads at once, each use with a context of its own.
 *
 * <pre>{@code
 * AsyncTask<Integer> rows = AsyncDatabase.of(url).with(connection -> connection.update("delete from t"));
 * }</pre>
 *
 * @param <T> the resource, which may be null
 */
@FunctionalInterface
public interface AsyncContextManager<T extends @Nullable Object> {
    /**
     * Makes the context of one use.
     *
     * @return a new context
     */
    AsyncContext<T> context();

    /**
     * Enters, runs the body, exits: {@code async with}.
     *
     * <p>The body is called on the thread that completed the enter, or on the caller's if that was ready. What it throws, a failed stage and
     * a {@code null} stage are failures, which the exit is told. If the exit handles the failure the result is {@code null}.
     * Cancelling the task asks the pending body to end, waits for it, and then exits with {@link Outcome#CANCELLED}.
     *
     * @param body what to do with the resource
     * @param <R> the result
     * @return the task of the result; it settles after the exit
     */
    default <R extends @Nullable Object> AsyncTask<R> with(AsyncFunction<? super T, ? extends R> body) {
        return Scope.run(this, Objects.requireNonNull(body, "body"));
    }

    /**
     * As {@link #with}, for a body that answers at once.
     *
     * @param body what to do with the resource
     * @param <R> the result
     * @return the task of the result; it settles after the exit
     */
    default <R extends @Nullable Object> AsyncTask<R> call(ThrowingFunction<? super T, ? extends R> body) {
        Objects.requireNonNull(body, "body");
        return Scope.run(this, resource -> CompletableFuture.completedFuture(body.apply(resource)));
    }

    /**
     * As {@link #with}, for a body that answers at once and has no result.
     *
     * @param body what to do with the resource
     * @return the task; it settles after the exit
     */
    default AsyncTask<Void> run(ThrowingConsumer<? super T> body) {
        Objects.requireNonNull(body, "body");
        return Scope.run(this, resource -> {
            body.accept(resource);
            return CompletableFuture.completedFuture(null);
        });
    }

    /**
     * Enters, runs the body on this thread, exits, and returns the result.
     *
     * <p>It throws the original unchecked exception or error; a checked one in a {@link java.util.concurrent.CompletionException}. An interrupt
     * while entering or in the body makes the outcome {@link Outcome#CANCELLED}; the exit runs undisturbed, then
     * {@code InterruptedException} is thrown.
     *
     * @param body what to do with the resource
     * @param <R> the result
     * @return the result; {@code null} if the exit handled a failure
     * @throws InterruptedException if this thread was interrupted before the exit began
     */
    default <R extends @Nullable Object> R withBlocking(ThrowingFunction<? super T, ? extends R> body)
            throws InterruptedException {
        return Blocking.run(this, Objects.requireNonNull(body, "body"));
    }

    /**
     * Enters and waits for the resource, for try-with-resources.
     *
     * @return the open resource
     * @throws InterruptedException if this thread was interrupted; then nothing is left open
     */
    default OpenContext<T> open() throws InterruptedException {
        return Blocking.open(this);
    }

    /**
     * Makes a manager of two functions.
     *
     * @param enter acquires; called once a use
     * @param exit gives back what was acquired
     * @param <T> the resource
     * @return the manager
     */
    static <T extends @Nullable Object> AsyncContextManager<T> of(
            Callable<? extends CompletionStage<T>> enter, AsyncExit<? super T> exit) {
        Objects.requireNonNull(enter, "enter");
        Objects.requireNonNull(exit, "exit");
        return () -> new FunctionContext<>(enter, exit);
    }
}
