package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.Outcome;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Limited;
import dev.forthwith.internal.task.Stages;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A context whose exit counts as failed at a limit, so that the outer ones go on. What it says later can reach nobody. */
public final class ExitTimeout<T extends @Nullable Object> extends SingleUse<T, T> {
    private final AsyncContextManager<T> manager;
    private @Nullable AsyncContext<T> context;
    private final Duration limit;
    private volatile @Nullable Limited limited;

    public ExitTimeout(AsyncContextManager<T> manager, Duration limit) {
        this.manager = manager;
        this.limit = limit;
    }

    @Override
    protected CompletionStage<?> acquire() {
        AsyncContext<T> made = ContextEntry.contextOf(manager);
        context = made;
        return ContextEntry.of(made);
    }

    @Override
    protected T acquired(T arrived) {
        return arrived;
    }

    @Override
    protected @Nullable CompletionStage<?> release(T resource, Outcome outcome, @Nullable Throwable failure)
            throws Exception {
        AsyncContext<T> entered = Objects.requireNonNull(context);
        CompletionStage<Boolean> exit = Depth.call(() -> entered.exit(outcome, failure));
        if (exit == null || Stages.isReady(exit)) {
            return exit;
        }
        Limited started = Limited.of(exit, exitName(), limit, false);
        limited = started;
        return started;
    }

    @Override
    public boolean hasHandled() {
        Limited started = limited;
        return (started == null || !started.hasExpired())
                && context instanceof SingleUse<?, ?> inner
                && inner.hasHandled();
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
}
