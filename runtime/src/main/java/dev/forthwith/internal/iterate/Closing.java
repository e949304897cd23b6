package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.failure.MayHandle;
import dev.forthwith.internal.iterate.Route.Frame;
import dev.forthwith.internal.task.Arrival;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Stages;
import dev.forthwith.internal.task.Untyped;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Closes what an iteration opened: the inner sources, the source, then the operators that watch, each awaited before the next. It
 * cannot be cancelled. Each is told the outcome as it is after those before it.
 */
final class Closing extends AsyncTask<Void> implements MayHandle {
    private final Outcome asked;
    private final @Nullable Throwable given;
    private @Nullable Throwable givenUp;
    /** The cancellation that a demand has failed with before, which its consumer has seen already, and how much it carried then. */
    private @Nullable CancellationException seen;

    private int carried;
    private final Arrival arrival = new Arrival(this::resume, this::settleExceptionally);
    private @Nullable Route route;
    private @Nullable CloseFailures failures;
    /** Written only before a wait. */
    private volatile @Nullable CompletionStage<?> current;
    /** Plain: others only read it after they have read what is awaited. */
    private String where = "the end of a pending step";

    private int operator;

    Closing(Outcome asked, @Nullable Throwable given) {
        this.asked = asked;
        this.given = given;
        closeUnpublished();
    }

    /** Takes what a demand failed with that was given up because of this close. */
    void gaveUp(Throwable late) {
        givenUp = late;
    }

    void start(Route toClose) {
        route = toClose;
        // Until its turn comes each would go on by itself.
        toClose.quiet();
        // Who drives by hand may not know, or not say, that the source has failed.
        Throwable told = given != null || asked == Outcome.CANCELLED ? given : toClose.failure();
        if (given == null && told instanceof CancellationException cancelled) {
            seen = cancelled;
            carried = cancelled.getSuppressed().length;
        }
        Tally tally = toClose.tally();
        if (tally != null) {
            tally.closing(outcome(told, toClose.isEnded(Objects.requireNonNull(toClose.openFrame()))), told);
        }
        CloseFailures begun = new CloseFailures(given, told);
        failures = begun;
        if (givenUp != null && given != null) {
            // Part of the close; without a reason for that it is reported at the end, since until then it may carry
            // more.
            Failures.news(givenUp).forEach(problem -> begun.ended(false, false, problem));
            givenUp = null;
        }
        // Sources nest, and so do their closes.
        Depth.run(this::drive);
    }

    private CloseFailures failures() {
        return Objects.requireNonNull(failures);
    }

    /** Whether an exit on the way handled the failure. */
    boolean hasHandled() {
        CloseFailures known = failures;
        return known != null && known.hasHandled();
    }

    /** The same, if it was begun for this failure: who asks may not have been the first to close. */
    @Override
    public boolean hasHandled(@Nullable Throwable told) {
        CloseFailures known = failures;
        return known != null && known.hasHandled(told);
    }

    private void resume() {
        ended(Objects.requireNonNull(current), arrival.takeValue(), arrival.takeFailure());
        drive();
    }

    private void drive() {
        for (CompletionStage<?> stage = next(); stage != null; stage = next()) {
            if (Stages.isReady(stage)) {
                ended(stage, Stages.value(stage), null);
                continue;
            }
            current = stage;
            if (!arrival.await(stage)) {
                return;
            }
            ended(stage, arrival.takeValue(), arrival.takeFailure());
        }
        Throwable unclaimed = givenUp;
        if (unclaimed != null) {
            givenUp = null;
            Dropped.reportLate("a demand that was given up because of a close failed", unclaimed);
        }
        Throwable ofClose = failures().ofClose();
        if (seen != null) {
            ofClose = news(seen, ofClose);
            seen = null;
        }
        Tally tally = Objects.requireNonNull(route).tally();
        if (tally != null) {
            tally.ended(ofClose);
        }
        Objects.requireNonNull(route).forget();
        route = null;
        if (current != null) {
            current = null;
        }
        if (ofClose == null) {
            settle(Untyped.as(null));
        } else {
            settleExceptionally(ofClose);
        }
    }

    /**
     * What there is to tell of a close that was told a cancellation which its consumer has seen before: not that same one, as long as it
     * carries nothing new.
     */
    private @Nullable Throwable news(CancellationException told, @Nullable Throwable ofClose) {
        Throwable[] suppressed = told.getSuppressed();
        if (ofClose == told) {
            return suppressed.length > carried ? told : null;
        }
        for (int i = carried; i < suppressed.length; i++) {
            if (ofClose != suppressed[i] && (ofClose == null || !Failures.carries(ofClose, suppressed[i]))) {
                Dropped.report("a close found a failure after the iteration was cancelled", suppressed[i]);
            }
        }
        return ofClose;
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
                    Throwable told = failures().tell();
                    where = frame.source().closeName();
                    stage = frame.source().close(outcome(told, way.isEnded(frame)), told);
                } else {
                    Operator watching = way.isStarted() ? nextWatching(way) : null;
                    if (watching == null) {
                        return null;
                    }
                    Throwable told = failures().tell();
                    where = watching.name();
                    stage = watching.closed(outcome(told, way.isEndedBefore(operator - 1)), told);
                }
                if (stage == null) {
                    throw new NullPointerException(where + " returned null instead of a stage");
                }
                return stage;
            } catch (Throwable thrown) {
                failures().ended(false, false, Failures.unwrap(thrown));
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

    private void ended(CompletionStage<?> close, @Nullable Object value, @Nullable Throwable problem) {
        failures()
                .ended(
                        Boolean.TRUE.equals(value),
                        MayHandle.hasHandled(close, failures().told()),
                        problem);
    }

    private Outcome outcome(@Nullable Throwable told, boolean ended) {
        if (told != null) {
            return Failures.outcome(told);
        }
        if (hasHandled()) {
            return Outcome.COMPLETED;
        }
        if (asked == Outcome.COMPLETED || asked == Outcome.STOPPED) {
            return ended ? Outcome.COMPLETED : Outcome.STOPPED;
        }
        return asked;
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
