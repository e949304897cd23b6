package dev.forthwith.internal.task;

import dev.forthwith.AsyncTask;
import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.failure.Failures;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A call on the blocking executor.
 *
 * <pre>
 * runner           event             next          action
 * null (queued)    cancel            GONE          cancelled; the call is never made
 * null (queued)    its turn comes    the thread    make the call
 * the thread       cancel(true)      the thread    interrupt it, once it is back if it is away; the end of the call is waited for
 * the thread       leaveForAWhile    the thread    take back an interrupt of ours; what it does now is not of the call
 * the thread       comeBack          the thread    interrupt it if that was put off
 * the thread       the call ends     GONE          settle without the flag of an interrupt; none can reach the thread any more. A value is told
 *                                                  also after a cancel
 * </pre>
 */
public final class BlockingCall<T extends @Nullable Object> extends AsyncTask<T> implements Runnable {
    /** A call that may throw anything. */
    @FunctionalInterface
    public interface Body<T extends @Nullable Object> {
        T call() throws Throwable;
    }

    private static final Object GONE = new Object();

    private @Nullable Body<? extends T> call;
    private final AtomicReference<@Nullable Object> runner = new AtomicReference<>();
    private final Object interrupting = new Object();
    /** Whether the thread does something else for a while, and is to be interrupted after that; both under the lock. */
    private boolean away;

    private boolean interruptLater;
    /** Whether the thread had been interrupted by somebody else, which is not for what it does meanwhile. */
    private boolean setAside;
    /** Whether the last interrupt of the thread was ours; under the lock. */
    private boolean interrupted;

    private volatile @Nullable Thread submitting;
    /** Only for who hands the call over, and so plain. */
    private @Nullable Throwable refusal;

    private BlockingCall(Body<? extends T> call) {
        this.call = call;
    }

    public static <T extends @Nullable Object> BlockingCall<T> start(Body<? extends T> body) {
        BlockingCall<T> call = prepare(body);
        call.submit();
        return call;
    }

    /** A call that begins with {@link #submit}. */
    public static <T extends @Nullable Object> BlockingCall<T> prepare(Body<? extends T> body) {
        return new BlockingCall<>(body);
    }

    /** An exit as it was begun; a call that the executor refused is made all the same, so that nothing stays open. */
    public static @Nullable CompletionStage<?> insistOn(@Nullable CompletionStage<?> exit) {
        return exit instanceof BlockingCall<?> call && call.refusal != null ? call.elsewhere(call.refusal) : exit;
    }

    private BlockingCall<T> elsewhere(Throwable why) {
        Dropped.report("the blocking executor refused an exit, which runs on the default one", why);
        BlockingCall<T> again = prepare(Objects.requireNonNull(call));
        again.submitTo(BlockingExecutor.byDefault());
        return again;
    }

    /** Hands the call to the executor. */
    public void submit() {
        submitTo(BlockingExecutor.current());
    }

    private void submitTo(Executor executor) {
        submitting = Thread.currentThread();
        try {
            executor.execute(this);
        } catch (Throwable thrown) {
            if (runner.compareAndSet(null, GONE)) {
                refusal = thrown;
                settleExceptionally(thrown);
            } else {
                Dropped.report("the blocking executor failed after it had begun a call", thrown);
            }
        } finally {
            submitting = null;
        }
    }

    /** Fails a call that must not hold up who asked for it, when the executor runs it on that thread. */
    public void requireThreadOfItsOwn() {
        if (submitting == Thread.currentThread()) {
            throw new IllegalStateException(
                    "the blocking executor runs its work on the thread that hands it over, but this function"
                            + " waits for that thread; give Forthwith.blockingExecutor one that starts threads");
        }
    }

    @Override
    public void run() {
        if (!runner.compareAndSet(null, Thread.currentThread())) {
            return;
        }
        Body<? extends T> body = Objects.requireNonNull(call);
        call = null;
        Object value = null;
        Throwable failure = null;
        try {
            value = body.call();
        } catch (Throwable thrown) {
            failure = Failures.unwrap(thrown);
        }
        boolean ours = leave();
        boolean cancelled = closeToCancel();
        // What follows on this thread, as an exit, is not of the call. One that was not ours is the thread's, and there
        // again after that.
        boolean putBack = Thread.interrupted() && !ours;
        try {
            if (failure == null) {
                // Also when it was cancelled too late: the value may be what somebody has to give back.
                settle(Untyped.as(value));
            } else {
                settleExceptionally(cancelled ? cancelled(failure) : failure);
            }
        } finally {
            if (putBack) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** That the call was interrupted is no news, what is suppressed on that is. */
    private static Throwable cancelled(Throwable failure) {
        return failure instanceof InterruptedException
                ? Failures.mergeSuppressed(Failures.cancelled(null), failure)
                : Failures.cancelled(failure);
    }

    /** No interrupt of ours can come any more; answers whether one has. */
    private boolean leave() {
        synchronized (interrupting) {
            runner.set(GONE);
            return interrupted;
        }
    }

    /**
     * Says, on the thread of the call, that what it does now is not of the call: until {@link #comeBack} no interrupt of ours may hit it.
     * Answers false on any other thread.
     */
    public boolean leaveForAWhile() {
        synchronized (interrupting) {
            if (away || runner.get() != Thread.currentThread()) {
                return false;
            }
            away = true;
            setAside = Thread.interrupted() && !interrupted;
            interrupted = false;
            return true;
        }
    }

    /** Goes on with the call, after {@link #leaveForAWhile} said true. */
    public void comeBack() {
        synchronized (interrupting) {
            away = false;
            if (interruptLater) {
                interruptLater = false;
                interrupted = true;
                Thread.currentThread().interrupt();
            } else if (setAside) {
                Thread.currentThread().interrupt();
            }
            setAside = false;
        }
    }

    @Override
    protected @Nullable CompletionStage<?> onCancel(boolean interrupt) {
        if (runner.compareAndSet(null, GONE)) {
            call = null;
            closeToCancel();
            settleExceptionally(Failures.cancelled(null));
            return null;
        }
        if (interrupt) {
            // Only around the interrupt itself: a thread that has left must not be hit by it.
            synchronized (interrupting) {
                if (away) {
                    interruptLater = true;
                } else if (runner.get() instanceof Thread thread) {
                    interrupted = true;
                    thread.interrupt();
                }
            }
        }
        return null;
    }

    @Override
    protected String whereabouts() {
        return "a blocking call on " + runner.get();
    }
}
