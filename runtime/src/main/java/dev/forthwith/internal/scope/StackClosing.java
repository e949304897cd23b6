package dev.forthwith.internal.scope;

import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.failure.Merger;
import dev.forthwith.internal.scope.ExitStack.Exit;
import dev.forthwith.internal.task.Arrival;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Stages;
import dev.forthwith.internal.task.Untyped;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Closes an exit stack: a flat walk over its exits, from the last to the first, each awaited before the next. It cannot be cancelled.
 *
 * <pre>
 * phase     event                                 next      action
 * PENDING   an enter that pended has ended        PENDING   merge the failure of the exit of what it yielded; wait for the next one
 * PENDING   none is left                          EXITING   exit the last
 * EXITING   an exit ends; handled the failure     EXITING   the failure is gone; exit the one before
 * EXITING   an exit ends                          EXITING   exit the one before
 * EXITING   an exit fails, or waits for this      EXITING   merge the failure; exit the one before
 * EXITING   none is left                          DONE      settle
 * </pre>
 */
public final class StackClosing extends AsyncTask<Void> {
    /** In the place of an exit that ran: nothing of what was exited is kept. */
    private static final Exit OVER = (outcome, failure) -> null;

    private final Exit[] exits;
    private final StackEntry<?>[] pending;
    private final Outcome asked;
    /** Made for the first wait. */
    private @Nullable Arrival arrival;

    private @Nullable Throwable failure;
    /** Made for the second failure. */
    private @Nullable Merger merger;

    private int entriesAwaited;
    private int exitsLeft;
    private boolean failed;
    private volatile boolean handled;
    /** Plain: others only name it, after they have read what is awaited. */
    private @Nullable Exit current;
    /** Written only before a wait. */
    private volatile @Nullable CompletionStage<?> awaited;

    StackClosing(Exit[] exits, StackEntry<?>[] pending, Outcome asked, @Nullable Throwable failure) {
        this.exits = exits;
        this.pending = pending;
        this.asked = asked;
        this.failure = failure;
        this.exitsLeft = exits.length;
        closeUnpublished();
    }

    /** Whether a failure was handled on the way. */
    public boolean hasHandled() {
        return handled;
    }

    void start() {
        for (StackEntry<?> entry : pending) {
            entry.cancel(true);
        }
        Depth.run(this::drive);
    }

    private void resume() {
        Arrival wait = Objects.requireNonNull(arrival);
        ended(wait.takeValue(), wait.takeFailure());
        drive();
    }

    private void drive() {
        for (CompletionStage<?> stage = next(); stage != null; stage = next()) {
            if (Stages.isReady(stage)) {
                ended(Stages.value(stage), null);
                continue;
            }
            awaited = stage;
            Arrival wait = arrival;
            if (wait == null) {
                wait = new Arrival(this::resume, this::settleExceptionally);
                arrival = wait;
            }
            if (!wait.await(unlessInCircle(stage, this))) {
                return;
            }
            ended(wait.takeValue(), wait.takeFailure());
        }
        Throwable outcome = failure;
        if (awaited != null) {
            awaited = null;
        }
        merger = null;
        failure = null;
        if (failed && outcome != null) {
            settleExceptionally(outcome);
        } else {
            settle(Untyped.as(null));
        }
    }

    /** Starts what comes next; null when nothing is left. */
    private @Nullable CompletionStage<?> next() {
        if (entriesAwaited < pending.length) {
            return pending[entriesAwaited++];
        }
        while (exitsLeft > 0) {
            Exit exit = exits[--exitsLeft];
            exits[exitsLeft] = OVER;
            current = exit;
            try {
                CompletionStage<?> stage = exit.exit(outcome(), failure);
                if (stage == null) {
                    throw new NullPointerException(exit.name() + " returned null instead of a stage");
                }
                return stage;
            } catch (Throwable thrown) {
                ended(null, Failures.unwrap(thrown));
            }
        }
        return null;
    }

    private Outcome outcome() {
        if (failure != null) {
            return Failures.outcome(failure);
        }
        return handled ? Outcome.COMPLETED : asked;
    }

    private void ended(@Nullable Object value, @Nullable Throwable problem) {
        Exit exit = current;
        if (exit == null) {
            // An enter that pended: its failure is told to who asked for it, but that of an exit to who closes.
            Throwable ofUndo = pending[entriesAwaited - 1].undoFailure();
            if (ofUndo != null) {
                failed = true;
                failure = merged(ofUndo);
            }
            return;
        }
        current = null;
        boolean mayHandle = Failures.outcome(failure) != Outcome.CANCELLED;
        if (mayHandle && (exit.hasHandled() || (handles(value) && exit.canHandle() && failure != null))) {
            failure = null;
            handled = true;
        }
        if (problem != null) {
            failed = true;
            failure = merged(problem);
        }
        exit.ended();
    }

    private Throwable merged(Throwable problem) {
        if (failure == null) {
            return problem;
        }
        Merger merging = merger;
        if (merging == null) {
            merging = new Merger();
            merger = merging;
        }
        return merging.merge(failure, problem);
    }

    private static boolean handles(@Nullable Object value) {
        return Boolean.TRUE.equals(value);
    }

    @Override
    protected @Nullable CompletionStage<?> waitsFor() {
        return awaited;
    }

    @Override
    protected String whereabouts() {
        Exit exit = current;
        return exit == null ? "an enter on a closed exit stack" : exit.name();
    }
}
