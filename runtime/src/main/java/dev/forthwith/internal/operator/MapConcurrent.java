package dev.forthwith.internal.operator;

import dev.forthwith.AsyncFunction;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.iterate.CloseAll;
import dev.forthwith.internal.iterate.Mailbox;
import dev.forthwith.internal.iterate.Pull;
import dev.forthwith.internal.iterate.Pump;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.task.Observer;
import dev.forthwith.internal.task.Stages;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What the stages of a function yield, several of them at a time: in the order of the elements, or as they come.
 *
 * <p>A call is open from its start until its result is handed on, and no more than the limit are. The first failure of a call fails the
 * whole at once; a failure of the source comes after the results of the elements before it. The close asks the calls that run to end
 * and waits for them, then the source is closed.
 */
public final class MapConcurrent<T, R> extends Mailbox<R> implements Pump.Receiver<T> {
    private final Pull<T> upstream;
    private final AsyncFunction<? super T, ? extends R> fn;
    private final int limit;
    private final boolean ordered;
    private final Pump<T> pump;
    /** In which results are handed on: all open calls, or, if order does not matter, those with a result. */
    private final ArrayDeque<Call> line = new ArrayDeque<>();

    private final Set<Call> running = new LinkedHashSet<>();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private boolean ended;
    private boolean closed;
    private boolean told;
    private @Nullable Throwable failure;
    private @Nullable Throwable sourceFailure;

    public MapConcurrent(
            Pull<T> upstream, int limit, boolean ordered, AsyncFunction<? super T, ? extends R> fn) {
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
        synchronized (lock) {
            if (failure != null) {
                told = true;
                throw failure;
            }
            Call first = line.peek();
            if (first != null) {
                if (first.result == null) {
                    return null;
                }
                line.poll();
                return first.result;
            }
            if (!ended || !running.isEmpty()) {
                return null;
            }
            Throwable problem = sourceFailure;
            if (problem != null) {
                sourceFailure = null;
                throw problem;
            }
            return Signal.END;
        }
    }

    @Override
    protected void taken() {
        pump.run();
    }

    @Override
    public boolean wantsMore() {
        synchronized (lock) {
            return open() < limit && failure == null && !closed;
        }
    }

    private int open() {
        return ordered ? line.size() : line.size() + running.size();
    }

    @Override
    public void element(T element) {
        Call call = new Call();
        synchronized (lock) {
            if (closed) {
                return;
            }
            running.add(call);
            if (ordered) {
                line.add(call);
            }
        }
        CompletionStage<?> stage;
        try {
            stage = fn.apply(element);
            if (stage == null) {
                throw new NullPointerException(name() + " returned null instead of a stage");
            }
        } catch (Throwable thrown) {
            stage = CompletableFuture.failedFuture(thrown);
        }
        boolean late;
        synchronized (lock) {
            call.stage = stage;
            late = closed;
        }
        if (late) {
            Stages.cancel(stage, true);
        }
        if (Stages.isReady(stage)) {
            call.end(Stages.value(stage), null);
        } else {
            call.await(stage);
        }
    }

    @Override
    public void ended(@Nullable Throwable problem) {
        Throwable reason;
        synchronized (lock) {
            ended = true;
            if (!closed) {
                sourceFailure = problem;
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
        synchronized (lock) {
            return ended && running.isEmpty();
        }
    }

    @Override
    protected void quietProducers() {
        pump.stop();
    }

    @Override
    public CompletionStage<?> close(Outcome outcome, @Nullable Throwable reason) {
        List<CompletionStage<?>> pending = new ArrayList<>();
        Throwable untold;
        Throwable unread;
        boolean idle;
        synchronized (lock) {
            closed = true;
            untold = told ? null : failure;
            if (!told) {
                failure = reason;
            }
            unread = sourceFailure;
            sourceFailure = null;
            for (Call call : running) {
                if (call.stage != null) {
                    pending.add(call.stage);
                }
            }
            idle = running.isEmpty();
        }
        unread(untold, reason);
        unread(unread, reason);
        pending.forEach(stage -> Stages.cancel(stage, true));
        if (idle) {
            return upstream.close(outcome, reason);
        }
        return drained.thenCompose(none -> CloseAll.of(upstream, outcome, reason));
    }

    @Override
    public String name() {
        return "the function given to mapConcurrent";
    }

    /** One call of the function. */
    private final class Call implements Observer {
        private @Nullable CompletionStage<?> stage;
        private @Nullable Object result;

        void await(CompletionStage<?> pending) {
            Stages.observe(pending, this);
        }

        @Override
        public void ended(@Nullable Object value, @Nullable Throwable problem) {
            end(value, problem == null ? null : Failures.unwrap(problem));
            wake();
        }

        void end(@Nullable Object value, @Nullable Throwable problem) {
            Throwable late = problem;
            boolean last;
            synchronized (lock) {
                running.remove(this);
                if (late == null && value == null) {
                    late = new NullPointerException(
                            MapConcurrent.this.name() + " yielded null; elements are never null");
                }
                if (late != null) {
                    line.remove(this);
                    late = note(late);
                } else {
                    result = value;
                    if (!ordered) {
                        line.add(this);
                    }
                }
                last = closed && running.isEmpty();
            }
            if (late != null) {
                Dropped.reportLate(MapConcurrent.this.name() + " failed for a consumer that wanted no more", late);
            }
            if (last) {
                drained.complete(null);
            }
        }

        /** The first failure is primary and carries the later ones. Answers with what reaches nobody. */
        private @Nullable Throwable note(Throwable problem) {
            if (failure == null) {
                if (closed) {
                    return problem;
                }
                failure = problem;
            } else {
                Throwable merged = Failures.mergeLate(failure, problem);
                if ((told || closed) && merged != failure) {
                    // It translates what was already told, and cannot take its place any more.
                    return problem;
                }
                failure = merged;
            }
            return null;
        }
    }
}
