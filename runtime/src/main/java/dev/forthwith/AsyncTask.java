package dev.forthwith;

import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.observe.Watching;
import dev.forthwith.internal.task.Adopted;
import dev.forthwith.internal.task.BlockingCall;
import dev.forthwith.internal.task.CancelRequest;
import dev.forthwith.internal.task.CancelRequest.Substitute;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.EndsAlone;
import dev.forthwith.internal.task.Fork;
import dev.forthwith.internal.task.Linked;
import dev.forthwith.internal.task.Stages;
import dev.forthwith.internal.task.Stoppable;
import dev.forthwith.internal.task.Timer;
import dev.forthwith.internal.task.Untyped;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every asynchronous operation of this library returns: a {@link CompletableFuture} whose cancellation is a request that is
 * <em>awaited</em>.
 *
 * <p><b>Completion implies release.</b> A task settles only after the last exit of its operation settled, also when it is cancelled,
 * when it times out, and when somebody completes it from outside. The exceptions are asked for: {@link AsyncContextManager#enterTimeout},
 * {@link AsyncContextManager#exitTimeout} and {@link AsyncIterable#timeout} bound the wait.
 *
 * <p><b>Cancellation.</b> {@link #cancel} travels to the innermost pending operation; exits run from the inside out; then the task
 * completes as cancelled. {@code cancel(false)} waits for the pending step and starts nothing after it; {@code cancel(true)} also asks
 * the pending step to end. It works on every task derived from this one, and reaches this one: {@link #thenApply},
 * {@link #thenCompose} and the others return tasks too. So to cancel one of several that were derived from a task is to cancel all of them.
 * {@link CompletableFuture#allOf} and {@link CompletableFuture#anyOf} derive no task: to cancel what they return reaches nobody.
 *
 * <p><b>Waiting.</b> {@link #await} cancels the operation when its thread is interrupted, and throws what the operation threw. {@link #get()},
 * {@link #get(long, TimeUnit)} and {@link #join} are those of any future: to give up there cancels nothing.
 *
 * <p>A task may be used from any thread. A dependent function without {@code Async} runs on the thread that settled the task, or on the
 * caller's if it has already settled; it is shown failures as they are, without the layers that {@code CompletableFuture} adds.
 *
 * <pre>{@code
 * AsyncTask<Integer> rows = AsyncDatabase.of(url).with(connection -> connection.update("delete from t"));
 * rows.orTimeout(2, TimeUnit.SECONDS);          // the connection is given back before it fails
 * int deleted = rows.await();
 * }</pre>
 *
 * @param <T> the result
 */
public class AsyncTask<T extends @Nullable Object> extends Derivation<T> {
    /*
     * One field decides between a request to cancel and the task's own end:
     *
     *   state                event                next                  answer
     *   null (open)          cancel, complete     CancelRequest         true; travels to what is waited for
     *   null (open)          exits begin / end    CLOSED                no request: the outcome stands
     *   CancelRequest        cancel(true)         the same, hardened    true, unless it was by complete; travels again if it was not as hard before
     *   CancelRequest        cancel(false)        unchanged             true, unless it was by complete
     *   CancelRequest        complete             as for cancel(true)   false: what was asked first stands
     *   CancelRequest        exits begin / end    the same, closed      the request: the outcome is CANCELLED
     *   CLOSED, closed       cancel, complete     unchanged             false: too late
     */
    private static final Object CLOSED = new Object();

    /** What a request is to the task that it comes to. It travels on as long as it is news: tasks may wait for each other in a circle. */
    private enum News {
        FIRST,
        HARDER,
        NONE,
        TOO_LATE;

        boolean travels() {
            return this == FIRST || this == HARDER;
        }
    }

    private static final VarHandle CONTROL;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final System.Logger LOGGER = System.getLogger("dev.forthwith");

    static {
        try {
            CONTROL = MethodHandles.lookup().findVarHandle(AsyncTask.class, "control", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable Object control;

    /** For the operations of this library. */
    protected AsyncTask() {}

    /**
     * Returns a task that ends as the stage does.
     *
     * @param stage somebody's work; {@code cancel(true)} of the task cancels it and waits until it says that it has ended
     * @param <T> the result
     * @return the task; the stage itself if it is one
     */
    @CheckReturnValue
    public static <T extends @Nullable Object> AsyncTask<T> from(CompletionStage<T> stage) {
        Objects.requireNonNull(stage, "stage");
        return stage instanceof AsyncTask<T> task ? task : new Adopted<>(stage, true).start();
    }

    /**
     * Returns a task that no cancellation reaches: it waits for the real end of the stage.
     *
     * <p>Use it where a resource must not be given back while it is in use, and the stage, merely chained on somebody's work, would say
     * that it is cancelled although the work goes on. A cancelled shield completes as cancelled when the stage has ended.
     *
     * <p><img src="doc-files/guarantee-shielded.svg" alt="Shielded: work that goes on is waited for">
     *
     * @param stage the work to protect
     * @param <T> the result
     * @return the task
     */
    @CheckReturnValue
    public static <T extends @Nullable Object> AsyncTask<T> shield(CompletionStage<T> stage) {
        return new Adopted<>(Objects.requireNonNull(stage, "stage"), false).start();
    }

    /**
     * Returns a task for work that has to be stopped in a way of its own: a statement that the server must be told to stop, a poll that must
     * be woken up.
     *
     * <pre>{@code
     * AsyncTask<List<Row>> page = AsyncTask.stoppable(
     *         AsyncTask.blocking(statement::fetch), // an interrupt would break its connection
     *         () -> AsyncTask.blocking(() -> { statement.cancel(); return null; }));
     * }</pre>
     *
     * <p>{@code cancel(true)} makes the call {@code stop}, on the thread that passes the request on, instead of cancelling the work;
     * {@code cancel(false)} does not. It is called once. Where a request that comes before the work is ignored, as by databases, let the
     * stage of {@code stop} repeat it until the work is done.
     *
     * <p>The task ends when the work has ended and the stage of {@code stop} has, too, so a request that is late never hits what comes after
     * the work. Then it is cancelled; what the work and {@code stop} failed with is suppressed on that. What the work yields although it was
     * cancelled is dropped, so it is not for work that yields a resource.
     *
     * @param work the work
     * @param stop asks the work to end; its stage ends when the request was made
     * @param <T> the result
     * @return the task
     */
    @CheckReturnValue
    public static <T extends @Nullable Object> AsyncTask<T> stoppable(
            CompletionStage<T> work, Callable<? extends CompletionStage<?>> stop) {
        Objects.requireNonNull(work, "work");
        Objects.requireNonNull(stop, "stop");
        return new Stoppable<>(work, stop).start();
    }

    /**
     * Makes a call that may block, on the blocking executor: Python's {@code asyncio.to_thread}.
     *
     * <pre>{@code
     * AsyncTask<String> text = AsyncTask.blocking(() -> Files.readString(path));
     * }</pre>
     *
     * <p>What it throws is the failure of the task, as it is. {@code cancel(true)} interrupts its thread; in any case the end of the call is
     * waited for, and what a cancelled call returns is dropped.
     *
     * @param call the call
     * @param <T> its result
     * @return the task
     * @see Forthwith#blockingExecutor
     */
    @CheckReturnValue
    public static <T extends @Nullable Object> AsyncTask<T> blocking(Callable<? extends T> call) {
        Objects.requireNonNull(call, "call");
        return new Adopted<T>(BlockingCall.start(call::call), true).start();
    }

    /**
     * Waits for the result on this thread.
     *
     * <p>It throws the original unchecked exception or error of the operation, a checked one in a
     * {@link java.util.concurrent.CompletionException}, and {@link CancellationException} if the task was cancelled. An interrupt cancels the
     * operation as {@code cancel(true)} does, waits for its cleanup, and throws {@code InterruptedException}; once the exits have begun it
     * is too late: then the outcome stands and the interrupt flag is set again.
     *
     * <p>An interrupt of {@link #get()} or {@link #join}, and the end of the time of {@link #get(long, TimeUnit)}, cancel nothing.
     *
     * <p>This, {@link #join} and {@link #get} know what this thread has still to begin: a scope or a loop that is begun more than 64 levels
     * deep inside others on one thread is put off until the thread has come up again or waits for a task. Where blocking code nests that
     * deep, wait for the task itself. To wait in another way, at a latch or for {@link CompletableFuture#allOf}, may be to wait for ever.
     *
     * @return the result
     * @throws InterruptedException if this thread was interrupted and the operation was cancelled for it
     */
    public T await() throws InterruptedException {
        try {
            return get();
        } catch (InterruptedException interrupted) {
            boolean inTime = cancel(true);
            awaitEnd();
            if (inTime) {
                // The cancellation itself is what the interrupt asked for, and no news.
                throw failure() instanceof CancellationException cancelled
                        ? Failures.interrupted(interrupted, cancelled)
                        : interrupted;
            }
            Thread.currentThread().interrupt();
            return result();
        } catch (ExecutionException | CancellationException failed) {
            return result();
        }
    }

    private void awaitEnd() {
        Depth.help();
        try {
            super.join();
        } catch (RuntimeException reportedByResult) {
            // The caller of this method asks for the result next.
        }
    }

    private T result() {
        Throwable failure = failure();
        if (failure != null) {
            throw Failures.rethrow(failure);
        }
        return super.join();
    }

    private @Nullable Throwable failure() {
        if (!isCompletedExceptionally()) {
            return null;
        }
        Throwable[] seen = new Throwable[1];
        Stages.observe(this, (value, failure) -> seen[0] = failure);
        return Failures.unwrap(seen[0]);
    }

    // ---------------------------------------------------------------------------------------------- cancellation

    /**
     * Asks the operation to cancel.
     *
     * <p>A cancelled task that waits longer than ten seconds says for what, in the log {@code dev.forthwith}.
     *
     * @param mayInterruptIfRunning whether the pending step is asked to end, too; otherwise it is waited for and nothing after it starts
     * @return true if the task had not begun its own exits: its outcome is now {@link Outcome#CANCELLED}, although it settles only after
     *     the cleanup. False if it was too late, or if it had been completed from outside or timed out: then that stands, although the
     *     operation is now asked
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return request(mayInterruptIfRunning, null) != News.TOO_LATE
                && (!(control instanceof CancelRequest request) || request.substitute() == null);
    }

    private News request(boolean interrupt, @Nullable Substitute substitute) {
        News news = mark(new CancelRequest(interrupt, substitute, control == null ? watchers() : null));
        if (news == News.FIRST) {
            watch();
        }
        if (news.travels()) {
            travel(ask(interrupt), interrupt);
        }
        return news;
    }

    /** Passes a request on; who cannot be asked is simply waited for, and what else is to be asked must not depend on that. */
    private @Nullable CompletionStage<?> ask(boolean interrupt) {
        try {
            return onCancel(interrupt);
        } catch (Throwable broken) {
            Dropped.report("a task that was asked to cancel threw", broken);
            return null;
        }
    }

    /** Records the request unless it is too late. */
    private News mark(CancelRequest created) {
        if (!isDone() && CONTROL.compareAndSet(this, null, created)) {
            return News.FIRST;
        }
        created.settles();
        if (isDone() || !(control instanceof CancelRequest earlier) || earlier.isClosed()) {
            return News.TOO_LATE;
        }
        return created.interrupts() && earlier.harden() ? News.HARDER : News.NONE;
    }

    /** Goes from task to task in a loop, since scopes nest deeper than a stack does. */
    private static void travel(@Nullable CompletionStage<?> first, boolean interrupt) {
        ArrayDeque<CompletionStage<?>> left = null;
        CompletionStage<?> target = first;
        while (target != null) {
            CompletionStage<?> next = null;
            if (target instanceof Fork fork) {
                left = left == null ? new ArrayDeque<>() : left;
                left.push(fork.second());
                next = fork.first();
            } else if (target instanceof AsyncTask<?> task) {
                if (task.mark(new CancelRequest(interrupt, null, null)).travels()) {
                    next = task.ask(interrupt);
                }
            } else if (interrupt) {
                Stages.interrupt(target);
            }
            target = next == null && left != null ? left.poll() : next;
        }
    }

    /**
     * Passes a request on to a stage that began to be waited for after the request was made.
     *
     * @param stage what is waited for now
     */
    protected final void passOn(CompletionStage<?> stage) {
        if (control instanceof CancelRequest request) {
            travel(stage, request.interrupts());
        }
    }

    /**
     * Is told, on the canceller's thread, that a request was made or made harder.
     *
     * @param interrupt whether the pending step is asked to end
     * @return the stage that the request travels on to, a {@link Fork} where there are two, or {@code null}
     */
    protected @Nullable CompletionStage<?> onCancel(boolean interrupt) {
        return waitsFor();
    }

    /**
     * Says which stage this task waits for.
     *
     * @return the stage, or {@code null} if it waits for none
     */
    protected @Nullable CompletionStage<?> waitsFor() {
        return null;
    }

    /**
     * Says in words what this task waits for, for the log.
     *
     * @return for example {@code Database.close()}
     */
    protected String whereabouts() {
        CompletionStage<?> stage = waitsFor();
        return stage == null ? "a running step" : "a " + stage.getClass().getName();
    }

    /**
     * Tells whether a request was made.
     *
     * @return whether this task was asked to cancel
     */
    protected final boolean cancelRequested() {
        return control instanceof CancelRequest;
    }

    /**
     * Ends the time in which the task can be cancelled, because its own exits begin or it settles.
     *
     * @return whether it was asked to cancel before
     */
    protected final boolean closeToCancel() {
        // Most tasks close when their exits begin and again when they settle: that time it costs no atomic operation.
        if (control == null && CONTROL.compareAndSet(this, null, CLOSED)) {
            return false;
        }
        if (control instanceof CancelRequest request) {
            request.close();
            return true;
        }
        return false;
    }

    /**
     * Ends the time in which the task can be cancelled, for a task that nobody has seen yet: that saves the atomic operation.
     *
     * @return false: nobody can have asked it to cancel
     */
    protected final boolean closeUnpublished() {
        CONTROL.set(this, CLOSED);
        return false;
    }

    private @Nullable Runnable watchers() {
        return Watching.isOn() ? Watching.waits(place(new WeakReference<>(this))) : null;
    }

    /** Who watches must not be what keeps a task that nobody can complete any more. */
    private static Supplier<String> place(WeakReference<AsyncTask<?>> task) {
        return () -> {
            AsyncTask<?> waiting = task.get();
            return waiting == null ? Watching.NOWHERE : waiting.innermost();
        };
    }

    /** Says so once, for whoever asked; the tasks that the request travels to wait for the same. */
    private void watch() {
        try {
            if (!LOGGER.isLoggable(Level.WARNING)) {
                return;
            }
            Future<?> watch = Timer.after(PATIENCE, () -> {
                if (!isDone()) {
                    LOGGER.log(Level.WARNING, "a cancelled task has waited for ten seconds for {0}", innermost());
                }
            });
            Stages.observe(this, (value, failure) -> watch.cancel(false));
        } catch (Throwable broken) {
            Dropped.report("what was to say where a cancelled task waits broke", broken);
        }
    }

    /**
     * Guards the wait for a stage that does not pend from the start: if it waits for this task itself, to wait for it would never end. Of two
     * tasks that begin to wait for each other at the same time one notices, so what this task waits for is to be visible before.
     *
     * @param stage what is to be waited for
     * @param named the task of the circle that says best who waits
     * @return the stage, or a failed one in its place
     */
    protected final CompletionStage<?> unlessInCircle(CompletionStage<?> stage, AsyncTask<?> named) {
        if (!(stage instanceof AsyncTask<?> task) || task.isDone() || follow(task, this) != this) {
            return stage;
        }
        return CompletableFuture.failedFuture(
                new IllegalStateException(
                        named.whereabouts()
                                + " waits for its own end; what waits for that, as the close of its own stack, may be begun there but not waited for"));
    }

    private String innermost() {
        return follow(this, null).whereabouts();
    }

    /**
     * Goes from each task to the one that it waits for, up to the one that is sought, to one that waits for no task, or, where they wait in
     * a circle, to one of that. Who seeks one asks whether what is waited for is needed: then one that may end alone is the last.
     */
    private static AsyncTask<?> follow(AsyncTask<?> first, @Nullable AsyncTask<?> sought) {
        AsyncTask<?> task = first;
        AsyncTask<?> seen = null;
        long steps = 0;
        while (task != sought
                && task != seen
                && (sought == null || !(task instanceof EndsAlone))
                && task.waitsFor() instanceof AsyncTask<?> next
                && !next.isDone()) {
            if (Long.bitCount(steps) == 1) {
                // Brent's way: the distance to what was seen doubles until a circle fits into it.
                seen = task;
            }
            steps++;
            task = next;
        }
        return task;
    }

    /** {@inheritDoc} A task that failed because what it was derived from was cancelled counts as cancelled. */
    @Override
    public boolean isCancelled() {
        return super.isCancelled() || (isCompletedExceptionally() && failure() instanceof CancellationException);
    }

    // ---------------------------------------------------------------------------------------------- settling

    /**
     * Settles the task with a result, after everything that it opened was closed.
     *
     * @param value the result
     */
    protected final void settle(T value) {
        closeToCancel();
        conclude(value, null);
    }

    /**
     * Settles the task with a failure, after everything that it opened was closed.
     *
     * @param failure why
     */
    protected final void settleExceptionally(Throwable failure) {
        closeToCancel();
        CancelRequest request = control instanceof CancelRequest made ? made : null;
        Substitute substitute = request == null ? null : request.substitute();
        if (substitute == null || !(failure instanceof CancellationException)) {
            conclude(null, failure);
        } else if (substitute.failure() != null) {
            Throwable instead = substitute.failure();
            for (Throwable suppressed : failure.getSuppressed()) {
                instead = Failures.merge(instead, suppressed);
            }
            conclude(null, instead);
        } else {
            for (Throwable suppressed : failure.getSuppressed()) {
                Dropped.report("a failure of a task that was completed from outside", suppressed);
            }
            conclude(substitute.value(), null);
        }
    }

    private void conclude(@Nullable Object value, @Nullable Throwable failure) {
        if (control instanceof CancelRequest request) {
            request.settles();
        }
        if (getNumberOfDependents() == 0) {
            publish(Untyped.as(value), failure);
        } else {
            Depth.run(() -> publish(Untyped.as(value), failure));
        }
    }

    private void publish(T value, @Nullable Throwable failure) {
        if (failure == null) {
            super.complete(value);
        } else {
            super.completeExceptionally(failure);
        }
    }

    /**
     * Asks the operation to cancel, and to complete with this value once its cleanup is done.
     *
     * @return true if the task will complete with this value. False if it had begun its own exits, or had been asked before to cancel, or to
     *     complete in another way: then that stands, although the operation is now asked as {@code cancel(true)} asks it
     */
    @Override
    public boolean complete(T value) {
        return request(true, new Substitute(value, null)) == News.FIRST;
    }

    /**
     * Asks the operation to cancel, and to fail with this failure once its cleanup is done. The layers of the JDK are taken off it.
     *
     * @return true if the task will fail with this failure. False if it had begun its own exits, or had been asked before to cancel, or to
     *     complete in another way: then that stands, although the operation is now asked as {@code cancel(true)} asks it
     */
    @Override
    public boolean completeExceptionally(Throwable failure) {
        return request(true, new Substitute(null, Failures.unwrap(Objects.requireNonNull(failure, "failure"))))
                == News.FIRST;
    }

    /**
     * Not supported: what a task says has happened, and {@link #complete} waits for the cleanup.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public void obtrudeValue(T value) {
        throw new UnsupportedOperationException("the outcome of a task cannot be forced; use complete");
    }

    /**
     * Not supported: what a task says has happened, and {@link #completeExceptionally} waits for the cleanup.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public void obtrudeException(Throwable failure) {
        throw new UnsupportedOperationException("the outcome of a task cannot be forced; use completeExceptionally");
    }

    /** {@inheritDoc} As {@link #complete} does, once the supplier has returned. */
    @Override
    public AsyncTask<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(supplier, "supplier");
        executor.execute(() -> {
            if (isDone()) {
                return;
            }
            try {
                complete(supplier.get());
            } catch (Throwable thrown) {
                if (!completeExceptionally(thrown)) {
                    Dropped.report("the supplier of completeAsync failed, too late for its task", thrown);
                }
            }
        });
        return this;
    }

    /** {@inheritDoc} As {@link #complete} does, once the supplier has returned. */
    @Override
    public AsyncTask<T> completeAsync(Supplier<? extends T> supplier) {
        return completeAsync(supplier, defaultExecutor());
    }

    /**
     * Asks the operation to cancel when the time is over, and to fail with {@link TimeoutException} once its cleanup is done.
     *
     * <p>It asks on the thread of the timer, of which there is one: what follows there, cleanup or what depends on the task, must not block,
     * or all other time limits are late.
     *
     * @return this task
     */
    @Override
    public AsyncTask<T> orTimeout(long timeout, TimeUnit unit) {
        Objects.requireNonNull(unit, "unit");
        return atLimit(
                timeout,
                unit,
                () -> new Substitute(
                        null,
                        new TimeoutException("not done after " + timeout + " "
                                + unit.name().toLowerCase(java.util.Locale.ROOT) + waitingFor())));
    }

    /** It is said at the limit, which must not be missed for it. */
    private String waitingFor() {
        try {
            return ", waiting for " + innermost();
        } catch (Throwable nameless) {
            return "";
        }
    }

    /**
     * Asks the operation to cancel when the time is over, and to complete with this value once its cleanup is done. As for {@link #orTimeout},
     * nothing that follows may block.
     *
     * @return this task
     */
    @Override
    public AsyncTask<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
        Objects.requireNonNull(unit, "unit");
        return atLimit(timeout, unit, () -> new Substitute(value, null));
    }

    private AsyncTask<T> atLimit(long timeout, TimeUnit unit, Supplier<Substitute> substitute) {
        if (!isDone()) {
            Future<?> alarm =
                    Timer.after(Duration.ofNanos(unit.toNanos(timeout)), () -> request(true, substitute.get()));
            Stages.observe(this, (value, failure) -> alarm.cancel(false));
        }
        return this;
    }

    // ---------------------------------------------------------------------------------------------- waiting

    /**
     * {@inheritDoc} As with any future, an interrupt ends the waiting and cancels nothing: the operation goes on, and its resources stay open
     * until it has ended. {@link #await} cancels it and waits for its cleanup.
     */
    @Override
    public T get() throws InterruptedException, ExecutionException {
        if (!isDone()) {
            Depth.help();
        }
        try {
            return super.get();
        } catch (CancellationException cancelled) {
            throw original(cancelled);
        }
    }

    /**
     * {@inheritDoc} As with any future, neither the end of the time nor an interrupt cancels anything: the operation goes on, and its resources
     * stay open until it has ended. {@link #orTimeout} cancels it at the limit.
     */
    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        Objects.requireNonNull(unit, "unit");
        if (!isDone()) {
            Depth.help();
        }
        try {
            return super.get(timeout, unit);
        } catch (CancellationException cancelled) {
            throw original(cancelled);
        }
    }

    /**
     * {@inheritDoc} An interrupt does not end the waiting and cancels nothing; the flag is set again. {@link #await} cancels the operation.
     */
    @Override
    public T join() {
        if (!isDone()) {
            Depth.help();
        }
        try {
            return super.join();
        } catch (CancellationException cancelled) {
            throw original(cancelled);
        }
    }

    /** The cancellation with what is suppressed on it; since JDK 23 the JDK shows another one, whose cause it is. */
    private CancellationException original(CancellationException shown) {
        return failure() instanceof CancellationException own ? own : shown;
    }

    // ---------------------------------------------------------------------------------------------- deriving

    /**
     * {@inheritDoc} A task linked to this one: cancelling it cancels this one, and it is cancelled when this one has ended, or when it is
     * completed after the request. Completed before, it ends at once.
     */
    @Override
    public <U> AsyncTask<U> newIncompleteFuture() {
        return new Linked<>(this);
    }

    /** {@inheritDoc} Unlike the copy of another future it passes a request to cancel on to this task. */
    @Override
    public AsyncTask<T> copy() {
        return thenApply(value -> value);
    }

    /**
     * Returns a task derived from this one, as {@link #copy} does. Unlike the stage of a {@code CompletableFuture} it may be cancelled, which
     * cancels this one; give {@link #shield} of it to whoever must not.
     *
     * @return the task
     */
    @Override
    public AsyncTask<T> minimalCompletionStage() {
        return copy();
    }

    /** Returns this task: to cancel it is to cancel the operation. */
    @Override
    public AsyncTask<T> toCompletableFuture() {
        return this;
    }

    @Override
    final AsyncTask<T> task() {
        return this;
    }
}
