package dev.forthwith.internal.task;

import dev.forthwith.AsyncTask;
import dev.forthwith.internal.failure.Failures;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The stage of something that starts a little later, on this thread. A request to cancel goes on to it once it has started. */
final class PutOff<T extends @Nullable Object> extends AsyncTask<T> implements Runnable, Observer {
    private final Callable<? extends CompletionStage<T>> start;
    private volatile @Nullable CompletionStage<T> started;

    PutOff(Callable<? extends CompletionStage<T>> start) {
        this.start = start;
    }

    @Override
    public void run() {
        try {
            CompletionStage<T> stage =
                    Objects.requireNonNull(start.call(), "a method returned null instead of a stage");
            started = stage;
            passOn(stage);
            Stages.observe(stage, this);
        } catch (Throwable thrown) {
            ended(null, thrown);
        }
    }

    @Override
    public void ended(@Nullable Object value, @Nullable Throwable failure) {
        Throwable problem = failure == null ? null : Failures.unwrap(failure);
        if (problem != null) {
            settleExceptionally(closeToCancel() ? Failures.cancelled(problem) : problem);
        } else {
            settle(Untyped.as(value));
        }
    }

    @Override
    protected @Nullable CompletionStage<?> onCancel(boolean interrupt) {
        return started;
    }

    @Override
    protected @Nullable CompletionStage<?> waitsFor() {
        return started;
    }
}
