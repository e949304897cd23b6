package dev.forthwith.internal.scope;

import dev.forthwith.AsyncTask;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.failure.MayHandle;
import dev.forthwith.internal.task.Observer;
import dev.forthwith.internal.task.Shared;
import dev.forthwith.internal.task.Stages;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What an exit says to whoever called it: an exit function may yield anything, and whatever is not true has handled nothing. It cannot be
 * cancelled.
 */
final class Verdict extends AsyncTask<Boolean> implements Observer, MayHandle {
    private final SingleUse<?, ?> context;
    private volatile @Nullable CompletionStage<?> exiting;

    private Verdict(SingleUse<?, ?> context) {
        this.context = context;
        closeUnpublished();
    }

    /** That of an exit which is about to begin, for who asks for it meanwhile. */
    static Verdict promised(SingleUse<?, ?> context) {
        return new Verdict(context);
    }

    /** Begins to wait for the exit. */
    void await(CompletionStage<?> begun) {
        exiting = begun;
        Stages.observe(begun, this);
    }

    static CompletionStage<Boolean> of(SingleUse<?, ?> context, CompletionStage<?> exiting) {
        if (Stages.isReady(exiting)) {
            return Boolean.TRUE.equals(Stages.value(exiting)) ? Shared.TRUE : Shared.FALSE;
        }
        Verdict verdict = new Verdict(context);
        verdict.await(exiting);
        return verdict;
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
            settle(Boolean.TRUE.equals(value));
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
