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
import java.util.function.Consumer;
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
 * <p>What is ready is passed without a trace, by one step calling the next; only a scope that waits keeps in a {@link Wait} where it is. One
 * without has been seen by nobody: it still runs in the call that makes it.
 */
public final class Scope<T extends @Nullable Object, R extends @Nullable Object> extends AsyncTask<R> {
    private enum Phase {
        ENTERING,
        BODY,
        EXITING
    }

    private @Nullable AsyncContext<T> context;
    private @Nullable Wait wait;

    private Scope() {}

    /** Runs the body with the resource that the manager gives. */
    public static <T extends @Nullable Object, R extends @Nullable Object> Scope<T, R> run(
            AsyncContextManager<T> manager, AsyncFunction<? super T, ? extends R> body) {
        Scope<T, R> scope = new Scope<>();
        Depth depth = Depth.current();
        if (!depth.enter()) {
            scope.waiting(Phase.ENTERING).seen = true;
            depth.defer(() -> scope.enter(manager, body));
            return scope;
        }
        try {
            scope.enter(manager, body);
        } finally {
            depth.leave();
        }
        return scope;
    }

    private void enter(AsyncContextManager<T> manager, AsyncFunction<? super T, ? extends R> body) {
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
            entered(Stages.value(stage), body);
        } else {
            Wait wait = waiting(Phase.ENTERING);
            wait.kept = body;
            await(stage, wait);
        }
    }

    /** Says where it is, if anybody can ask. */
    private void at(Phase phase) {
        Wait current = wait;
        if (current != null) {
            current.phase = phase;
        }
    }

    private Wait waiting(Phase phase) {
        Wait current = wait;
        if (current == null) {
            current = new Wait(this, phase);
            wait = current;
        }
        return current;
    }

    private void await(CompletionStage<?> stage, Wait wait) {
        wait.pending = stage;
        if (cancelRequested() && mayAsk(stage, wait.phase)) {
            passOn(stage);
        }
        CompletionStage<?> awaited = wait.seen ? unlessInCircle(stage, this) : stage;
        wait.seen = true;
        if (wait.arrival.await(awaited)) {
            resume(wait);
        }
    }

    /** Takes the end of the awaited stage. */
    private void resume(Wait wait) {
        Object value = wait.arrival.takeValue();
        Throwable problem = wait.arrival.takeFailure();
        Object kept = wait.kept;
        wait.kept = null;
        wait.pending = null;
        switch (wait.phase) {
            case ENTERING:
                if (problem == null) {
                    entered(value, Untyped.as(kept));
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
                exited(kept, wait.told, value, problem);
        }
    }

    /** Whether a request may go on to the stage: an enter is not torn, and one of our own knows whether it may be interrupted. */
    private boolean mayAsk(CompletionStage<?> stage, Phase phase) {
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

    private void entered(@Nullable Object value, AsyncFunction<? super T, ? extends R> body) {
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
        at(Phase.BODY);
        CompletionStage<?> stage;
        try {
            stage = body.apply(Untyped.as(resource));
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
            await(stage, waiting(Phase.BODY));
        }
    }

    private void bodyEnded(@Nullable Object value, @Nullable Throwable problem) {
        boolean cancelled = wait == null ? closeUnpublished() : closeToCancel();
        at(Phase.EXITING);
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
            Wait wait = waiting(Phase.EXITING);
            wait.kept = value;
            wait.told = told;
            await(stage, wait);
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
        context = null;
        wait = null;
    }

    @Override
    protected @Nullable CompletionStage<?> onCancel(boolean interrupt) {
        Wait current = wait;
        if (current == null) {
            return null;
        }
        CompletionStage<?> stage = current.pending;
        return stage != null && mayAsk(stage, current.phase) ? stage : null;
    }

    @Override
    protected @Nullable CompletionStage<?> waitsFor() {
        Wait current = wait;
        return current == null ? null : current.pending;
    }

    @Override
    protected String whereabouts() {
        AsyncContext<T> used = context;
        Wait current = wait;
        switch (current == null ? Phase.ENTERING : current.phase) {
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

    /** Where a scope is that waits. Who cancels reads what pends before the phase, which is written before it. */
    private static final class Wait implements Runnable, Consumer<Throwable> {
        private final Scope<?, ?> scope;
        private final Arrival arrival = new Arrival(this, this);
        private Phase phase;
        /** Whether anybody can have seen the scope, and wait for it: before it first waits it runs in the call that makes it. */
        private boolean seen;

        private volatile @Nullable CompletionStage<?> pending;
        /** The body while the enter is waited for, the result while the exit is. */
        private @Nullable Object kept;
        /** What the exit was told. */
        private @Nullable Throwable told;

        Wait(Scope<?, ?> scope, Phase phase) {
            this.scope = scope;
            this.phase = phase;
        }

        @Override
        public void run() {
            scope.resume(this);
        }

        @Override
        public void accept(Throwable broken) {
            scope.settleExceptionally(broken);
        }
    }
}
