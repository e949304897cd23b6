package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContext;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.task.Stages;
import dev.forthwith.internal.task.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A context whose exit counts as failed at a limit, so that the outer ones go on. What it says later can reach nobody. */
public final class ExitTimeout<T extends @Nullable Object> extends SingleUse<T, T> {
    private final AsyncContext<T> context;
    private final Duration limit;
    private volatile boolean expired;

    public ExitTimeout(AsyncContext<T> context, Duration limit) {
        this.context = context;
        this.limit = limit;
    }

    @Override
    protected CompletionStage<?> acquire() {
        return ContextEntry.of(context);
    }

    @Override
    protected T acquired(T arrived) {
        return arrived;
    }

    @Override
    protected @Nullable CompletionStage<?> release(T resource, Outcome outcome, @Nullable Throwable failure) {
        CompletionStage<Boolean> exit = context.exit(outcome, failure);
        if (exit == null || Stages.isReady(exit)) {
            return exit;
        }
        CompletableFuture<Object> limited = new CompletableFuture<>();
        Future<?> timeout = Timer.after(limit, () -> {
            expired = true;
            limited.completeExceptionally(new TimeoutException(exitName() + " did not end within " + limit));
        });
        Stages.observe(exit, (value, problem) -> {
            timeout.cancel(false);
            if (problem == null) {
                limited.complete(value);
            } else if (!limited.completeExceptionally(Failures.unwrap(problem))) {
                Dropped.report(exitName() + " failed after its time limit", Failures.unwrap(problem));
            }
        });
        return limited;
    }

    @Override
    public boolean hasHandled() {
        return !expired && context instanceof Handling inner && inner.hasHandled();
    }

    @Override
    protected boolean mayInterruptEnter() {
        return true;
    }

    @Override
    public String enterName() {
        return context instanceof SingleUse<?, ?> single ? single.enterName() : "the enter of " + context;
    }

    @Override
    public String exitName() {
        return context instanceof SingleUse<?, ?> single ? single.exitName() : "the exit of " + context;
    }
}
