package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncFunction;
import dev.forthwith.Outcome;
import dev.forthwith.ThrowingConsumer;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.observe.Kind;
import dev.forthwith.internal.observe.Watch;
import dev.forthwith.internal.observe.Watching;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Stages;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The way of an element: from the innermost open source through the operators behind it. It computes; {@link Pull} waits.
 *
 * <p>Every method answers with an element that came all the way, or with a signal: SKIP (ask {@link #next} again), AWAIT (wait for the
 * stage of {@link #step}), END.
 */
public final class Route {
    /** An open source, and the first operator behind it. */
    record Frame(Source<?> source, int behind, @Nullable Frame outer) {}

    private static final Operator[] NONE = {};

    /** What those who watch are told that this is. */
    private Kind kind;

    private Operator[] operators;
    private volatile @Nullable Frame top;
    private @Nullable Source<?> bare;
    /** The step that spoke last, and the operator behind it. */
    private Step step;

    private int behind;
    private boolean started;
    private boolean closingInner;
    /** The first operator that gets no more elements from the front; negative while the source goes on. */
    private int ending = -1;

    /** The first operator that may have something left for the end. */
    private int flushed;

    private boolean rootEnded;
    /** The operator behind the outermost source that was closed before its end; beyond all of them if there is none. */
    private int cut = Integer.MAX_VALUE;

    /** Why {@link #carry} wants no more at the moment. */
    private Object said = Signal.SKIP;

    /** What was thrown on the way, so that it is not taken for a failure of the source. */
    private @Nullable Throwable failed;

    /** The body of a loop without operators, which is called directly: that saves the call of the sink for each element. */
    private @Nullable ThrowingConsumer<Object> body;

    /** The same, of a body that answers with a stage. */
    private @Nullable AsyncFunction<Object, ?> awaitedBody;

    /** Set from any thread when nothing further may start. */
    private volatile boolean stopped;

    private @Nullable Throwable failure;

    Route(Source<?> source, Operator[] operators, Kind kind) {
        this.kind = kind;
        this.operators = operators;
        this.bare = source;
        this.step = source;
        Sink<?> only = operators.length == 1 && operators[0] instanceof Sink<?> sink ? sink : null;
        this.body = only == null ? null : only.body();
        this.awaitedBody = only == null ? null : only.awaitedBody();
    }

    void use(Kind other) {
        kind = other;
    }

    boolean isStarted() {
        return started;
    }

    /** Keeps nothing of what was gone through, for who keeps the iterator after its close. */
    void forget() {
        operators = NONE;
        body = null;
        awaitedBody = null;
        bare = null;
        step = Over.INSTANCE;
        said = Signal.SKIP;
        failed = null;
        failure = null;
    }

    @Nullable
    Source<?> bareSource() {
        return operators.length == 0 ? bare : null;
    }

    Step step() {
        return step;
    }

    /** The next element that comes all the way. */
    Object next() throws Throwable {
        if (failure != null) {
            return Signal.END;
        }
        if (!started) {
            start();
        }
        Frame frame = top;
        if (ending >= 0 && !isWanted(frame)) {
            return flush();
        }
        if (frame == null) {
            frame = open();
        }
        step = frame.source();
        behind = frame.behind();
        Object outcome = frame.source().drain(this);
        return outcome == Signal.END ? sourceEnded() : outcome;
    }

    /**
     * Carries an element of the open source through the operators behind it. False when the source is to pause: because the element came
     * all the way, or has to wait on it, or fails there, or nothing further may start; {@link #said} tells which.
     */
    public boolean carry(Object element) {
        ThrowingConsumer<Object> direct = body;
        if (direct == null) {
            return carryFurther(element);
        }
        try {
            if (stopped) {
                return refuse(element, 0);
            }
            direct.accept(element);
            return !stopped || pause(Signal.SKIP);
        } catch (Throwable thrown) {
            return failSource(thrown);
        }
    }

    /** Apart, so that a compiler that has seen all ways still finds the direct one short enough to put it into the loop of the source. */
    private boolean carryFurther(Object element) {
        try {
            return awaitedBody == null ? carryOn(element) : callAndAwait(awaitedBody, element);
        } catch (Throwable thrown) {
            return failSource(thrown);
        }
    }

    private boolean callAndAwait(AsyncFunction<Object, ?> to, Object element) throws Exception {
        if (stopped) {
            return refuse(element, 0);
        }
        CompletionStage<?> stage = to.apply(element);
        if (stage != null && Stages.isReady(stage)) {
            return !stopped || pause(Signal.SKIP);
        }
        step = operators[0];
        behind = 1;
        step.awaited = stage;
        return pause(Signal.AWAIT);
    }

    private boolean carryOn(Object element) throws Throwable {
        Operator[] way = operators;
        Object carried = element;
        for (int i = behind; i < way.length; i++) {
            if (stopped) {
                return refuse(element, i);
            }
            Operator operator = way[i];
            carried = operator.apply(carried);
            if (operator.done || carried instanceof Signal) {
                if (carried == Signal.SKIP && !operator.done) {
                    return !stopped || pause(Signal.SKIP);
                }
                step = operator;
                behind = i + 1;
                return pause(pass(carried));
            }
        }
        return pause(carried);
    }

    /** Drops an element in front of an operator, because nothing further may start: false always. */
    private boolean refuse(Object element, int operator) {
        giveBack(element, operator);
        return pause(Signal.SKIP);
    }

    /** Drops an element that came all the way. */
    void drop(Object element) {
        giveBack(element, operators.length);
    }

    /** Gives an element that is dropped in front of an operator back to its source, unless it went through one that did something with it. */
    private void giveBack(Object element, int operator) {
        Frame frame = top;
        if (frame == null) {
            return;
        }
        for (int i = frame.behind(); i < operator; i++) {
            if (!operators[i].onlyPasses()) {
                return;
            }
        }
        frame.source().takeBack(element);
    }

    private boolean pause(Object because) {
        said = because;
        return false;
    }

    /** Takes a signal of the open source, which pauses with it: false always. */
    public boolean heedSource(Signal signal) {
        return pause(signal);
    }

    /** Takes a failure of the open source, or behind it, which is thrown by {@link #said}: false always. */
    public boolean failSource(Throwable thrown) {
        failed = thrown;
        return false;
    }

    /** What the last element that was carried came to: itself, a signal, or the failure behind the source, thrown. */
    public Object said() throws Throwable {
        Throwable thrown = failed;
        if (thrown != null) {
            failed = null;
            throw thrown;
        }
        return said;
    }

    /** Whether the elements of a source go to operators that still take some, although those in front of it have ended. */
    private boolean isWanted(@Nullable Frame frame) {
        return frame != null && frame.behind() >= ending && !isEnded(frame);
    }

    private void start() {
        started = true;
        for (int i = 0; i < operators.length; i++) {
            if (operators[i].done) {
                ending = i + 1;
            }
        }
    }

    private Frame open() {
        Source<?> source = Objects.requireNonNull(bare);
        step = source;
        behind = 0;
        if (source instanceof IterableSource<?> iterable) {
            source = iterable.open();
        }
        bare = source;
        Frame frame = new Frame(source, 0, null);
        top = frame;
        if (Watching.isOn()) {
            watch(source);
        }
        return frame;
    }

    private void watch(Source<?> source) {
        Watch watch = Watching.opened(kind, source.name(), source.closeName(), this);
        if (watch == null) {
            return;
        }
        Operator[] way = new Operator[operators.length + 1];
        way[0] = new Tally(watch);
        System.arraycopy(operators, 0, way, 1, operators.length);
        operators = way;
        body = null;
        awaitedBody = null;
    }

    /** What tells those who watch, if somebody does. */
    @Nullable
    Tally tally() {
        return operators.length > 0 && operators[0] instanceof Tally tally ? tally : null;
    }

    private Object flush() throws Throwable {
        flushed = Math.max(flushed, ending);
        while (flushed < operators.length) {
            Operator operator = operators[flushed];
            step = operator;
            behind = flushed + 1;
            Object rest = operator.flush();
            if (rest != Signal.SKIP) {
                return pass(rest);
            }
            flushed++;
        }
        return Signal.END;
    }

    /** Takes what an awaited stage yielded. */
    Object arrived(@Nullable Object value) throws Throwable {
        if (closingInner) {
            closingInner = false;
            return Signal.SKIP;
        }
        if (stopped && !step.takesLate()) {
            Throwable untold = step.takeUntold();
            if (untold != null) {
                throw untold;
            }
            return Signal.SKIP;
        }
        return pass(step.resume(value));
    }

    /** Takes the failure of an awaited stage. */
    Object failed(Throwable problem) throws Throwable {
        if (closingInner) {
            closingInner = false;
            throw problem;
        }
        if (stopped) {
            throw Failures.merge(step.takeUntold(), problem);
        }
        return pass(step.failed(problem));
    }

    /** Carries what the step said through the operators behind it. */
    private Object pass(Object said) throws Throwable {
        Object carried = said;
        for (int i = behind; ; i++) {
            if (carried instanceof Signal signal) {
                return heed(signal);
            }
            if (step instanceof Operator operator && operator.done) {
                ending = Math.max(ending, i);
            }
            if (i == operators.length) {
                return carried;
            }
            if (stopped) {
                giveBack(carried, i);
                return Signal.SKIP;
            }
            Operator operator = operators[i];
            step = operator;
            behind = i + 1;
            carried = operator.apply(carried);
        }
    }

    private Object heed(Signal signal) throws Throwable {
        switch (signal) {
            case INNER:
                Operator opener = (Operator) step;
                Source<?> inner = Objects.requireNonNull(opener.inner);
                opener.inner = null;
                if (opener.done) {
                    ending = Math.max(ending, behind);
                }
                step = inner;
                top = new Frame(inner instanceof IterableSource<?> iterable ? iterable.open() : inner, behind, top);
                return Signal.SKIP;
            case END:
                return step instanceof Source ? sourceEnded() : operatorEnded();
            default:
                return signal;
        }
    }

    private Object operatorEnded() {
        ending = Math.max(ending, behind);
        return Signal.SKIP;
    }

    private Object sourceEnded() throws Throwable {
        Frame ended = Objects.requireNonNull(top);
        Frame outer = ended.outer();
        if (outer == null) {
            rootEnded = true;
            ending = Math.max(ending, 0);
            return Signal.SKIP;
        }
        top = outer;
        step = new InnerClose(ended.source(), ended.source().close(Outcome.COMPLETED, null));
        closingInner = true;
        return Signal.AWAIT;
    }

    /** Says that nothing further may start: what arrives is dropped. */
    void stop() {
        stopped = true;
        quiet();
    }

    /** Tells the open sources that nothing further may start; they nest. */
    void quiet() {
        for (Frame frame = top; frame != null; frame = frame.outer()) {
            Depth.run(frame.source()::quiet);
        }
    }

    /**
     * Has the first thing waited for that still runs ahead of the consumer, here or in front of an open source; false if nothing does. Keeps
     * what is to be told when it has ended.
     */
    boolean rests(Throwable untold) {
        // Who stops this may not have come so far yet.
        quiet();
        ArrayDeque<Route> left = new ArrayDeque<>();
        for (Route route = this; route != null; route = left.poll()) {
            for (Frame frame = route.top; frame != null; frame = frame.outer()) {
                Source<?> source = frame.source();
                CompletionStage<?> ahead = source.ahead();
                if (ahead != null) {
                    step = new Rest(source, ahead, untold);
                    return true;
                }
                source.upstream(iterator -> Pull.addIdle(iterator, left));
            }
        }
        return false;
    }

    boolean isStopped() {
        return stopped;
    }

    void fail(@Nullable Throwable problem) {
        failure = problem;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    /** The innermost source that is still to be closed, or null. */
    @Nullable
    Frame openFrame() {
        return top;
    }

    void leave(Frame closed) {
        if (isWanted(closed)) {
            cut = closed.behind();
        }
        top = closed.outer();
    }

    boolean isEnded(Frame frame) {
        return rootEnded && frame.outer() == null;
    }

    /** Whether everything in front of this operator had ended before the iteration was closed. */
    boolean isEndedBefore(int operator) {
        return (rootEnded || (ending >= 0 && ending <= operator)) && operator < cut;
    }

    Operator[] operators() {
        return operators;
    }
}
