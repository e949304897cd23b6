package dev.forthwith.internal.task;

import dev.forthwith.AsyncTask;
import dev.forthwith.internal.failure.Failures;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's work as a task, which an action of its own ends when it is cancelled.
 *
 * <pre>
 * state      event                    next       action
 * WORKING    cancel(true)             STOPPING   call the action, once
 * WORKING    the work ends            ENDED      settle as the work ended
 * WORKING    cancel(false)            WORKING    wait for the work; then settle as cancelled
 * STOPPING   one of the two ends      STOPPING   wait for the other one
 * STOPPING   the other one ends too   ENDED      settle as cancelled
 * </pre>
 * So an action that is late never hits what comes after the work.
 */
public final class Stoppable<T extends @Nullable Object> extends AsyncTask<T> implements Observer {
    private volatile @Nullable CompletionStage<T> work;
    private volatile @Nullable Callable<? extends CompletionStage<?>> stop;
    /** What the action answered, while the work has ended and that has not. */
    private volatile @Nullable CompletionStage<?> stopped;
    /** The work, and the action once it is called: who is still to end. */
    private final AtomicInteger open = new AtomicInteger(1);

    private final AtomicBoolean stopping = new AtomicBoolean();
    private @Nullable Object value;
    private @Nullable Throwable failure;
    private @Nullable Throwable ofStop;

    public Stoppable(CompletionStage<T> work, Callable<? extends CompletionStage<?>> stop) {
        this.work = work;
        this.stop = stop;
    }

    /** Begins to wait; apart from the constructor so that the work never sees a half-made task. */
    public Stoppable<T> start() {
        Stages.observe(Objects.requireNonNull(work), this);
        return this;
    }

    @Override
    public void ended(@Nullable Object result, @Nullable Throwable problem) {
        value = result;
        failure = problem == null ? null : Failures.unwrap(problem);
        work = null;
        oneHasEnded();
    }

    @Override
    protected @Nullable CompletionStage<?> onCancel(boolean interrupt) {
        if (interrupt && stopping.compareAndSet(false, true) && open.getAndUpdate(Stoppable::oneMore) > 0) {
            // It may cancel a task like this one, whose action does the same.
            Depth.run(this::stop);
        }
        return null;
    }

    /** Nobody begins after the end. */
    private static int oneMore(int open) {
        return open == 0 ? 0 : open + 1;
    }

    private void stop() {
        CompletionStage<?> request;
        try {
            request = Objects.requireNonNull(
                    Objects.requireNonNull(stop).call(),
                    "the action that stops the work returned null instead of a stage");
        } catch (Throwable thrown) {
            stopEnded(thrown);
            return;
        }
        stopped = request;
        Stages.observe(request, (nothing, problem) -> stopEnded(problem));
    }

    private void stopEnded(@Nullable Throwable problem) {
        ofStop = problem == null ? null : Failures.unwrap(problem);
        oneHasEnded();
    }

    private void oneHasEnded() {
        if (open.decrementAndGet() > 0) {
            return;
        }
        stop = null;
        stopped = null;
        Throwable cause = failure;
        if (closeToCancel()) {
            Throwable late = ofStop;
            settleExceptionally(
                    Failures.cancelled(cause == null ? late : late == null ? cause : Failures.mergeLate(cause, late)));
        } else if (cause != null) {
            settleExceptionally(cause);
        } else {
            settle(Untyped.as(value));
        }
    }

    @Override
    protected @Nullable CompletionStage<?> waitsFor() {
        CompletionStage<?> working = work;
        return working == null ? stopped : working;
    }
}
