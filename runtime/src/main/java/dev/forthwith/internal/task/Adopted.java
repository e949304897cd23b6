package dev.forthwith.internal.task;

import dev.forthwith.AsyncTask;
import dev.forthwith.internal.failure.Failures;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Somebody's stage as a task: it waits for the stage's own end, whether or not a cancellation reaches it. */
public final class Adopted<T extends @Nullable Object> extends AsyncTask<T> implements Observer {
    /** Plain: it is there before anybody sees this task, and who still finds it after its end may as well ask it to cancel. */
    private @Nullable CompletionStage<T> stage;

    private final boolean reachable;

    public Adopted(CompletionStage<T> stage, boolean reachable) {
        this.stage = stage;
        this.reachable = reachable;
    }

    /** Begins to wait; apart from the constructor so that the stage never sees a half-made task. */
    public Adopted<T> start() {
        Stages.observe(Objects.requireNonNull(stage), this);
        return this;
    }

    @Override
    public void ended(@Nullable Object value, @Nullable Throwable failure) {
        stage = null;
        Throwable cause = failure == null ? null : Failures.unwrap(failure);
        if (closeToCancel()) {
            settleExceptionally(Failures.cancelled(cause));
        } else if (cause != null) {
            settleExceptionally(cause);
        } else {
            settle(Untyped.as(value));
        }
    }

    @Override
    protected @Nullable CompletionStage<?> waitsFor() {
        return stage;
    }

    @Override
    protected @Nullable CompletionStage<?> onCancel(boolean interrupt) {
        return reachable ? stage : null;
    }
}
