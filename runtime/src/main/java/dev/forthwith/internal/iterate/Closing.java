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
    private @Nullable Throwable failure;
    private @Nullable Throwable firstOfClose;
    private @Nullable CompletionStage<?> current;
    private volatile boolean handled;
    private String where = "the end of a pending step";
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
            Step step = null;
            try {
                CompletionStage<?> stage;
                Frame frame = way.openFrame();
                if (frame != null) {
                    way.leave(frame);
                    step = frame.source();
                    where = "the close of " + step.name();
                    stage = frame.source().close(outcome(way.isEnded(frame)), failure);
                } else {
                    Operator watching = way.isStarted() ? nextWatching(way) : null;
                    if (watching == null) {
                        return null;
                    }
                    step = watching;
                    where = step.name();
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
        boolean byThis = Boolean.TRUE.equals(value) || (current instanceof Closing inner && inner.hasHandled());
        if (byThis && failure != null && Failures.outcome(failure) == Outcome.FAILED) {
            handled = true;
            failure = null;
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
        failure = Failures.merge(failure, problem);
        if (firstOfClose == null || given == null || handled) {
            firstOfClose = given == null || handled ? closeFailure(problem) : problem;
        }
    }

    /** Without a failure from outside, the failures of the closes are merged among themselves. */
    private Throwable closeFailure(Throwable problem) {
        return firstOfClose == null ? problem : Failures.merge(firstOfClose, problem);
    }

    @Override
    protected String whereabouts() {
        return where;
    }
}
