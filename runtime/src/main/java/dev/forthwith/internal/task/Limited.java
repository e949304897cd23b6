package dev.forthwith.internal.task;

import dev.forthwith.AsyncTask;
import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.failure.Failures;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The end of a stage, or {@link TimeoutException} at a limit, although the stage may still pend. What that fails with later can reach
 * nobody.
 */
public final class Limited extends AsyncTask<Object> implements Observer, EndsAlone {
    private final CompletionStage<?> stage;
    private final Supplier<String> what;
    private final Duration limit;
    private final boolean cancels;
    private final AtomicBoolean decided = new AtomicBoolean();
    private volatile boolean expired;
    private @Nullable Future<?> timeout;

    private Limited(CompletionStage<?> stage, Supplier<String> what, Duration limit, boolean cancels) {
        this.stage = stage;
        this.what = what;
        this.limit = limit;
        this.cancels = cancels;
    }

    /** Waits for the stage; one that {@code cancels} asks it to end at the limit. */
    public static Limited of(CompletionStage<?> stage, Supplier<String> what, Duration limit, boolean cancels) {
        Limited limited = new Limited(stage, what, limit, cancels);
        limited.timeout = Timer.after(limit, limited::expire);
        Stages.observe(stage, limited);
        return limited;
    }

    /** Whether the limit came first. */
    public boolean hasExpired() {
        return expired;
    }

    private void expire() {
        if (decided.compareAndSet(false, true)) {
            expired = true;
            if (cancels) {
                Stages.cancel(stage, true);
            }
            settleExceptionally(new TimeoutException(what.get() + " did not end within " + limit));
        }
    }

    @Override
    public void ended(@Nullable Object value, @Nullable Throwable failure) {
        Throwable problem = failure == null ? null : Failures.unwrap(failure);
        if (!decided.compareAndSet(false, true)) {
            if (problem != null) {
                Dropped.reportLate(what.get() + " failed after its time limit", problem);
            }
            return;
        }
        Future<?> pending = timeout;
        if (pending != null) {
            pending.cancel(false);
        }
        if (closeToCancel()) {
            settleExceptionally(Failures.cancelled(problem));
        } else if (problem != null) {
            settleExceptionally(problem);
        } else {
            settle(Untyped.as(value));
        }
    }

    @Override
    protected CompletionStage<?> onCancel(boolean interrupt) {
        return stage;
    }

    @Override
    protected CompletionStage<?> waitsFor() {
        return stage;
    }
}
