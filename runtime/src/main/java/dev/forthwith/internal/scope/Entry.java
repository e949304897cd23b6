package dev.forthwith.internal.scope;

import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.task.Arrival;
import dev.forthwith.internal.task.SelfGuarded;
import dev.forthwith.internal.task.Stages;
import dev.forthwith.internal.task.Untyped;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * An enter that is not torn: cancelled, it still waits for the resource, gives it back, and only then completes as cancelled.
 *
 * <pre>
 * phase      event                               next       action
 * ENTERING   entering fails, or waits for this   DONE       fail; cancelled if that was asked meanwhile
 * ENTERING   entered, cancelled meanwhile        UNDOING    exit with CANCELLED
 * ENTERING   entered, nobody is there any more   UNDOING    exit with CANCELLED
 * ENTERING   entered                             DONE       settle with the resource
 * UNDOING    the exit ends, or waits for this    DONE       cancelled; a failure of the exit is suppressed on it
 * </pre>
 *
 * @param <T> the resource
 */
public abstract class Entry<T extends @Nullable Object> extends AsyncTask<T> implements SelfGuarded {
    /** Made for the first wait: an enter that is ready needs none. */
    private @Nullable Arrival arrival;

    private volatile @Nullable CompletionStage<?> pending;
    /** What the exit is told of what is given back; once that has ended, what it failed with. */
    private @Nullable Throwable undoing;

    /** Begins to wait for the stage that enters. */
    protected final void await(CompletionStage<?> entering) {
        if (Stages.isReady(entering)) {
            arrived(Stages.value(entering), null);
            return;
        }
        pending = entering;
        if (cancelRequested() && mayInterrupt(entering)) {
            passOn(entering);
        }
        waitFor(unlessInCircle(entering, this));
    }

    private void waitFor(CompletionStage<?> stage) {
        Arrival wait = arrival;
        if (wait == null) {
            wait = new Arrival(this::resume, this::settleExceptionally);
            arrival = wait;
        }
        if (wait.await(stage)) {
            resume();
        }
    }

    private void resume() {
        Arrival wait = Objects.requireNonNull(arrival);
        Throwable failure = wait.takeFailure();
        if (failure != null && undoing == null) {
            refused(failure);
        }
        arrived(wait.takeValue(), failure);
    }

    /** Takes what the stage yielded; may fail. */
    protected abstract T entered(@Nullable Object arrived) throws Throwable;

    /** Gives back a resource that nobody will see. */
    protected abstract @Nullable CompletionStage<?> undo(Outcome outcome, Throwable failure);

    /** Takes charge of a resource that was not cancelled; false if nobody is there any more to give it to. */
    protected boolean keep() {
        return true;
    }

    /** Is told that the stage that enters failed. */
    protected void refused(Throwable failure) {}

    /** Is told that nothing was entered, or that it was given back. */
    protected void abandoned() {}

    /** Whether a request may go on to the stage that enters. */
    protected abstract boolean mayInterrupt(CompletionStage<?> entering);

    /** Takes the end of the stage that enters, or undoes. */
    final void arrived(@Nullable Object value, @Nullable Throwable failure) {
        Throwable problem = failure;
        if (pending != null) {
            pending = null;
        }
        if (undoing != null) {
            undone(undoing, problem);
            return;
        }
        Object resource = null;
        if (problem == null) {
            try {
                resource = entered(value);
            } catch (Throwable thrown) {
                problem = Failures.unwrap(thrown);
            }
        }
        boolean cancelled = closeToCancel();
        if (problem != null) {
            abandoned();
            settleExceptionally(cancelled ? Failures.cancelled(problem) : problem);
        } else if (cancelled || !keep()) {
            giveBack();
        } else {
            settle(Untyped.as(resource));
        }
    }

    private void giveBack() {
        CancellationException cancelled = Failures.cancelled(null);
        undoing = cancelled;
        CompletionStage<?> exiting;
        try {
            exiting = Objects.requireNonNull(
                    undo(Outcome.CANCELLED, cancelled), "the exit returned null instead of a stage");
        } catch (Throwable thrown) {
            undone(cancelled, Failures.unwrap(thrown));
            return;
        }
        pending = exiting;
        waitFor(unlessInCircle(exiting, this));
    }

    private void undone(Throwable cancelled, @Nullable Throwable problem) {
        undoing = problem;
        abandoned();
        settleExceptionally(problem == null ? cancelled : Failures.merge(cancelled, problem));
    }

    /** What the exit failed with of what was given back, if this has ended so. */
    final @Nullable Throwable undoFailure() {
        return undoing;
    }

    @Override
    protected @Nullable CompletionStage<?> onCancel(boolean interrupt) {
        CompletionStage<?> entering = pending;
        // Once it undoes, what pends is the exit, which cannot be cancelled.
        return entering != null && undoing == null && mayInterrupt(entering) ? entering : null;
    }

    @Override
    protected @Nullable CompletionStage<?> waitsFor() {
        return pending;
    }
}
