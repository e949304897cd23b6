package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.observe.Kind;
import dev.forthwith.internal.task.Arrival;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Shared;
import dev.forthwith.internal.task.Stages;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Collection;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The one machine of all iteration: it pulls elements from a source through operators, one demand at a time, and closes.
 *
 * <pre>
 * state      event                             next        action
 * IDLE       advance                           RUNNING     pull until there is an element, the end or a failure
 * IDLE       close                             CLOSED      close what was opened
 * RUNNING    advance                           RUNNING     fails with IllegalStateException, disturbs nothing
 * RUNNING    the demand is met                 IDLE        answer
 * RUNNING    close                             STOPPING    ask what is pending to end
 * STOPPING   what is pending ends              CLOSED      answer FALSE, then close what was opened
 * STOPPING, CLOSED    advance                  unchanged   FALSE
 * STOPPING, CLOSED    close                    unchanged   the completion of the first close
 * </pre>
 * After the end or a failure it stays IDLE and answers FALSE. A cancelled demand asks what is pending to end, waits for it and fails as
 * cancelled. If nothing is to be interrupted, it also waits for what a source began ahead of it: the close that follows would interrupt that.
 * An element that nobody is told of goes back to its source. The elements themselves go through {@link Route}; the closing is {@link Closing}.
 *
 * @param <T> the elements
 */
public final class Pull<T> implements AsyncIterator<T> {
    private static final int IDLE = 0;
    private static final int RUNNING = 1;
    private static final int STOPPING = 2;
    private static final int CLOSED = 3;

    private static final VarHandle STATE;
    private static final VarHandle CLOSING;
    private static final VarHandle ENDING;
    private static final VarHandle WAITING;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Pull.class, "state", int.class);
            WAITING = MethodHandles.lookup().findVarHandle(Pull.class, "waiting", Step.class);
            ENDING = MethodHandles.lookup().findVarHandle(Pull.class, "ending", Demand.class);
            CLOSING = MethodHandles.lookup().findVarHandle(Pull.class, "closing", Closing.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Route route;
    private final Arrival arrival = new Arrival(this::resume, this::broke);
    private volatile int state;
    /** Whether what is pending may be interrupted when the running demand is to end. */
    private volatile boolean interrupt;
    /** Whether its consumer wants no more and will close it. */
    private volatile boolean quieted;
    /** The step whose stage is waited for, for those who want it to end. */
    private volatile @Nullable Step waiting;

    private volatile @Nullable Closing closing;
    /** Who is to be told what comes of the running advance, if that has to wait. */
    private @Nullable Asker asker;
    /** Stands for the advance of a pump that is to end, so that it is watched as every task that is cancelled. */
    private volatile @Nullable Demand ending;

    private @Nullable Object current;

    public Pull(Source<T> source) {
        this(source, Kind.ITERATOR);
    }

    public Pull(Source<T> source, Kind kind) {
        this(source, new Operator[0], kind);
    }

    Pull(Source<?> source, Operator[] operators, Kind kind) {
        route = new Route(source, operators, kind);
    }

    /** A pull from a source through one operator. */
    public static <T> Pull<T> through(Source<?> source, Operator operator) {
        return new Pull<>(source, new Operator[] {operator}, Kind.ITERATOR);
    }

    /** Says that it is driven and closed by another one. */
    Pull<T> asPart() {
        route.use(Kind.PART);
        return this;
    }

    /** The source of a pull that was not used yet and has no operators, so that another one can go through it directly. */
    @Nullable
    Source<?> unusedSource() {
        return state == IDLE && !route.isStarted() ? route.bareSource() : null;
    }

    @Override
    public CompletionStage<Boolean> advance() {
        if (!STATE.compareAndSet(this, IDLE, RUNNING)) {
            return stage(refusal());
        }
        Object result = begin();
        return result instanceof Demand pending ? pending : stage(conclude(result, null));
    }

    /** Advances for one who wants no stage: the answer, or null if the asker is told it later. */
    public @Nullable Object advance(Asker from) {
        // Iterations nest.
        Depth depth = Depth.current();
        if (!depth.enter()) {
            depth.defer(() -> {
                Object answer = advanceNow(from);
                if (answer != null) {
                    from.answer(answer);
                }
            });
            return null;
        }
        try {
            return advanceNow(from);
        } finally {
            depth.leave();
        }
    }

    private @Nullable Object advanceNow(Asker from) {
        if (!STATE.compareAndSet(this, IDLE, RUNNING)) {
            return refusal();
        }
        asker = from;
        Object result = begin();
        return result == from ? null : conclude(result, null);
    }

    /**
     * Advances for one who alone uses this, on one thread: TRUE or FALSE, a failure, or the task to wait for. An element that is there
     * costs no atomic operation then.
     */
    public Object advanceAlone() {
        if (state != IDLE) {
            return refusal();
        }
        STATE.set(this, RUNNING);
        Object result = begin();
        if (result instanceof Demand) {
            return result;
        }
        if (result == Boolean.TRUE && state == RUNNING && !route.isStopped()) {
            asker = null;
            STATE.set(this, IDLE);
            return result;
        }
        return conclude(result, null);
    }

    private Object refusal() {
        // One that was pending may have ended meanwhile; it was too early all the same.
        int seen = state;
        return seen == STOPPING || seen == CLOSED
                ? Boolean.FALSE
                : new IllegalStateException("advance() was called while an earlier one is pending");
    }

    private Object begin() {
        current = null;
        try {
            return run(Signal.SKIP);
        } catch (Throwable thrown) {
            return rest(thrown);
        }
    }

    /**
     * What a run comes to that has thrown: the failure; but if it was stopped and nothing is to be interrupted, what runs ahead of the
     * consumer is waited for before, since the close that follows interrupts.
     */
    private Object rest(Throwable thrown) {
        Throwable failure = Failures.unwrap(thrown);
        while (route.isStopped() && !interrupt && route.rests(failure)) {
            try {
                return run(Signal.AWAIT);
            } catch (Throwable rested) {
                failure = Failures.unwrap(rested);
            }
        }
        return failure;
    }

    private static CompletionStage<Boolean> stage(Object answer) {
        if (answer instanceof Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
        return answer == Boolean.TRUE ? Shared.TRUE : Shared.FALSE;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T current() {
        Object element = current;
        if (element == null) {
            throw new NoSuchElementException("there is no current element; advance() must have said TRUE");
        }
        return (T) element;
    }

    /** Goes through the route. Answers TRUE or FALSE, or the asker if it was left to the arrival of a stage. */
    private Object run(Object first) throws Throwable {
        Object next = first;
        for (; ; ) {
            if (next == Signal.AWAIT) {
                Step step = route.step();
                CompletionStage<?> stage = step.awaited;
                if (stage == null) {
                    throw new NullPointerException(step.name() + " returned null instead of a stage");
                }
                if (Stages.isReady(stage)) {
                    step.awaited = null;
                    next = route.arrived(Stages.value(stage));
                } else {
                    // Taken before the stage is registered: afterwards another thread may already have met it.
                    Asker pending = asker;
                    if (pending == null) {
                        pending = new Demand(this);
                        asker = pending;
                    }
                    if (!arrivesLater(step, stage)) {
                        next = arrived();
                    } else {
                        return pending;
                    }
                }
            } else if (next == Signal.SKIP) {
                if (route.isStopped() && route.failure() == null) {
                    throw new CancellationException("the iteration was cancelled");
                }
                next = route.next();
            } else if (next == Signal.END) {
                return Boolean.FALSE;
            } else {
                current = next;
                return Boolean.TRUE;
            }
        }
    }

    private boolean arrivesLater(Step step, CompletionStage<?> stage) {
        boolean interruptible = step.mayInterrupt();
        // Either who stops sees this, or we see below that it was stopped: the atomic operation of what waits is the
        // fence between.
        WAITING.setRelease(this, step);
        if (stage instanceof Handover handover ? handover.handTo(arrival) : arrival.await(stage)) {
            return false;
        }
        if (route.isStopped()) {
            if (interruptible) {
                Stages.cancel(stage, interrupt);
            }
            route.quiet();
        }
        return true;
    }

    private Object arrived() throws Throwable {
        Step step = Objects.requireNonNull(waiting);
        // It stays in place: a fence less, and without a stage there is nothing to ask.
        step.awaited = null;
        Throwable failure = arrival.takeFailure();
        return failure == null ? route.arrived(arrival.takeValue()) : route.failed(failure);
    }

    private void resume() {
        Asker asked = Objects.requireNonNull(asker);
        Object result;
        try {
            result = run(arrived());
        } catch (Throwable thrown) {
            result = rest(thrown);
        }
        if (result != asked) {
            conclude(result, asked);
        }
    }

    private void broke(Throwable thrown) {
        Asker unmet = asker;
        if (unmet != null) {
            conclude(thrown, unmet);
        }
    }

    /** Ends an advance, and tells the answer whoever waits for it. */
    private Object conclude(Object result, @Nullable Asker met) {
        Object answer = result;
        // From here on it is too late to cancel the demand.
        if (met instanceof Demand demand && demand.closeCancelled()) {
            route.stop();
        }
        if (route.isStopped() && state == RUNNING && route.failure() == null) {
            answer = Failures.cancelled(result instanceof Throwable failure ? failure : null);
        }
        if (answer instanceof Throwable failure) {
            Stops.noteFailure(failure);
            route.fail(quieted ? ofSource(result) : failure);
        }
        asker = null;
        if (answer != Boolean.TRUE) {
            drop();
        }
        if (STATE.compareAndSet(this, RUNNING, IDLE)) {
            tell(answer, met);
            return answer;
        }
        drop();
        // It ended because of the close, which knows by itself how the iteration ended.
        route.fail(null);
        Closing begun = Objects.requireNonNull(closing);
        if (result instanceof Throwable failure) {
            begun.gaveUp(failure);
        }
        waiting = null;
        state = CLOSED;
        tell(Boolean.FALSE, met);
        begun.start(route);
        return Boolean.FALSE;
    }

    /** Nobody is told of the element that there may be. */
    private void drop() {
        Object element = current;
        if (element != null) {
            current = null;
            route.drop(element);
        }
    }

    private void tell(Object answer, @Nullable Asker met) {
        if (route.isStopped()) {
            Demand watched = ending;
            if (watched != null) {
                watched.answer(answer);
            }
        }
        if (met != null) {
            met.answer(answer);
        }
    }

    /** What the source failed with, rather than its answer to being asked to end: who asked knows why, and tells it in the close. */
    private static @Nullable Throwable ofSource(Object result) {
        return result instanceof Throwable failure && Failures.outcome(failure) != Outcome.CANCELLED ? failure : null;
    }

    /** Wants the running demand to end as cancelled. Answers with the stage that the request goes on to, if any. */
    @Nullable
    CompletionStage<?> stop(boolean hard) {
        if (hard) {
            interrupt = true;
        }
        route.stop();
        Step step = waiting;
        return step != null && step.mayInterrupt() ? step.awaited : null;
    }

    /** Quiets this, and cancels the running advance of an asker, which has no task to be cancelled by. It may be made harder later. */
    public void stopAsked(boolean hard) {
        quiet(this);
        ENDING.compareAndSet(this, null, new Demand(this));
        Demand watched = ending;
        if (watched != null && (state == RUNNING || state == STOPPING)) {
            watched.cancel(hard);
        }
    }

    /** The step whose stage is waited for, if any is. */
    @Nullable
    Step waiting() {
        return waiting;
    }

    /** Gives the element that an iterator of ours said last back to its source, if that takes it: nobody has seen it. */
    public static void giveBack(AsyncIterator<?> iterator, Object element) {
        if (iterator instanceof Pull<?> pull) {
            pull.route.drop(element);
        }
    }

    /** Gives the element that an iterator of ours has said and nobody asked it for back to its source; one that still advances does so itself. */
    public static void giveBackUnseen(AsyncIterator<?> iterator) {
        if (iterator instanceof Pull<?> pull && pull.state == IDLE) {
            pull.drop();
        }
    }

    /** Adds the way of an iterator of ours that nobody waits for: one that still advances waits by itself for what runs ahead of it. */
    static void addIdle(AsyncIterator<?> iterator, Collection<? super Route> to) {
        if (iterator instanceof Pull<?> pull && pull.state == IDLE) {
            to.add(pull.route);
        }
    }

    /** Lets an iterator of ours start nothing further; what runs is not interrupted. Anybody else's starts nothing by itself. */
    public static void quiet(AsyncIterator<?> iterator) {
        if (iterator instanceof Pull<?> pull) {
            pull.quieted = true;
            pull.route.stop();
        }
    }

    @Override
    public CompletionStage<Void> close(Outcome outcome, @Nullable Throwable failure) {
        Objects.requireNonNull(outcome, "outcome");
        Closing created = new Closing(outcome, Failures.passed(failure));
        if (!CLOSING.compareAndSet(this, null, created)) {
            return Objects.requireNonNull(closing);
        }
        for (; ; ) {
            if (STATE.compareAndSet(this, IDLE, CLOSED)) {
                waiting = null;
                created.start(route);
                return created;
            }
            if (STATE.compareAndSet(this, RUNNING, STOPPING)) {
                CompletionStage<?> pending = stop(true);
                if (pending != null) {
                    Stages.cancel(pending, true);
                }
                return created;
            }
        }
    }
}
