package dev.forthwith.internal.task;

import dev.forthwith.AsyncTask;
import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.failure.Failures;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A future that tells a listener when it is done. Asked to cancel, it passes that on and waits for the listener. */
public final class ListenedFuture<F extends Future<? extends T>, T extends @Nullable Object> extends AsyncTask<T> {
    private final F future;

    private ListenedFuture(F future) {
        this.future = future;
    }

    public static <F extends Future<? extends T>, T extends @Nullable Object> AsyncTask<T> start(
            F future, BiConsumer<? super F, ? super Runnable> addListener) {
        ListenedFuture<F, T> task = new ListenedFuture<>(future);
        try {
            addListener.accept(future, (Runnable) task::done);
        } catch (Throwable refused) {
            task.fail(refused);
        }
        return task;
    }

    private void done() {
        if (isDone()) {
            return;
        }
        try {
            // Also when it was cancelled too late: the value may be what somebody has to give back.
            settle(valueWhateverInterrupts());
        } catch (Throwable thrown) {
            fail(thrown);
        }
    }

    /** The listener was called, so this does not wait; but some futures look at the interrupt flag of the thread first. */
    private T valueWhateverInterrupts() throws ExecutionException {
        boolean interrupted = false;
        try {
            for (; ; ) {
                try {
                    return future.get();
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void fail(Throwable thrown) {
        Throwable failure = Failures.unwrap(thrown);
        settleExceptionally(closeToCancel() ? Failures.cancelled(failure) : failure);
    }

    @Override
    protected @Nullable CompletionStage<?> onCancel(boolean interrupt) {
        if (interrupt) {
            try {
                future.cancel(true);
            } catch (Throwable thrown) {
                Dropped.report("a future that was asked to cancel threw", thrown);
            }
        }
        return null;
    }

    @Override
    protected String whereabouts() {
        return "a " + future.getClass().getName();
    }
}
