package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Stages;
import dev.forthwith.internal.task.Timer;
import dev.forthwith.internal.task.Untyped;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A context whose enter fails at a limit although it may still pend. A resource that arrives later is exited with CANCELLED and never
 * shown.
 */
public final class EnterTimeout<T extends @Nullable Object> extends SingleUse<T, T> {
    private final AsyncContextManager<T> manager;
    private @Nullable AsyncContext<T> context;
    private final Duration limit;

    public EnterTimeout(AsyncContextManager<T> manager, Duration limit) {
        this.manager = manager;
        this.limit = limit;
    }

    @Override
    protected CompletionStage<?> acquire() {
        AsyncContext<T> made = ContextEntry.contextOf(manager);
        context = made;
        return new Limited(made).start();
    }

    @Override
    protected T acquired(T arrived) {
        return arrived;
    }

    @Override
    protected @Nullable CompletionStage<?> release(T resource, Outcome outcome, @Nullable Throwable failure)
            throws Exception {
        AsyncContext<T> entered = Objects.requireNonNull(context);
        return Depth.call(() -> entered.exit(outcome, failure));
    }

    @Override
    public boolean hasHandled() {
        return context instanceof SingleUse<?, ?> inner && inner.hasHandled();
    }

    @Override
    protected boolean isCombination() {
        return true;
    }

    @Override
    protected boolean mayInterruptEnter() {
        return true;
    }

    @Override
    public String enterName() {
        return context instanceof SingleUse<?, ?> single ? single.enterName() : "the enter of " + manager;
    }

    @Override
    public String exitName() {
        return context instanceof SingleUse<?, ?> single ? single.exitName() : "the exit of " + manager;
    }

    /** The race: who takes {@code decided} first settles the task. */
    private final class Limited extends AsyncTask<T> {
        private final AtomicBoolean decided = new AtomicBoolean();
        private final ContextEntry<T> entry;

        Limited(AsyncContext<T> made) {
            entry = new ContextEntry<>(made) {
                @Override
                protected boolean keep() {
                    return decided.compareAndSet(false, true);
                }
            };
        }

        Limited start() {
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
            } else if (decided.compareAndSet(false, true)) {
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
