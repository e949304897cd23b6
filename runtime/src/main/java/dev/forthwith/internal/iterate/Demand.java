package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncTask;
import dev.forthwith.internal.failure.Failures;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An advance that has to wait, as its consumer sees it: cancelled, it wants the pull to end. */
final class Demand extends AsyncTask<Boolean> implements Asker {
    /** Until it is met. */
    private volatile @Nullable Pull<?> pull;

    Demand(Pull<?> pull) {
        this.pull = pull;
    }

    @Override
    public void answer(Object answer) {
        pull = null;
        if (answer instanceof Throwable failure) {
            settleExceptionally(closeToCancel() ? Failures.cancelled(failure) : failure);
        } else if (closeToCancel()) {
            settleExceptionally(Failures.cancelled(null));
        } else {
            settle((Boolean) answer);
        }
    }

    /** Lets nobody cancel it any more; whether somebody has. */
    boolean closeCancelled() {
        return closeToCancel();
    }

    private @Nullable Step step() {
        Pull<?> running = pull;
        return running == null ? null : running.waiting();
    }

    @Override
    protected @Nullable CompletionStage<?> onCancel(boolean hard) {
        Pull<?> running = pull;
        return running == null ? null : running.stop(hard);
    }

    @Override
    protected @Nullable CompletionStage<?> waitsFor() {
        Step step = step();
        return step == null ? null : step.awaited;
    }

    @Override
    protected String whereabouts() {
        Step step = step();
        return step == null || step.awaited == null ? "a running step" : step.name();
    }
}
