package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.iterate.Route.Frame;
import dev.forthwith.internal.task.Arrival;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Stages;
import dev.forthwith.internal.task.Untyped;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Closes what an iteration opened: the inner sources, the source, then the operators that watch, each awaited before the next. It
 * cannot be cancelled. Each is told the outcome as it is after those before it.
 */
final class Closing extends AsyncTask<Void> {
    private final Outcome asked;
    private final @Nullable Throwable given;
    private final Arrival arrival = new Arrival(this::resume);
    private @Nullable Route route;
    /** What the next close is told. */
    private @Nullable Throwable failure;
    /** What the last close failed with, until the next one is told or a further one fails. */
    private @Nullable Throwable untold;

    private @Nullable Throwable firstOfClose;
    private volatile @Nullable CompletionStage<?> current;
    private volatile boolean handled;
    private volatile String where = "the end of a pending step";
    private int operator;

    Closing(Outcome asked, @Nullable Throwable given) {
        this.asked = asked;
        this.given = given;
        closeToCancel();
    }

    void start(Route toClose) {
        route = toClose;
        failure = given;
        if (failure == null && asked != Outcome.CANCELLED) {
            // Who drives by hand may not know, or not say, that the source has failed.
            failure = toClose.failure();
        }
        // Sources nest, and so do their closes.
        Depth.run(this::drive);
    }

    /** Whether an exit on the way handled the failure. */
    boolean hasHandled() {
        return handled;
    }

    /** Whether this is the close of an iterator of ours, and an exit on its way handled the failure. */
    static boolean hasHandled(@Nullable CompletionStage<?> closing) {
        return closing instanceof Closing close && close.handled;
    }

    private void resume() {
        ended(arrival.takeValue(), arrival.takeFailure());
        drive();
    }

    private void drive() {
        for (CompletionStage<?> stage = next(); stage != null; stage = next()) {
            current = stage;
            if (Stages.isReady(stage)) {
                ended(Stages.value(stage), null);
            } else if (arrival.await(stage)) {
                ended(arrival.takeValue(), arrival.takeFailure());
            } else {
                return;
            }
        }
        if (firstOfClose == null) {
            settle(Untyped.as(null));
        } else {
            settleExceptionally(firstOfClose);
        }
    }

    /** Starts the next close; null when there is none left. */
    private @Nullable CompletionStage<?> next() {
        Route way = Objects.requireNonNull(route);
        for (; ; ) {
            try {
                CompletionStage<?> stage;
                Frame frame = way.openFrame();
                if (frame != null) {
                    way.leave(frame);
                    tell();
                    where = frame.source().closeName();
                    stage = frame.source().close(outcome(way.isEnded(frame)), failure);
                } else {
                    Operator watching = way.isStarted() ? nextWatching(way) : null;
                    if (watching == null) {
                        return null;
                    }
                    tell();
                    where = watching.name();
                    stage = watching.closed(outcome(way.isEndedBefore(operator - 1)), failure);
                }
                if (stage == null) {
                    throw new NullPointerException(where + " returned null instead of a stage");
                }
                return stage;
            } catch (Throwable thrown) {
                note(Failures.unwrap(thrown));
            }
        }
    }

    private @Nullable Operator nextWatching(Route way) {
        Operator[] operators = way.operators();
        while (operator < operators.length) {
            Operator candidate = operators[operator++];
            if (candidate.watchesClose()) {
                return candidate;
            }
        }
        return null;
    }

    private void ended(@Nullable Object value, @Nullable Throwable problem) {
        boolean byThis = Boolean.TRUE.equals(value) || hasHandled(current);
        if (byThis && failure != null && Failures.outcome(failure) == Outcome.FAILED) {
            handled = true;
            failure = null;
            firstOfClose = null;
        }
        note(problem);
    }

    private Outcome outcome(boolean ended) {
        if (failure != null) {
            return Failures.outcome(failure);
        }
        if (handled) {
            return Outcome.COMPLETED;
        }
        if (asked == Outcome.COMPLETED || asked == Outcome.STOPPED) {
            return ended ? Outcome.COMPLETED : Outcome.STOPPED;
        }
        return asked;
    }

    private void note(@Nullable Throwable problem) {
        if (problem == null) {
            return;
        }
        boolean first = firstOfClose == null;
        if (first || given == null || handled) {
            firstOfClose = given == null || handled ? closeFailure(problem) : problem;
        }
        untold = problem;
        if (!first) {
            tell();
        }
    }

    /**
     * Merges what the last close failed with into what the next one is told. The only failure of the last close stays apart: who closes
     * merges it.
     */
    private void tell() {
        Throwable problem = untold;
        if (problem != null) {
            untold = null;
            failure = Failures.merge(failure, problem);
        }
    }

    /** Without a failure from outside, the failures of the closes are merged among themselves. */
    private Throwable closeFailure(Throwable problem) {
        return firstOfClose == null ? problem : Failures.merge(firstOfClose, problem);
    }

    @Override
    protected @Nullable CompletionStage<?> waitsFor() {
        return current;
    }

    @Override
    protected String whereabouts() {
        return where;
    }
}
