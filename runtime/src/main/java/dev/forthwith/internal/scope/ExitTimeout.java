package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.Outcome;
import dev.forthwith.internal.task.Limited;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A context whose exit counts as failed at a limit, so that the outer ones go on. What it says later can reach nobody. */
public final class ExitTimeout<T extends @Nullable Object> extends LimitedContext<T> {
    private final Duration limit;
    private volatile @Nullable CompletionStage<?> exiting;

    public ExitTimeout(AsyncContextManager<T> manager, Duration limit) {
        super(manager);
        this.limit = limit;
        exitWithin(limit);
    }

    @Override
    protected CompletionStage<?> acquire() {
        LimitedEntry entry = new LimitedEntry();
        entry.start();
        return entry;
    }

    @Override
    protected @Nullable CompletionStage<?> release(T resource, Outcome outcome, @Nullable Throwable failure)
            throws Exception {
        CompletionStage<?> exit = within(limit, exitContext(outcome, failure), failure);
        exiting = exit;
        return exit;
    }

    @Override
    boolean hasEndedInTime() {
        return !(exiting instanceof Limited limited && limited.hasExpired());
    }
}
