package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncFunction;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.task.Arrival;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Stages;
import dev.forthwith.internal.task.Untyped;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The bracket: enter, body, exit. It is the task that the caller gets and the state machine at once.
 *
 * <pre>
 * phase      event                                    next       action
 * ENTERING   entering fails                           DONE       fail; cancelled if that was asked meanwhile
 * ENTERING   entered, cancelled meanwhile             EXITING    exit with CANCELLED; the body never runs
 * ENTERING   entered                                  BODY       start the body
 * BODY       the body ends; cancelled meanwhile       EXITING    exit with CANCELLED
 * BODY       the body ends                            EXITING    exit with its outcome; from here on it is too late to cancel
 * EXITING    the exit ends                            DONE       settle: value, failure, or null if the failure was handled
 * </pre>
 * One thread at a time drives it. A cancelled body is waited for, so the exit never runs beside it.
 */
public final class Scope<T extends @Nullable Object, R extends @Nullable Object> extends AsyncTask<R> {
    private enum Phase {
        ENTERING,
        BODY,
        EXITING,
        DONE
    }

    private final AsyncContextManager<T> manager;
    private final AsyncFunction<? super T, ? extends R> body;
    private volatile Phase phase = Phase.ENTERING;
    private volatile @Nullable CompletionStage<?> pending;
    private @Nullable AsyncContext<T> context;
    private @Nullable Arrival arrival;
    private @Nullable Object result;
    private @Nullable Throwable failure;

    private Scope(AsyncContextManager<T> manager, AsyncFunction<? super T, ? extends R> body) {
        this.manager = manager;
        this.body = body;
    }

    /** Runs the body with the resource that the manager gives. */
    public static <T extends @Nullable Object, R extends @Nullable Object> Scope<T, R> run(
            AsyncContextManager<T> manager, AsyncFunction<? super T, ? extends R> body) {
        Scope<T, R> scope = new Scope<>(manager, body);
        Depth.run(scope::enter);
        return scope;
    }

    private void enter() {
        CompletionStage<?> stage;
        try {
            context = manager.context();
            if (context == null) {
                throw new NullPointerException(manager + ".context() returned null");
            }
            stage = context.enter();
            if (stage == null) {
                throw new NullPointerException(context + ".enter() returned null instead of a stage");
            }
        } catch (Throwable thrown) {
            entered(null, Failures.unwrap(thrown));
            return;
        }
        drive(stage);
    }

    /** Waits for the stages one after the other, as long as they are ready. */
    private void drive(@Nullable CompletionStage<?> first) {
        CompletionStage<?> stage = first;
        while (stage != null) {
            pending = stage;
            if (Stages.isReady(stage)) {
                stage = ended(Stages.value(stage), null);
                continue;
            }
            if (phase != Phase.EXITING && cancelRequested()) {
                passOnFrom(stage);
            }
            Arrival wait = arrival;
            if (wait == null) {
                wait = new Arrival(this::resume);
                arrival = wait;
            }
            if (!wait.await(stage)) {
                return;
            }
            stage = ended(wait.takeValue(), wait.takeFailure());
        }
    }

    private void resume() {
        Arrival wait = Objects.requireNonNull(arrival);
        drive(ended(wait.takeValue(), wait.takeFailure()));
    }

    private void passOnFrom(CompletionStage<?> stage) {
        if (phase == Phase.BODY || stage instanceof Entry) {
            passOn(stage);
        }
    }

    /** Takes the end of the awaited stage and answers with the next one, or null when there is nothing to wait for any more. */
    private @Nullable CompletionStage<?> ended(@Nullable Object value, @Nullable Throwable problem) {
        pending = null;
        switch (phase) {
            case ENTERING:
                return entered(value, problem);
            case BODY:
                return bodyEnded(value, problem);
            default:
                exited(value, problem);
                return null;
        }
    }

    private @Nullable CompletionStage<?> entered(@Nullable Object value, @Nullable Throwable problem) {
        if (problem != null) {
            boolean cancelled = closeToCancel();
            phase = Phase.DONE;
            settleExceptionally(cancelled ? Failures.cancelled(problem) : problem);
            return null;
        }
        if (cancelRequested()) {
            return bodyEnded(null, null);
        }
        phase = Phase.BODY;
        CompletionStage<?> stage;
        try {
            stage = body.apply(Untyped.as(value));
            if (stage == null) {
                throw new NullPointerException("the body of " + context + " returned null instead of a stage");
            }
        } catch (Throwable thrown) {
            return bodyEnded(null, Failures.unwrap(thrown));
        }
        return stage;
    }

    private @Nullable CompletionStage<?> bodyEnded(@Nullable Object value, @Nullable Throwable problem) {
        boolean cancelled = closeToCancel();
        phase = Phase.EXITING;
        result = value;
        failure = cancelled ? Failures.cancelled(problem) : problem;
        CompletionStage<?> stage;
        try {
            AsyncContext<T> entered = Objects.requireNonNull(context);
            stage = entered.exit(Failures.outcome(failure), failure);
            if (stage == null) {
                throw new NullPointerException(context + ".exit() returned null instead of a stage");
            }
        } catch (Throwable thrown) {
            exited(null, Failures.unwrap(thrown));
            return null;
        }
        return stage;
    }

    private void exited(@Nullable Object handled, @Nullable Throwable problem) {
        phase = Phase.DONE;
        if (context instanceof Handling inner && inner.hasHandled()) {
            // What was handled inside is gone, and with it the result.
            failure = failure instanceof CancellationException ? failure : null;
            result = null;
        }
        if (problem != null) {
            settleExceptionally(Failures.merge(failure, problem));
        } else if (failure == null) {
            settle(Untyped.as(result));
        } else if (Boolean.TRUE.equals(handled) && Failures.outcome(failure) == Outcome.FAILED) {
            settle(Untyped.as(null));
        } else {
            settleExceptionally(failure);
        }
    }

    @Override
    protected @Nullable CompletionStage<?> onCancel(boolean interrupt) {
        CompletionStage<?> stage = pending;
        // An enter is not torn; those of our own know by themselves whether they may be interrupted.
        return phase == Phase.BODY || (phase == Phase.ENTERING && stage instanceof Entry) ? stage : null;
    }

    @Override
    protected @Nullable CompletionStage<?> waitsFor() {
        return pending;
    }

    @Override
    protected String whereabouts() {
        AsyncContext<T> used = context;
        switch (phase) {
            case ENTERING:
                return used instanceof SingleUse<?, ?> single ? single.enterName() : "the enter of " + used;
            case BODY:
                return "the body of " + used;
            default:
                return used instanceof SingleUse<?, ?> single ? single.exitName() : "the exit of " + used;
        }
    }
}
