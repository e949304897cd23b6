package dev.forthwith;

import dev.forthwith.internal.scope.BuiltContext;
import dev.forthwith.internal.scope.ExitStack;
import dev.forthwith.internal.scope.StackExit;
import dev.forthwith.internal.task.Shared;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A stack of exits that is filled at run time: the counterpart of Python's {@code contextlib.AsyncExitStack}.
 *
 * <p>Closing it exits everything in the reverse order, each awaited before the next, as the same resources nested would be: an exit gets
 * the outcome as it is after those above it; one that handles the failure makes it disappear; the earliest failure is primary and later
 * ones are suppressed on it.
 *
 * <p>It may be used from any thread. On a closed or moved stack, {@link #enter}, {@link #adopt}, {@link #defer} and {@link #move} fail with
 * {@link IllegalStateException} and do not touch their argument.
 *
 * <pre>{@code
 * AsyncTask<Rows> rows = AsyncExitStack.manager().with(stack ->
 *         stack.enter(AsyncDatabase.of(url))
 *                 .thenCompose(database -> stack.enter(AsyncTransaction.of(database)))
 *                 .thenCompose(transaction -> transaction.execute(statement)));
 * }</pre>
 *
 * <p><img src="doc-files/guarantee-stack.svg" alt="An exit stack: an enter fails">
 */
public final class AsyncExitStack {
    static {
        StackExit.accessBy(AsyncExitStack::exit);
    }

    /** What it owns; null once that was moved. */
    private volatile @Nullable ExitStack owned;

    /** How often what it owns was moved before. */
    private final int owner;

    private AsyncExitStack(ExitStack stack, int owner) {
        this.owned = stack;
        this.owner = owner;
    }

    /** Makes an empty stack; who makes one closes it. */
    public AsyncExitStack() {
        this(new ExitStack(), 0);
    }

    /**
     * Makes a manager of a stack, which is closed when the scope ends. If it was closed before, the scope only waits for that: what that
     * close handled or failed with is told to whoever called it.
     *
     * @return the manager
     */
    @CheckReturnValue
    public static AsyncContextManager<AsyncExitStack> manager() {
        return BuiltContext.manager("AsyncExitStack.manager", CompletableFuture::completedFuture);
    }

    /**
     * Enters a resource, which the stack will exit.
     *
     * <p>An enter is not torn: if the stack is closed meanwhile, or the task is cancelled, a resource that arrives is exited with
     * {@link Outcome#CANCELLED}, and the task fails with {@link java.util.concurrent.CancellationException}. {@link #close} waits for
     * that, and fails with what that exit fails with.
     *
     * <p><i>Enters:</i> at once. <i>Exits:</i> the resource when the stack is closed, before what was registered earlier. <i>Threads:</i>
     * those that complete the enter. <i>Fails:</i> as the enter fails, and then nothing is to be exited. <i>Cancelled:</i> an enter is
     * not torn: what it yields is exited.
     *
     * @param manager makes the context
     * @param <T> the resource
     * @return the task of the resource; on a closed or moved stack it fails with {@link IllegalStateException}, and nothing is entered
     */
    @CheckReturnValue
    public <T extends @Nullable Object> AsyncTask<T> enter(AsyncContextManager<T> manager) {
        Objects.requireNonNull(manager, "manager");
        ExitStack stack = owned;
        return stack == null
                ? AsyncTask.shield(CompletableFuture.failedFuture(ExitStack.closed()))
                : stack.enter(manager);
    }

    /**
     * Takes charge of a value that is already there.
     *
     * <p><i>Enters:</i> nothing. <i>Exits:</i> by the function when the stack is closed. <i>Threads:</i> the function is on that which
     * completed the exit before. <i>Fails:</i> as the function or its stage fails, of the close. <i>Cancelled:</i> never: an exit runs to
     * its end.
     *
     * @param value the value
     * @param exit gives it back; a null stage is a failure
     * @param <T> its type
     * @return the value
     */
    public <T extends @Nullable Object> T adopt(T value, AsyncExit<? super T> exit) {
        stack().adopt(value, Objects.requireNonNull(exit, "exit"));
        return value;
    }

    /**
     * Remembers a callback. It can never handle a failure.
     *
     * <p><i>Enters:</i> nothing. <i>Exits:</i> by the callback when the stack is closed. <i>Threads:</i> the callback is on that which
     * completed the exit before. <i>Fails:</i> as the callback or its stage fails, of the close. <i>Cancelled:</i> never: an exit runs to
     * its end.
     *
     * @param callback called, and awaited, when its turn comes; a null stage is a failure
     */
    public void defer(Callable<? extends CompletionStage<?>> callback) {
        stack().defer(Objects.requireNonNull(callback, "callback"));
    }

    /**
     * Moves everything to a new stack. This one is closed, without an exit; the new one owns.
     *
     * <p><i>Enters:</i> nothing. <i>Exits:</i> nothing; the new stack does. <i>Threads:</i> none. <i>Fails:</i> with {@link
     * IllegalStateException} on a closed or moved stack. <i>Cancelled:</i> nothing pends.
     *
     * @return the new stack
     */
    @CheckReturnValue
    public AsyncExitStack move() {
        ExitStack stack = stack();
        int next = stack.move(owner);
        owned = null;
        return new AsyncExitStack(stack, next);
    }

    /**
     * Closes the stack: {@link #close(Outcome, Throwable)} with {@link Outcome#COMPLETED}.
     *
     * @return the task; every caller gets the same
     */
    @CheckReturnValue
    public AsyncTask<Void> close() {
        return close(Outcome.COMPLETED, null);
    }

    /**
     * Closes the stack. On a moved stack it does nothing. It cannot be cancelled.
     *
     * <p><i>Enters:</i> nothing more; an enter that pends is asked to cancel and waited for. <i>Exits:</i> everything, the last first,
     * each awaited before the next. <i>Threads:</i> those that complete the exits, one after the other; the caller's as long as all is
     * ready. <i>Fails:</i> with what the exits fail with; the earliest is primary. <i>Cancelled:</i> never.
     *
     * @param outcome what the exits are told, until one of them handles the failure or fails; if there is a failure, what that says
     * @param failure {@code null} unless failed or cancelled, in layers of the JDK or not; for {@link Outcome#CANCELLED} without one a
     *     {@link java.util.concurrent.CancellationException} is made
     * @return the task, the same for every caller; it fails only if an exit failed: with the failure that was given or made, on which that of
     *     the exit is suppressed, or with that of the exit if there was none or it was handled before
     */
    @CheckReturnValue
    public AsyncTask<Void> close(Outcome outcome, @Nullable Throwable failure) {
        Objects.requireNonNull(outcome, "outcome");
        ExitStack stack = owned;
        AsyncTask<Void> closing = stack == null ? null : stack.close(owner, outcome, failure);
        return closing == null ? AsyncTask.shield(Shared.DONE) : closing;
    }

    /** Closes it as the exit of a context. */
    private StackExit exit(Outcome outcome, @Nullable Throwable failure) {
        ExitStack stack = owned;
        return stack == null ? StackExit.after(null) : stack.exit(owner, outcome, failure);
    }

    private ExitStack stack() {
        ExitStack stack = owned;
        if (stack == null || stack.isClosed()) {
            throw ExitStack.closed();
        }
        return stack;
    }
}
