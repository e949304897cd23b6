package dev.forthwith.internal.scope;

import dev.forthwith.AsyncTask;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.task.Observer;
import dev.forthwith.internal.task.Stages;
import org.jspecify.annotations.Nullable;

/** The close of a stack as the exit of a context: it tells whether the failure was handled. */
public final class StackExit extends AsyncTask<Boolean> implements Observer {
    private final AsyncTask<Void> closing;

    private StackExit(AsyncTask<Void> closing) {
        this.closing = closing;
        closeUnpublished();
    }

    /** Waits for the closing. */
    public static StackExit of(AsyncTask<Void> closing) {
        StackExit exit = new StackExit(closing);
        Stages.observe(closing, exit);
        return exit;
    }

    /** Whether a failure was handled on the way. */
    public boolean hasHandled() {
        return closing instanceof StackClosing walk && walk.hasHandled();
    }

    @Override
    public void ended(@Nullable Object value, @Nullable Throwable failure) {
        if (failure == null) {
            settle(hasHandled());
        } else {
            settleExceptionally(Failures.unwrap(failure));
        }
    }

    @Override
    protected AsyncTask<Void> waitsFor() {
        return closing;
    }
}
