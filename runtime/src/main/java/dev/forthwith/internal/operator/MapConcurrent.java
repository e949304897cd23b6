package dev.forthwith.internal.operator;

import dev.forthwith.AsyncFunction;
import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.iterate.CloseAll;
import dev.forthwith.internal.iterate.Mailbox;
import dev.forthwith.internal.iterate.Pull;
import dev.forthwith.internal.iterate.Pump;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.task.Observer;
import dev.forthwith.internal.task.Shared;
import dev.forthwith.internal.task.Stages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the stages of a function yield, several of them at a time: in the order of the elements, or as they come.
 *
 * <p>A call is open from its start until its result is handed on, and no more than the limit are. The first failure of a call fails the
 * whole at once, and asks the other calls to end, also while the consumer is busy; a failure of the source comes after the results of the
 * elements before it. The close asks the calls that run to end and waits for them, then the source is closed.
 *
 * <p>Results in order need no lock: only the thread that pumps starts calls, only the consumer hands results on, and anybody may look
 * through the line. Where order does not matter, a lock keeps the set of the calls that run.
 *
 * <pre>
 * call       event                     next       action
 * STARTED    a result                  ENDED      wake the consumer if it waits for that
 * STARTED    the first failure         FAILED     fail the whole, ask the others to end, wake the consumer
 * STARTED    a later failure           FAILED     suppress it on the first, wake the consumer
 * ENDED      it is first in the line   gone       hand on the result, start another one
 * </pre>
 */
public final class MapConcurrent<T, R> extends Mailbox<R> implements Pump.Receiver<T> {
    private final Pull<T> upstream;
    private final AsyncFunction<? super T, ? extends R> fn;
    private final int limit;
    private final boolean ordered;
    private final Pump<T> pump;
    /** In which results are handed on: a call joins it when it starts, or, if order does not matter, when it has ended. */
    private final Line<Call<T, R>> line = new Line<>();
    /** The one at the head of the line that the consumer found without a result. */
    private volatile @Nullable Call<T, R> wanted;

    /** Counted by the thread that pumps. */
    private int started;
    /** Counted by the consumer. */
    private final AtomicInteger handedOn = new AtomicInteger();

    private final AtomicInteger running = new AtomicInteger();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    /** The calls that run, if order does not matter: they are not in the line. This and what follows is written under the lock. */
    private final Set<Call<T, R>> outside = new LinkedHashSet<>();

    private volatile boolean ended;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;
    private boolean told;
    private @Nullable Throwable sourceFailure;

    public MapConcurrent(Pull<T> upstream, int limit, boolean ordered, AsyncFunction<? super T, ? extends R> fn) {
        this.upstream = upstream;
        this.limit = limit;
        this.ordered = ordered;
        this.fn = fn;
        this.pump = new Pump<>(upstream, this);
    }

    @Override
    protected void begin() {
        pump.run();
    }

    @Override
    protected @Nullable Object poll() throws Throwable {
        // First: then no more are started.
        boolean last = ended;
        if (failure != null) {
            synchronized (lock) {
                told = true;
                throw failure;
            }
        }
        Call<T, R> first = line.peek();
        if (first == null) {
            return last && handedOn.getPlain() == started ? end() : null;
        }
        Object result = first.result;
        if (result == null) {
            wanted = first;
            return null;
        }
        line.poll();
        if (wanted == first) {
            // It would keep the result.
            wanted = null;
        }
        first.forget();
        handedOn.setRelease(handedOn.getPlain() + 1);
        return result;
    }

    private Object end() throws Throwable {
        Throwable problem;
        synchronized (lock) {
            problem = sourceFailure;
            sourceFailure = null;
        }
        if (problem != null) {
            throw problem;
        }
        return Signal.END;
    }

    @Override
    protected void taken() {
        pump.run();
    }

    @Override
    public boolean wantsMore() {
        return started - handedOn.getAcquire() < limit && failure == null && !closed;
    }

    @Override
    public void element(T element) {
        running.incrementAndGet();
        // Either this sees that it is closed, or who closes it sees that a call runs.
        if (closed) {
            callEnded();
            return;
        }
        started++;
        CompletionStage<?> stage;
        try {
            stage = fn.apply(element);
            if (stage == null) {
                throw new NullPointerException(name() + " returned null instead of a stage");
            }
        } catch (Throwable thrown) {
            stage = CompletableFuture.failedFuture(thrown);
        }
        Call<T, R> call = new Call<>(this, stage);
        if (ordered) {
            line.add(call);
        } else {
            synchronized (lock) {
                outside.add(call);
            }
        }
        if (closed || (failure != null && !takesLate())) {
            Stages.cancel(stage, true);
        }
        if (Stages.isReady(stage)) {
            call.end(Stages.value(stage), null);
        } else {
            call.register();
        }
    }

    private void callEnded() {
        if (running.decrementAndGet() == 0 && closed) {
            drained.complete(null);
        }
    }

    @Override
    public void ended(@Nullable Throwable problem) {
        Throwable reason;
        synchronized (lock) {
            if (!closed) {
                sourceFailure = problem;
            }
            ended = true;
            if (!closed) {
                return;
            }
            reason = failure;
        }
        unread(problem, reason);
    }

    @Override
    public void settled() {
        wake();
    }

    @Override
    protected boolean isQuiet() {
        return ended && running.get() == 0;
    }

    @Override
    protected void quietProducers() {
        pump.stop();
    }

    @Override
    protected void upstream(Consumer<? super AsyncIterator<?>> each) {
        each.accept(upstream);
    }

    @Override
    public CompletionStage<?> close(Outcome outcome, @Nullable Throwable reason) {
        Throwable untold;
        Throwable unread;
        synchronized (lock) {
            closed = true;
            untold = told ? null : failure;
            if (!told) {
                failure = reason;
            }
            unread = sourceFailure;
            sourceFailure = null;
        }
        boolean idle = running.get() == 0;
        unread(untold, reason);
        unread(unread, reason);
        interruptCalls();
        if (idle) {
            return upstream.close(outcome, reason);
        }
        return CloseAll.after(drained, upstream, outcome, reason);
    }

    @Override
    public String name() {
        return "the function given to " + (ordered ? "mapConcurrent" : "mapConcurrentUnordered");
    }

    private void interruptCalls() {
        List<CompletionStage<?>> pending = new ArrayList<>();
        synchronized (lock) {
            outside.forEach(call -> pending.add(call.stage));
        }
        line.forEach(call -> pending.add(call.stage));
        pending.forEach(stage -> Stages.cancel(stage, true));
    }

    private void fail(Throwable problem) {
        boolean first;
        Throwable late;
        synchronized (lock) {
            first = failure == null && !closed;
            late = note(problem);
        }
        if (late != null) {
            Dropped.reportLate(name() + " failed for a consumer that wanted no more", late);
        }
        // Only the first, since those that end now fail as well.
        if (first && !takesLate()) {
            interruptCalls();
        }
    }

    /** Notes a failure, under the lock: the first is primary and carries the later ones. Answers with what reaches nobody. */
    private @Nullable Throwable note(Throwable problem) {
        if (failure == null) {
            if (closed) {
                return problem;
            }
            failure = problem;
            return null;
        }
        Throwable merged = Failures.mergeLate(failure, problem);
        if ((told || closed) && merged != failure) {
            // It translates what was already told, and cannot take its place any more.
            return problem;
        }
        failure = merged;
        return null;
    }

    /** One call of the function. */
    private static final class Call<T, R> extends Line.Node<Call<T, R>> implements Observer {
        private final MapConcurrent<T, R> of;
        private CompletionStage<?> stage;
        private volatile @Nullable Object result;
        /** The thread that registers, as long as it does; means something to that thread only. */
        private @Nullable Thread registering;

        Call(MapConcurrent<T, R> of, CompletionStage<?> stage) {
            this.of = of;
            this.stage = stage;
        }

        /** The line refers to it a while longer than anybody needs its result. */
        void forget() {
            stage = Shared.DONE;
            result = null;
        }

        void register() {
            registering = Thread.currentThread();
            Stages.observe(stage, this);
            registering = null;
        }

        @Override
        public void ended(@Nullable Object value, @Nullable Throwable problem) {
            end(value, problem == null ? null : Failures.unwrap(problem));
            if (registering == Thread.currentThread()) {
                // The pump wakes the consumer when it has begun all the calls that it may, and is not held up by it
                // before.
                return;
            }
            if (!of.ordered || of.wanted == this || of.failure != null || of.takesLate()) {
                of.wake();
            }
        }

        void end(@Nullable Object value, @Nullable Throwable problem) {
            if (!of.ordered) {
                synchronized (of.lock) {
                    of.outside.remove(this);
                }
            }
            if (problem != null) {
                of.fail(problem);
            } else if (value == null) {
                of.fail(new NullPointerException(of.name() + " yielded null; elements are never null"));
            } else {
                result = value;
                if (!of.ordered) {
                    of.line.add(this);
                }
            }
            of.callEnded();
        }
    }
}
