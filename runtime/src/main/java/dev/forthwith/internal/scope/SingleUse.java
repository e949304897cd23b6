package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContext;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.observe.Kind;
import dev.forthwith.internal.observe.Watch;
import dev.forthwith.internal.observe.Watching;
import dev.forthwith.internal.task.Stages;
import dev.forthwith.internal.task.Untyped;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A context that keeps its own life cycle.
 *
 * <pre>
 * state      event             next       answer
 * NEW        enter             ENTERING   the resource, when it is there; then ENTERED
 * NEW        exit              NEW        IllegalStateException: not entered
 * ENTERING   entering fails    ENTERING   stays so for ever: there is nothing to exit
 * ENTERING   exit              ENTERING   IllegalStateException: not entered
 * ENTERED    exit              EXITED     the exit runs
 * EXITED     exit              EXITED     the completion of the first exit
 * NEW        begin             OWNED      the scope that begins takes, and gives back, without asking again
 * OWNED      exit              OWNED      IllegalStateException: not entered, by enter
 * not NEW    enter, begin      unchanged  IllegalStateException: already entered
 * </pre>
 *
 * @param <A> what the stage that enters yields
 * @param <R> the resource
 */
public abstract class SingleUse<A extends @Nullable Object, R extends @Nullable Object> implements AsyncContext<R> {
    private static final int NEW = 0;
    private static final int ENTERING = 1;
    private static final int ENTERED = 2;
    private static final int EXITED = 3;
    private static final int OWNED = 4;

    private static final VarHandle STATE;
    private static final VarHandle HELD;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(SingleUse.class, "state", int.class);
            HELD = MethodHandles.lookup().findVarHandle(SingleUse.class, "held", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int state;
    /** The resource, or the {@link WatchedUse} that has it; once it is exited the {@link Verdict}. */
    private @Nullable Object held;

    /** For the contexts of this library and of generated code. */
    protected SingleUse() {}

    /** Starts to acquire. */
    protected abstract @Nullable CompletionStage<?> acquire() throws Throwable;

    /** The resource out of what the stage yielded. */
    protected abstract R acquired(A arrived) throws Throwable;

    /** Starts to give back. */
    protected abstract @Nullable CompletionStage<?> release(R resource, Outcome outcome, @Nullable Throwable failure)
            throws Throwable;

    /** Whether a pending enter may be asked to end. */
    protected abstract boolean mayInterruptEnter();

    /** How a message names the method that enters. */
    public abstract String enterName();

    /** How a message names the method that exits. */
    public abstract String exitName();

    /** Whether it only combines other contexts, which are watched by themselves. */
    protected boolean isCombination() {
        return false;
    }

    @Override
    public final CompletionStage<R> enter() {
        return enterAs(Kind.RESOURCE);
    }

    /** Enters, as what those who watch are told. */
    protected final CompletionStage<R> enterAs(Kind kind) {
        try {
            CompletionStage<?> stage = start(ENTERING, kind);
            if (Stages.isReady(stage)) {
                return CompletableFuture.completedFuture(entered(Stages.value(stage)));
            }
            Acquiring<R> acquiring = new Acquiring<>(this);
            acquiring.await(stage);
            return acquiring;
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(Failures.unwrap(thrown));
        }
    }

    private R entered(@Nullable Object arrived) throws Throwable {
        R taken = take(arrived);
        // Who exits has seen the resource, and with it this: no fence is needed.
        STATE.setRelease(this, ENTERED);
        return taken;
    }

    private CompletionStage<?> start(int next, Kind kind) throws Throwable {
        if (!STATE.compareAndSet(this, NEW, next)) {
            throw new IllegalStateException(
                    enterName() + ": already entered; a context is for one use, ask the manager for another one");
        }
        if (Watching.isOn() && !isCombination()) {
            Watch watch = Watching.opens(kind, enterName(), exitName(), this);
            held = watch == null ? null : new WatchedUse(watch);
        }
        try {
            CompletionStage<?> stage = acquire();
            if (stage == null) {
                throw new NullPointerException(enterName() + " returned null instead of a stage");
            }
            return stage;
        } catch (Throwable thrown) {
            refused(thrown);
            throw thrown;
        }
    }

    /**
     * Begins to enter, for an owner that waits for the stage, calls {@link #take} and in the end {@link #giveBack}, each once, or
     * {@link #refused} if the stage fails. That saves what {@link #enter} and {@link #exit} need against others: the tasks and stages
     * between, and an atomic operation for each transition.
     */
    final CompletionStage<?> begin() throws Throwable {
        return start(OWNED, Kind.RESOURCE);
    }

    /** Takes what the stage yielded. */
    final R take(@Nullable Object arrived) throws Throwable {
        R taken;
        try {
            taken = acquired(Untyped.as(arrived));
        } catch (Throwable thrown) {
            refused(thrown);
            throw thrown;
        }
        if (held instanceof WatchedUse watched) {
            watched.entered(taken);
        } else {
            held = taken;
        }
        return taken;
    }

    /** Takes the failure of the stage. */
    final void refused(Throwable failure) {
        if (held instanceof WatchedUse watched) {
            held = null;
            watched.refused(Failures.unwrap(failure));
        }
    }

    /** Exits, for the owner. */
    final CompletionStage<?> giveBack(Outcome outcome, @Nullable Throwable failure) {
        Object given = held;
        held = null;
        return releasing(given, outcome, failure);
    }

    @Override
    public final CompletionStage<Boolean> exit(Outcome outcome, @Nullable Throwable failure) {
        Objects.requireNonNull(outcome, "outcome");
        Throwable told = Failures.passed(failure);
        Outcome ending = told == null ? outcome : Failures.outcome(told);
        if (state == ENTERED) {
            // Looked at before the change of state: after it, whoever asks again may put the verdict there.
            Object given = held;
            if (STATE.compareAndSet(this, ENTERED, EXITED)) {
                return verdict(given).of(releasing(given, ending, told), told);
            }
        }
        return state == EXITED
                ? verdict(HELD.getAcquire(this))
                : CompletableFuture.failedFuture(
                        new IllegalStateException(exitName() + ": not entered; exit only what enter() has yielded"));
    }

    /** The one completion of the exit, instead of what was held until then. */
    private Verdict verdict(@Nullable Object seen) {
        if (seen instanceof Verdict known && known.isOf(this)) {
            return known;
        }
        Verdict created = new Verdict(this);
        Object found = HELD.compareAndExchange(this, seen, created);
        return found == seen ? created : (Verdict) Objects.requireNonNull(found);
    }

    private CompletionStage<?> releasing(@Nullable Object given, Outcome outcome, @Nullable Throwable failure) {
        if (given instanceof WatchedUse watched) {
            Object resource = watched.exiting(outcome, failure);
            return watched.ending(called(resource, outcome, failure), exitName());
        }
        return called(given, outcome, failure);
    }

    private CompletionStage<?> called(@Nullable Object resource, Outcome outcome, @Nullable Throwable failure) {
        try {
            CompletionStage<?> stage = release(Untyped.as(resource), outcome, failure);
            if (stage == null) {
                throw new NullPointerException(exitName() + " returned null instead of a stage");
            }
            return stage;
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(Failures.unwrap(thrown));
        }
    }

    /** Whether a failure was handled inside, where there are several resources, so that it is gone and there is no result. */
    public boolean hasHandled() {
        return false;
    }

    @Override
    public String toString() {
        return enterName();
    }

    /** The enter of such a context while it pends. */
    private static final class Acquiring<R extends @Nullable Object> extends Entry<R> {
        private final SingleUse<?, R> context;

        Acquiring(SingleUse<?, R> context) {
            this.context = context;
        }

        @Override
        protected R entered(@Nullable Object arrived) throws Throwable {
            return context.entered(arrived);
        }

        @Override
        protected void refused(Throwable failure) {
            context.refused(failure);
        }

        @Override
        protected @Nullable CompletionStage<?> undo(Outcome outcome, Throwable failure) {
            return context.exit(outcome, failure);
        }

        @Override
        protected boolean mayInterrupt(CompletionStage<?> entering) {
            return context.mayInterruptEnter();
        }

        @Override
        protected String whereabouts() {
            return context.state == EXITED ? context.exitName() : context.enterName();
        }
    }
}
