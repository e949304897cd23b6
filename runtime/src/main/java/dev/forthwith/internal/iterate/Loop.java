package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.observe.Kind;
import dev.forthwith.internal.task.Arrival;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Stages;
import dev.forthwith.internal.task.Untyped;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a source with a sink behind it, and closes it: {@code async for}. It is the task that the caller gets.
 *
 * <pre>
 * phase       event                             next      action
 * ITERATING   the end, a stop, a failure        CLOSING   close with that outcome; from here on it is too late to cancel
 * ITERATING   the same, cancelled meanwhile     CLOSING   close with CANCELLED
 * CLOSING     closed                            DONE      settle
 * </pre>
 */
public final class Loop<R extends @Nullable Object> extends AsyncTask<R> {
    /** Both until the end. */
    private @Nullable Sink<R> sink;

    /** Plain: it is there before anybody sees this task, and after the end it may be found or not. */
    private @Nullable Pull<?> pull;

    private final Arrival arrival = new Arrival(this::resume, this::settleExceptionally);
    /** Written only before a wait. */
    private volatile @Nullable CompletionStage<?> pending;

    private boolean closing;
    private @Nullable R result;
    private @Nullable Throwable failure;

    private Loop(AsyncIterable<?> source, Sink<R> sink) {
        this.sink = sink;
        this.pull = Pipeline.pull(source, sink, Kind.LOOP);
    }

    /** Begins to go through the source. */
    public static <R extends @Nullable Object> AsyncTask<R> run(AsyncIterable<?> source, Sink<R> sink) {
        Loop<R> loop = new Loop<>(source, sink);
        Depth.run(loop::start);
        return loop;
    }

    private void start() {
        drive(Objects.requireNonNull(pull).advance());
    }

    private void drive(@Nullable CompletionStage<?> first) {
        CompletionStage<?> stage = first;
        while (stage != null) {
            if (Stages.isReady(stage)) {
                stage = ended(stage, null);
                continue;
            }
            pending = stage;
            if (!arrival.await(stage)) {
                return;
            }
            stage = ended(stage, arrival.takeFailure());
        }
    }

    private void resume() {
        drive(ended(Objects.requireNonNull(pending), arrival.takeFailure()));
    }

    private @Nullable CompletionStage<?> ended(CompletionStage<?> stage, @Nullable Throwable problem) {
        if (closing) {
            closed(stage, problem);
            return null;
        }
        Sink<R> body = Objects.requireNonNull(sink);
        Throwable ending = problem;
        if (ending == null && !cancelRequested()) {
            try {
                result = body.result();
            } catch (Throwable thrown) {
                ending = Failures.unwrap(thrown);
            }
        }
        failure = closeToCancel() ? Failures.cancelled(ending) : ending;
        closing = true;
        Outcome outcome =
                failure != null ? Failures.outcome(failure) : body.stopped() ? Outcome.STOPPED : Outcome.COMPLETED;
        return Objects.requireNonNull(pull).close(outcome, failure);
    }

    private void closed(CompletionStage<?> stage, @Nullable Throwable problem) {
        if (stage instanceof Closing close && close.hasHandled()) {
            // As with a resource: what was handled is gone, and with it the result.
            failure = null;
            result = null;
        }
        if (pending != null) {
            pending = null;
        }
        pull = null;
        sink = null;
        Throwable whole = problem == null ? failure : Failures.merge(failure, problem);
        if (whole == null) {
            settle(Untyped.as(result));
        } else {
            Stops.noteFailure(whole);
            settleExceptionally(whole);
        }
        result = null;
        failure = null;
    }

    @Override
    protected @Nullable CompletionStage<?> onCancel(boolean interrupt) {
        Pull<?> running = pull;
        return closing || running == null ? null : running.stop(interrupt);
    }

    @Override
    protected @Nullable CompletionStage<?> waitsFor() {
        return pending;
    }
}
