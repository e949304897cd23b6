package dev.forthwith.internal.task;

import dev.forthwith.AsyncTask;
import dev.forthwith.internal.failure.Failures;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A call on the blocking executor.
 *
 * <pre>
 * runner           event             next          action
 * null (queued)    cancel            GONE          cancelled; the call is never made
 * null (queued)    its turn comes    the thread    make the call
 * the thread       cancel(true)      the thread    interrupt it; the end of the call is waited for
 * the thread       the call ends     GONE          settle; no interrupt can reach the thread any more
 * </pre>
 */
public final class BlockingCall<T extends @Nullable Object> extends AsyncTask<T> implements Runnable {
    /** A call that may throw anything. */
    @FunctionalInterface
    public interface Body<T extends @Nullable Object> {
        T call() throws Throwable;
    }

    private static final Object GONE = new Object();

    private final Body<? extends T> call;
    private final AtomicReference<@Nullable Object> runner = new AtomicReference<>();
    private final Object interrupting = new Object();

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

    /** Hands the call to the executor. */
    public void submit() {
        try {
            BlockingExecutor.current().execute(this);
        } catch (Throwable rejected) {
            if (runner.compareAndSet(null, GONE)) {
                settleExceptionally(rejected);
            }
        }
    }

    @Override
    public void run() {
        if (!runner.compareAndSet(null, Thread.currentThread())) {
            return;
        }
        Object value = null;
        Throwable failure = null;
        try {
            value = call.call();
        } catch (Throwable thrown) {
            failure = Failures.unwrap(thrown);
        }
        leave();
        if (closeToCancel()) {
            // The interrupt that ended the call was ours; it must not leak into what the thread does next.
            Thread.interrupted();
            settleExceptionally(Failures.cancelled(failure instanceof InterruptedException ? null : failure));
        } else if (failure != null) {
            settleExceptionally(failure);
        } else {
            settle(Untyped.as(value));
        }
    }

    private void leave() {
        synchronized (interrupting) {
            runner.set(GONE);
        }
    }

    @Override
    protected @Nullable CompletionStage<?> onCancel(boolean interrupt) {
        if (runner.compareAndSet(null, GONE)) {
            closeToCancel();
            settleExceptionally(Failures.cancelled(null));
            return null;
        }
        if (interrupt) {
            // Only around the interrupt itself: a thread that has left must not be hit by it.
            synchronized (interrupting) {
                if (runner.get() instanceof Thread thread) {
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
