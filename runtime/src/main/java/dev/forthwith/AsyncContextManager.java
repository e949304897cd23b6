package dev.forthwith;

import dev.forthwith.internal.failure.Unchecked;
import dev.forthwith.internal.scope.AroundContext;
import dev.forthwith.internal.scope.Blocking;
import dev.forthwith.internal.scope.BothContext;
import dev.forthwith.internal.scope.BuiltContext;
import dev.forthwith.internal.scope.EnterTimeout;
import dev.forthwith.internal.scope.ExitTimeout;
import dev.forthwith.internal.scope.FunctionContext;
import dev.forthwith.internal.scope.NamedContext;
import dev.forthwith.internal.scope.Scope;
import dev.forthwith.internal.task.BlockingCall;
import dev.forthwith.internal.task.Limits;
import dev.forthwith.internal.task.Shared;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
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
 * <p><img src="doc-files/guarantee-in-order.svg" alt="Exactly once, in reverse order, awaited">
 *
 * <p><img src="doc-files/guarantee-never-torn.svg" alt="Never torn: cancelled while it enters">
 *
 * <p><img src="doc-files/guarantee-never-in-use.svg" alt="Never while in use: cancelled in its body">
 *
 * <p><img src="doc-files/guarantee-no-failure-lost.svg" alt="No failure is lost">
 *
 * <p><img src="doc-files/guarantee-no-hang.svg" alt="No hang: the body yields null instead of a stage">
 *
 * @param <T> the resource, which may be null
 */
@FunctionalInterface
public interface AsyncContextManager<T extends @Nullable Object> {
    /**
     * Makes the context of one use.
     *
     * @return a new context; if it is null, entering fails
     */
    @CheckReturnValue
    AsyncContext<T> context();

    /**
     * Enters, runs the body, exits: {@code async with}.
     *
     * <p>The body is called on the thread that completed the enter, or on the caller's if that was ready. What it throws, a failed stage and
     * a {@code null} stage are failures, which the exit is told. If the exit handles the failure the result is {@code null}.
     * Cancelling the task waits for the pending body, which {@code cancel(true)} also asks to end, and then exits with
     * {@link Outcome#CANCELLED}.
     *
     * <p><i>Enters:</i> once, at once. <i>Exits:</i> once, when the body has ended, before the task settles. <i>Threads:</i> those that
     * complete the enter, the body and the exit, one after the other; the caller's as long as all is ready. <i>Fails:</i> as the enter,
     * the body or the exit fails; the first is primary. <i>Cancelled:</i> an enter is waited for, and what it yields is exited; a pending
     * body is waited for, and by {@code cancel(true)} asked to end, and the resource exited.
     *
     * @param body what to do with the resource
     * @param <R> the result
     * @return the task of the result; it settles after the exit
     */
    @CheckReturnValue
    default <R extends @Nullable Object> AsyncTask<R> with(AsyncFunction<? super T, ? extends R> body) {
        return Scope.run(this, Objects.requireNonNull(body, "body"));
    }

    /**
     * As {@link #with}, for a body that answers at once.
     *
     * <p><i>Enters:</i> once, at once. <i>Exits:</i> once, when the body has returned, before the task settles. <i>Threads:</i> the body
     * is on that which completes the enter. <i>Fails:</i> as the enter, the body or the exit fails; the first is primary.
     * <i>Cancelled:</i> an enter is waited for, and what it yields is exited; a body that runs is waited for.
     *
     * @param body what to do with the resource
     * @param <R> the result
     * @return the task of the result; it settles after the exit
     */
    @CheckReturnValue
    default <R extends @Nullable Object> AsyncTask<R> call(ThrowingFunction<? super T, ? extends R> body) {
        Objects.requireNonNull(body, "body");
        return Scope.run(this, resource -> CompletableFuture.completedFuture(body.apply(resource)));
    }

    /**
     * As {@link #with}, for a body that answers at once and has no result.
     *
     * <p><i>Enters:</i> once, at once. <i>Exits:</i> once, when the body has returned, before the task settles. <i>Threads:</i> the body
     * is on that which completes the enter. <i>Fails:</i> as the enter, the body or the exit fails; the first is primary.
     * <i>Cancelled:</i> an enter is waited for, and what it yields is exited; a body that runs is waited for.
     *
     * @param body what to do with the resource
     * @return the task; it settles after the exit
     */
    @CheckReturnValue
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
     * before or while entering, or in the body, makes the outcome {@link Outcome#CANCELLED}; the exit runs undisturbed, then
     * {@code InterruptedException} is thrown.
     *
     * <p><i>Enters:</i> once, and waits. <i>Exits:</i> once, when the body has returned, and waits. <i>Threads:</i> the body is on the
     * caller's. <i>Fails:</i> by throwing, as the enter, the body or the exit fails; the first is primary. <i>Cancelled:</i> by an
     * interrupt: the exit runs undisturbed.
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
     * <p><i>Enters:</i> once, and waits. <i>Exits:</i> when the caller closes what is returned, and waits. <i>Threads:</i> the caller's
     * waits. <i>Fails:</i> by throwing, as the enter fails. <i>Cancelled:</i> by an interrupt: what is entered nevertheless is exited.
     *
     * @return the open resource
     * @throws InterruptedException if this thread was interrupted; then nothing is left open
     */
    @CheckReturnValue
    default OpenContext<T> open() throws InterruptedException {
        return Blocking.open(this);
    }

    /**
     * Hands out what a function makes of the resource. If the function fails, the resource is exited and entering fails.
     *
     * <p><i>Enters:</i> this, then calls the function. <i>Exits:</i> this. <i>Threads:</i> the function is on that which completes the
     * enter. <i>Fails:</i> as the enter or the function fails; then this is exited. <i>Cancelled:</i> as this is; the function is not
     * called.
     *
     * @param fn the function
     * @param <R> the new resource
     * @return the manager
     */
    @CheckReturnValue
    default <R extends @Nullable Object> AsyncContextManager<R> map(ThrowingFunction<? super T, ? extends R> fn) {
        Objects.requireNonNull(fn, "fn");
        return BuiltContext.manager("map", stack -> stack.enter(this).thenApply(Unchecked.function(fn)));
    }

    /**
     * Enters the resource, and then another one that a function makes of it. That is exited first.
     *
     * <p><i>Enters:</i> this, then what the function makes. <i>Exits:</i> the inner one, then this. <i>Threads:</i> the function is on
     * that which completes the enter. <i>Fails:</i> as either enter, the function or an exit fails; what was entered is exited.
     * <i>Cancelled:</i> whichever enter pends, as that says; what was entered is exited.
     *
     * @param fn makes the inner manager; null is a failure
     * @param <R> the inner resource
     * @return the manager of the inner resource
     */
    @CheckReturnValue
    default <R extends @Nullable Object> AsyncContextManager<R> flatMap(
            ThrowingFunction<? super T, ? extends AsyncContextManager<R>> fn) {
        Objects.requireNonNull(fn, "fn");
        return BuiltContext.manager(
                "flatMap",
                // Apart, so that nothing is entered any more if it was cancelled meanwhile.
                stack -> stack.enter(this)
                        .thenApply(Unchecked.function(resource -> Objects.requireNonNull(
                                fn.apply(resource), "the function given to flatMap returned null")))
                        .thenCompose(stack::enter));
    }

    /**
     * Gives up entering at a limit: the task then fails with {@link java.util.concurrent.TimeoutException} at once, although the enter may still
     * pend. It is asked to cancel; a resource that arrives later is exited with {@link Outcome#CANCELLED} and never shown.
     *
     * <p><i>Enters:</i> this. <i>Exits:</i> this; also when it arrives after the limit. <i>Threads:</i> the timer's at the limit.
     * <i>Fails:</i> with {@code TimeoutException} at the limit; what the enter fails with later goes to {@link Forthwith#onDropped}.
     * <i>Cancelled:</i> as this is, and by the limit.
     *
     * @param limit how long entering may take, more than nothing
     * @return the manager
     */
    @CheckReturnValue
    default AsyncContextManager<T> enterTimeout(Duration limit) {
        Limits.requirePositive("limit", limit);
        return () -> new EnterTimeout<>(this, limit);
    }

    /**
     * Lets the exit count as failed, with {@link java.util.concurrent.TimeoutException}, at a limit. The exits outside of this one go on then;
     * a failure that the exit reports later goes to {@link Forthwith#onDropped}. The limit also holds for giving back a resource that arrives
     * when nobody wants it any more; what a combination of resources gives back while it is being entered has the limits of its parts.
     *
     * <p><i>Enters:</i> this. <i>Exits:</i> this, and waits no longer than the limit. <i>Threads:</i> the timer's at the limit.
     * <i>Fails:</i> with {@code TimeoutException} at the limit. <i>Cancelled:</i> as this is; an exit never.
     *
     * @param limit how long the exit may take, more than nothing
     * @return the manager
     */
    @CheckReturnValue
    default AsyncContextManager<T> exitTimeout(Duration limit) {
        Limits.requirePositive("limit", limit);
        return () -> new ExitTimeout<>(this, limit);
    }

    /**
     * Makes a manager of two functions.
     *
     * <p><i>Enters:</i> by the first function. <i>Exits:</i> by the second function. <i>Threads:</i> the enter function is on the
     * caller's, the exit function on that which completes the body. <i>Fails:</i> as a function or its stage fails; a null stage is a
     * failure that names the function. <i>Cancelled:</i> an enter that pends is waited for and never interrupted.
     *
     * @param enter acquires; called once a use
     * @param exit gives back what was acquired
     * @param <T> the resource
     * @return the manager
     */
    @CheckReturnValue
    static <T extends @Nullable Object> AsyncContextManager<T> of(
            Callable<? extends CompletionStage<T>> enter, AsyncExit<? super T> exit) {
        Objects.requireNonNull(enter, "enter");
        Objects.requireNonNull(exit, "exit");
        return () -> new FunctionContext<>(enter, exit);
    }

    /**
     * Opens and closes something that blocks, on the blocking executor.
     *
     * <p><i>Enters:</i> by calling {@code open} on the blocking executor. <i>Exits:</i> by {@code close} on the blocking executor; a null
     * is nothing to close. <i>Threads:</i> those of the blocking executor. <i>Fails:</i> as {@code open} or {@code close} throws.
     * <i>Cancelled:</i> an {@code open} that runs is waited for and never interrupted.
     *
     * @param open opens it
     * @param <T> what is closed
     * @return the manager
     * @see Forthwith#blockingExecutor
     */
    @CheckReturnValue
    static <T extends AutoCloseable> AsyncContextManager<T> closing(Callable<? extends T> open) {
        Objects.requireNonNull(open, "open");
        return () -> new NamedContext<>(
                () -> BlockingCall.<T>start(open::call),
                (closeable, outcome, failure) -> BlockingCall.start(() -> {
                    if (closeable != null) {
                        closeable.close();
                    }
                    return false;
                }),
                "closing",
                open);
    }

    /**
     * Makes a manager of a value that is there and needs no exit: Python's {@code nullcontext}.
     *
     * <p><i>Enters:</i> nothing. <i>Exits:</i> nothing. <i>Threads:</i> none. <i>Fails:</i> never. <i>Cancelled:</i> nothing pends.
     *
     * @param value the value
     * @param <T> its type
     * @return the manager
     */
    @CheckReturnValue
    static <T extends @Nullable Object> AsyncContextManager<T> value(T value) {
        return () -> new NamedContext<>(
                () -> CompletableFuture.completedFuture(value),
                (given, outcome, failure) -> Shared.DONE,
                "value",
                null);
    }

    /**
     * Makes a manager of one blocking function around the use of its resource, which runs on the blocking executor: Python's
     * {@code @asynccontextmanager}.
     *
     * <p>The resource is what the function hands to {@code body.run}, which returns when the resource is not used any more, or throws the
     * failure of the scope. If the function then returns the failure is handled. If it does not call {@code body.run} entering fails.
     *
     * <p><i>Enters:</i> by running the function up to {@code body.run}. <i>Exits:</i> by letting {@code body.run} return or throw, and
     * waits for the end of the function. <i>Threads:</i> one of the blocking executor. <i>Fails:</i> as the function fails, before {@code
     * body.run} the enter, after it the exit. <i>Cancelled:</i> a function that enters is waited for; later {@code body.run} throws
     * {@code CancellationException}.
     *
     * @param body the function, called once a use
     * @param <T> the resource
     * @return the manager
     * @see Forthwith#blockingExecutor
     */
    @CheckReturnValue
    static <T extends @Nullable Object> AsyncContextManager<T> around(Around<T> body) {
        Objects.requireNonNull(body, "body");
        return () -> new AroundContext<>(body);
    }

    /**
     * Makes one resource of many, all or nothing: the function enters them on a stack. If it fails, what was entered is exited before
     * entering fails; else all is exited when the whole is.
     *
     * <pre>{@code
     * AsyncContextManager<Session> session = AsyncContextManager.build(stack ->
     *         stack.enter(AsyncDatabase.of(url))
     *                 .thenCompose(database -> stack.enter(AsyncTransaction.of(database)))
     *                 .thenApply(Session::new));
     * }</pre>
     *
     * <p><i>Enters:</i> what the function enters on the stack. <i>Exits:</i> all of that, the last first. <i>Threads:</i> the function is
     * on the caller's, then as its stages go. <i>Fails:</i> as the function or its stage fails; what was entered is exited first.
     * <i>Cancelled:</i> the stage of the function is, where it is a task; what was entered is exited.
     *
     * @param build enters on the stack and yields the resource; a null stage is a failure
     * @param <T> the resource
     * @return the manager
     */
    @CheckReturnValue
    static <T extends @Nullable Object> AsyncContextManager<T> build(AsyncFunction<? super AsyncExitStack, T> build) {
        return BuiltContext.manager("build", Objects.requireNonNull(build, "build"));
    }

    /**
     * Makes one resource of two that are entered at the same time and exited at the same time.
     *
     * <p>If one fails to enter, the other is asked to cancel as by {@code cancel(true)}, and exited if it was entered; the first failure
     * is reported. Both exits are told the outcome; the failure is handled if one of them handles it and none fails.
     *
     * <p><i>Enters:</i> both together. <i>Exits:</i> both together. <i>Threads:</i> the function is on that which completes the later
     * enter. <i>Fails:</i> with the first failure of an enter, an exit or the function; the later ones are suppressed on it.
     * <i>Cancelled:</i> both enters are; what is entered nevertheless is exited.
     *
     * @param a the one
     * @param b the other
     * @param fn makes the resource of both
     * @param <A> the one resource
     * @param <B> the other resource
     * @param <R> the resource
     * @return the manager
     */
    @CheckReturnValue
    static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            AsyncContextManager<R> both(
                    AsyncContextManager<A> a,
                    AsyncContextManager<B> b,
                    BiFunction<? super A, ? super B, ? extends R> fn) {
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
        Objects.requireNonNull(fn, "fn");
        return () -> new BothContext<>(a, b, fn);
    }
}
