package dev.forthwith.internal.operator;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.iterate.Asker;
import dev.forthwith.internal.iterate.CloseAll;
import dev.forthwith.internal.iterate.Mailbox;
import dev.forthwith.internal.iterate.Pipeline;
import dev.forthwith.internal.iterate.Pull;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Guarded;
import dev.forthwith.internal.task.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The elements of several sources in the order in which they come; each is one element ahead at the most. A source that has ended is
 * closed at once. The first failure fails the whole, and asks the other sources to end, also while the consumer is busy.
 *
 * <p>A lane belongs to one thread at a time, so that elements need no lock: to the one that answers its advance, and, through the
 * queue of the lanes that have arrived, to the consumer.
 *
 * <pre>
 * lane        event                  next        action
 * ADVANCING   TRUE                   ARRIVED     wake the consumer
 * ARRIVED     the consumer takes it  ADVANCING   advance, unless the whole has failed
 * ADVANCING   FALSE                  ENDED       close, wake the consumer when that is done
 * ADVANCING   a failure              ENDED       fail the whole, ask the others to end if it is the first, wake the consumer
 * </pre>
 */
public final class Merge<T> extends Mailbox<T> {
    private final List<Lane<T>> lanes = new ArrayList<>();
    private final Arrivals<Lane<T>> arrived = new Arrivals<>();
    private @Nullable Lane<T> emptied;
    /** The lanes that are not closed. This and what follows is written under the lock. */
    private volatile int open;

    private volatile @Nullable Throwable failure;
    /** The failure, as long as it is that of a close, which the close of the whole tells again. */
    private @Nullable Throwable ofClose;

    private volatile boolean closing;
    private boolean told;
    private @Nullable Throwable reason;

    public Merge(List<? extends AsyncIterable<? extends T>> sources) {
        for (AsyncIterable<? extends T> source : sources) {
            lanes.add(new Lane<>(this, Pipeline.pull(source)));
        }
        open = lanes.size();
    }

    @Override
    protected void begin() {
        lanes.forEach(Lane::advance);
    }

    @Override
    protected @Nullable Object poll() throws Throwable {
        // First, since the last lane to be closed may fail then.
        boolean over = open == 0;
        if (failure != null) {
            synchronized (lock) {
                told = true;
                throw failure;
            }
        }
        Lane<T> lane = arrived.poll();
        if (lane == null) {
            return over ? Signal.END : null;
        }
        emptied = lane;
        return lane.iterator.current();
    }

    @Override
    protected void taken() {
        Lane<T> lane = emptied;
        emptied = null;
        if (lane != null) {
            lane.advance();
        }
    }

    @Override
    protected boolean isQuiet() {
        return lanes.stream().noneMatch(lane -> lane.advancing.get());
    }

    @Override
    protected void quietProducers() {
        lanes.forEach(lane -> lane.iterator.stopAsked(false));
    }

    @Override
    protected void upstream(Consumer<? super AsyncIterator<?>> each) {
        lanes.forEach(lane -> each.accept(lane.iterator));
    }

    private void fail(Throwable problem) {
        boolean first;
        boolean late;
        synchronized (lock) {
            late = closing;
            first = !late && failure == null;
            if (!late) {
                failure = failure == null ? problem : Failures.mergeLate(failure, problem);
            }
        }
        if (late) {
            unread(problem, reason);
        } else if (first) {
            interruptLanes();
        }
    }

    /** Only after the first failure, since those that end now fail as well. After a soft cancel they are only waited for. */
    private void interruptLanes() {
        if (!takesLate()) {
            lanes.forEach(lane -> lane.iterator.stopAsked(true));
        }
    }

    private void closed(@Nullable Throwable problem) {
        boolean first = false;
        synchronized (lock) {
            // The close of the whole waits for that of the lane as well, and tells of its failure.
            if (problem != null && !closing) {
                Throwable late = Failures.unwrap(problem);
                first = failure == null;
                ofClose = first ? late : ofClose;
                failure = Failures.merge(failure, late);
            }
            open--;
        }
        if (first) {
            interruptLanes();
        }
        wake();
    }

    @Override
    public CompletionStage<?> close(Outcome outcome, @Nullable Throwable why) {
        Throwable unread;
        synchronized (lock) {
            unread = told || failure == ofClose ? null : failure;
            told = true;
            reason = why;
            closing = true;
        }
        unread(unread, why);
        return CloseAll.together(
                lanes.stream()
                        .filter(lane -> !lane.over)
                        .map(lane -> lane.iterator)
                        .toList(),
                outcome == Outcome.COMPLETED ? Outcome.STOPPED : outcome,
                why);
    }

    @Override
    public String name() {
        return "merge";
    }

    /** One of the sources. */
    private static final class Lane<T> extends Arrivals.Node<Lane<T>> implements Asker {
        private final Merge<T> merge;
        private final Pull<? extends T> iterator;
        private final Guarded turn = new Guarded(this::answered, this::broke);
        private final AtomicBoolean advancing = new AtomicBoolean();
        private @Nullable Object answer;
        /** Whether it has ended and was closed, and there is nothing more to tell of that. */
        private volatile boolean over;

        Lane(Merge<T> merge, Pull<? extends T> iterator) {
            this.merge = merge;
            this.iterator = iterator;
        }

        void advance() {
            if (merge.failure != null) {
                return;
            }
            advancing.setRelease(true);
            Object now = iterator.advance(this);
            if (now != null) {
                answer = now;
                answered();
            }
        }

        @Override
        public void answer(Object told) {
            answer = told;
            // Merges nest, and so do their answers.
            Depth.run(turn);
        }

        private void answered() {
            Object told = Objects.requireNonNull(answer);
            answer = null;
            if (told == Boolean.TRUE) {
                advancing.setRelease(false);
                merge.arrived.add(this);
            } else {
                ended(told instanceof Throwable failure ? failure : null);
            }
            merge.wake();
        }

        private void broke(Throwable thrown) {
            ended(thrown);
            merge.wake();
        }

        private void closed(@Nullable Throwable problem) {
            over = problem == null;
            merge.closed(problem);
        }

        private void ended(@Nullable Throwable failure) {
            if (failure != null) {
                merge.fail(failure);
            } else if (!merge.closing) {
                Stages.observe(iterator.close(Outcome.COMPLETED, null), (value, problem) -> closed(problem));
            }
            advancing.set(false);
        }
    }
}
