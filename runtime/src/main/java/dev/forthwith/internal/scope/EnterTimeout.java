package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.task.EndsAlone;
import dev.forthwith.internal.task.Stages;
import dev.forthwith.internal.task.Timer;
import dev.forthwith.internal.task.Untyped;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A context whose enter fails at a limit although it may still pend. A resource that arrives later is exited with CANCELLED and never
 * shown.
 */
public final class EnterTimeout<T extends @Nullable Object> extends LimitedContext<T> {
    private final Duration limit;

    public EnterTimeout(AsyncContextManager<T> manager, Duration limit) {
        super(manager);
        this.limit = limit;
    }

    @Override
    protected CompletionStage<?> acquire() {
        return new Race().start();
    }

    @Override
    protected @Nullable CompletionStage<?> release(T resource, Outcome outcome, @Nullable Throwable failure)
            throws Exception {
        return exitContext(outcome, failure);
    }

    /** The race: who takes {@code decided} first settles the task. A resource that arrives in time takes it, also one that nobody wants. */
    private final class Race extends AsyncTask<T> implements EndsAlone {
        private final AtomicBoolean decided = new AtomicBoolean();
        private boolean givenBackInTime;
        private final LimitedEntry entry = new LimitedEntry() {
            @Override
            protected boolean keep() {
                return decided.compareAndSet(false, true);
            }

            @Override
            protected @Nullable CompletionStage<?> undo(Outcome outcome, Throwable failure) {
                givenBackInTime = decided.compareAndSet(false, true);
                return super.undo(outcome, failure);
            }
        };

        Race start() {
            Future<?> timeout = Timer.after(limit, this::expired);
            entry.start();
            Stages.observe(entry, (value, failure) -> {
                timeout.cancel(false);
                ended(value, failure == null ? null : Failures.unwrap(failure));
            });
            return this;
        }

        private void ended(@Nullable Object value, @Nullable Throwable failure) {
            if (failure == null) {
                settle(Untyped.as(value));
            } else if (givenBackInTime || decided.compareAndSet(false, true)) {
                settleExceptionally(failure);
            } else {
                Dropped.reportLate(enterName() + " failed after its time limit", failure);
            }
        }

        private void expired() {
            if (decided.compareAndSet(false, true)) {
                settleExceptionally(new TimeoutException(enterName() + " did not end within " + limit));
                entry.cancel(true);
            }
        }

        @Override
        protected @Nullable CompletionStage<?> onCancel(boolean interrupt) {
            return entry;
        }

        @Override
        protected CompletionStage<?> waitsFor() {
            return entry;
        }
    }
}
