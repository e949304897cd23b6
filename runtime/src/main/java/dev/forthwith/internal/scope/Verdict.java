package dev.forthwith.internal.scope;

import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.failure.MayHandle;
import dev.forthwith.internal.task.Observer;
import dev.forthwith.internal.task.Stages;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What an exit says to whoever called it: an exit function may yield anything, and whatever is not true has handled nothing; nor has what
 * is true where nothing failed, or the use was cancelled. It cannot be cancelled.
 */
final class Verdict extends AsyncTask<Boolean> implements Observer, MayHandle {
    private final SingleUse<?, ?> context;
    /** Whether there is something to handle. */
    private boolean ofFailure;

    private volatile @Nullable CompletionStage<?> exiting;

    Verdict(SingleUse<?, ?> context) {
        this.context = context;
        closeUnpublished();
    }

    boolean isOf(SingleUse<?, ?> asked) {
        return context == asked;
    }

    /** Takes what the exit that was told this answered with. */
    Verdict of(CompletionStage<?> stage, @Nullable Throwable told) {
        ofFailure = Failures.outcome(told) == Outcome.FAILED;
        exiting = stage;
        Stages.observe(stage, this);
        return this;
    }

    /** Only the first exit counts, and what was handled inside it is what that was told. */
    @Override
    public boolean hasHandled(@Nullable Throwable told) {
        return context.hasHandled();
    }

    @Override
    public void ended(@Nullable Object value, @Nullable Throwable failure) {
        exiting = null;
        if (failure == null) {
            settle(ofFailure && Boolean.TRUE.equals(value));
        } else {
            settleExceptionally(Failures.unwrap(failure));
        }
    }

    @Override
    protected @Nullable CompletionStage<?> waitsFor() {
        return exiting;
    }

    @Override
    protected String whereabouts() {
        return context.exitName();
    }
}
