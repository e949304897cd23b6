package dev.forthwith.internal.task;

import dev.forthwith.AsyncTask;
import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.failure.Failures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The end of a stage, or {@link TimeoutException} at a limit, although the stage may still pend. What that fails with later can reach
 * nobody. An exit may end with the failure that it was told: then only what it has suppressed on that since the limit is news.
 */
public final class Limited extends AsyncTask<Object> implements Observer, EndsAlone {
    private final CompletionStage<?> stage;
    private final Supplier<String> what;
    private final Duration limit;
    private final boolean cancels;
    private final @Nullable Throwable told;
    /** What is no news of the failure that was told; written before it is decided that the limit came first. */
    private List<Throwable> known = List.of();

    private final AtomicBoolean decided = new AtomicBoolean();
    private volatile boolean expired;
    private @Nullable Future<?> timeout;

    private Limited(
            CompletionStage<?> stage,
            Supplier<String> what,
            Duration limit,
            boolean cancels,
            @Nullable Throwable told) {
        this.stage = stage;
        this.what = what;
        this.limit = limit;
        this.cancels = cancels;
        this.told = told;
    }

    /** Waits for the stage; one that {@code cancels} asks it to end at the limit. */
    public static Limited of(CompletionStage<?> stage, Supplier<String> what, Duration limit, boolean cancels) {
        return new Limited(stage, what, limit, cancels, null).start();
    }

    /** Waits for an exit that was told the failure, if there is one; it goes on after the limit. */
    public static Limited ofExit(
            CompletionStage<?> exit, Supplier<String> what, Duration limit, @Nullable Throwable told) {
        return new Limited(exit, what, limit, false, told).start();
    }

    private Limited start() {
        timeout = Timer.after(limit, this::expire);
        Stages.observe(stage, this);
        return this;
    }

    /** Whether the limit came first. */
    public boolean hasExpired() {
        return expired;
    }

    private void expire() {
        TimeoutException late = new TimeoutException(what.get() + " did not end within " + limit);
        List<Throwable> before = new ArrayList<>(told == null ? List.of() : List.of(told.getSuppressed()));
        before.add(late);
        known = before;
        if (decided.compareAndSet(false, true)) {
            expired = true;
            if (cancels) {
                Stages.cancel(stage, true);
            }
            settleExceptionally(late);
        }
    }

    private void report(Throwable problem) {
        String where = what.get() + " failed after its time limit";
        if (problem != told) {
            Dropped.reportLate(where, problem);
            return;
        }
        for (Throwable suppressed : problem.getSuppressed()) {
            if (known.stream().noneMatch(one -> one == suppressed)) {
                Dropped.report(where, suppressed);
            }
        }
    }

    @Override
    public void ended(@Nullable Object value, @Nullable Throwable failure) {
        Throwable problem = failure == null ? null : Failures.unwrap(failure);
        if (!decided.compareAndSet(false, true)) {
            if (problem != null) {
                report(problem);
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
