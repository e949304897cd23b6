package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncFunction;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Described;
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
 *
 * <p>What is ready is passed without a trace, by one step calling the next: {@code pending} is written only before a wait, for those who
 * cancel. They read it before the phase, which is written before it.
 */
public final class Scope<T extends @Nullable Object, R extends @Nullable Object> extends AsyncTask<R> {
    private enum Phase {
        ENTERING,
        BODY,
        EXITING
    }

    private @Nullable AsyncFunction<? super T, ? extends R> body;
    private Phase phase = Phase.ENTERING;
    /** Whether anybody can have seen this task; as long as it runs in the call that makes it, nobody has. */
    private boolean published;

    private volatile @Nullable CompletionStage<?> pending;
    private @Nullable AsyncContext<T> context;
    private @Nullable Arrival arrival;
    /** How the body ended, while the exit is waited for. */
    private @Nullable Object result;

    private @Nullable Throwable failure;

    private Scope(AsyncFunction<? super T, ? extends R> body) {
        this.body = body;
    }

    /** Runs the body with the resource that the manager gives. */
    public static <T extends @Nullable Object, R extends @Nullable Object> Scope<T, R> run(
            AsyncContextManager<T> manager, AsyncFunction<? super T, ? extends R> body) {
        Scope<T, R> scope = new Scope<>(body);
        Depth depth = Depth.current();
        if (!depth.enter()) {
            scope.published = true;
            depth.defer(() -> scope.enter(manager));
            return scope;
        }
        try {
            scope.enter(manager);
        } finally {
            depth.leave();
        }
        return scope;
    }

    private void enter(AsyncContextManager<T> manager) {
        CompletionStage<?> stage;
        try {
            AsyncContext<T> made = manager.context();
            if (made == null) {
                throw new NullPointerException(Described.of(manager) + ".context() returned null");
            }
            context = made;
            stage = made instanceof SingleUse<?, T> own ? own.begin() : made.enter();
            if (stage == null) {
                throw new NullPointerException(Described.of(made) + ".enter() returned null instead of a stage");
            }
        } catch (Throwable thrown) {
            refused(Failures.unwrap(thrown));
            return;
        }
        if (Stages.isReady(stage)) {
            entered(Stages.value(stage));
        } else {
            await(stage);
        }
    }

    private void await(CompletionStage<?> stage) {
        boolean seen = published;
        published = true;
        pending = stage;
        if (cancelRequested() && mayAsk(stage)) {
            passOn(stage);
        }
        Arrival wait = arrival;
        if (wait == null) {
            wait = new Arrival(this::resume, this::settleExceptionally);
            arrival = wait;
        }
        if (wait.await(seen ? unlessInCircle(stage, this) : stage)) {
            resume();
        }
    }

    /** Takes the end of the awaited stage. */
    private void resume() {
        Arrival wait = Objects.requireNonNull(arrival);
        Object value = wait.takeValue();
        Throwable problem = wait.takeFailure();
        pending = null;
        switch (phase) {
            case ENTERING:
                if (problem == null) {
                    entered(value);
                    return;
                }
                if (context instanceof SingleUse<?, T> own) {
                    own.refused(problem);
                }
                refused(problem);
                return;
            case BODY:
                bodyEnded(value, problem);
                return;
            default:
                exited(result, failure, value, problem);
        }
    }

    /** Whether a request may go on to the stage: an enter is not torn, and one of our own knows whether it may be interrupted. */
    private boolean mayAsk(CompletionStage<?> stage) {
        if (phase != Phase.ENTERING) {
            return phase == Phase.BODY;
        }
        return context instanceof SingleUse<?, T> own ? own.mayInterruptEnter() : stage instanceof Entry;
    }

    private void refused(Throwable problem) {
        boolean cancelled = closeToCancel();
        settleExceptionally(cancelled ? Failures.cancelled(problem) : problem);
        forget();
    }

    private void entered(@Nullable Object value) {
        Object resource = value;
        if (context instanceof SingleUse<?, T> own) {
            try {
                resource = own.take(value);
            } catch (Throwable thrown) {
                refused(Failures.unwrap(thrown));
                return;
            }
        }
        if (cancelRequested()) {
            bodyEnded(null, null);
            return;
        }
        phase = Phase.BODY;
        CompletionStage<?> stage;
        try {
            stage = Objects.requireNonNull(body).apply(Untyped.as(resource));
            if (stage == null) {
                throw new NullPointerException("the body given to with, for the resource of " + Described.of(context)
                        + ", returned null instead of a stage");
            }
        } catch (Throwable thrown) {
            bodyEnded(null, Failures.unwrap(thrown));
            return;
        }
        if (Stages.isReady(stage)) {
            bodyEnded(Stages.value(stage), null);
        } else {
            await(stage);
        }
    }

    private void bodyEnded(@Nullable Object value, @Nullable Throwable problem) {
        boolean cancelled = published ? closeToCancel() : closeUnpublished();
        phase = Phase.EXITING;
        Throwable told = cancelled ? Failures.cancelled(problem) : problem;
        CompletionStage<?> stage;
        try {
            AsyncContext<T> entered = Objects.requireNonNull(context);
            Outcome outcome = Failures.outcome(told);
            stage = entered instanceof SingleUse<?, T> own ? own.giveBack(outcome, told) : entered.exit(outcome, told);
            if (stage == null) {
                throw new NullPointerException(Described.of(context) + ".exit() returned null instead of a stage");
            }
        } catch (Throwable thrown) {
            exited(value, told, null, Failures.unwrap(thrown));
            return;
        }
        if (Stages.isReady(stage)) {
            exited(value, told, Stages.value(stage), null);
        } else {
            result = value;
            failure = told;
            await(stage);
        }
    }

    private void exited(
            @Nullable Object value, @Nullable Throwable told, @Nullable Object handled, @Nullable Throwable problem) {
        // What was handled inside is gone, and with it the result.
        boolean handledInside = context instanceof SingleUse<?, ?> inner && inner.hasHandled();
        Throwable left = handledInside && !(told instanceof CancellationException) ? null : told;
        if (problem != null) {
            settleExceptionally(Failures.merge(left, problem));
        } else if (left == null) {
            settle(Untyped.as(handledInside ? null : value));
        } else if (Boolean.TRUE.equals(handled) && Failures.outcome(left) == Outcome.FAILED) {
            settle(Untyped.as(null));
        } else {
            settleExceptionally(left);
        }
        forget();
    }

    /** Keeps nothing but the result. */
    private void forget() {
        body = null;
        context = null;
        if (arrival != null) {
            arrival = null;
            result = null;
            failure = null;
        }
    }

    @Override
    protected @Nullable CompletionStage<?> onCancel(boolean interrupt) {
        CompletionStage<?> stage = pending;
        return stage != null && mayAsk(stage) ? stage : null;
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
                return used instanceof SingleUse<?, ?> single
                        ? single.enterName()
                        : "the enter of " + Described.of(used);
            case BODY:
                return "the body of " + Described.of(used);
            default:
                return used instanceof SingleUse<?, ?> single ? single.exitName() : "the exit of " + Described.of(used);
        }
    }
}
