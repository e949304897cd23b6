package dev.forthwith.internal.operator;

import dev.forthwith.AsyncIterable;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.iterate.CloseAll;
import dev.forthwith.internal.iterate.Mailbox;
import dev.forthwith.internal.iterate.Pipeline;
import dev.forthwith.internal.iterate.Pull;
import dev.forthwith.internal.iterate.Pump;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.task.Stages;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The elements of several sources in the order in which they come; each is one element ahead at the most. A source that has ended is
 * closed at once. The first failure fails the whole.
 */
public final class Merge<T> extends Mailbox<T> {
    private record Arrived<T>(Lane<T> lane, T element) {}

    private final List<Lane<T>> lanes = new ArrayList<>();
    private final ArrayDeque<Arrived<T>> arrivals = new ArrayDeque<>();
    private @Nullable Lane<T> emptied;
    /** The lanes that are not closed, and those that still advance. */
    private int open;

    private int going;
    private boolean begun;
    private boolean told;
    /** Written under the lock. */
    private volatile @Nullable Throwable failure;

    private boolean closing;
    private @Nullable Throwable reason;

    public Merge(List<? extends AsyncIterable<? extends T>> sources) {
        for (AsyncIterable<? extends T> source : sources) {
            lanes.add(new Lane<>(this, Pipeline.pull(source)));
        }
        open = lanes.size();
        going = open;
    }

    @Override
    public Object pull() throws Throwable {
        if (!begun) {
            begun = true;
            lanes.forEach(lane -> lane.pump.run());
        }
        return take();
    }

    @Override
    protected @Nullable Object poll() throws Throwable {
        if (failure != null) {
            told = true;
            throw failure;
        }
        Arrived<T> next = arrivals.poll();
        if (next != null) {
            emptied = next.lane;
            next.lane.full = false;
            return next.element;
        }
        return open == 0 ? Signal.END : null;
    }

    @Override
    protected void taken() {
        Lane<T> lane = emptied;
        emptied = null;
        if (lane != null) {
            lane.pump.run();
        }
    }

    @Override
    protected boolean isQuiet() {
        return going == 0;
    }

    @Override
    protected void quietProducers() {
        lanes.forEach(lane -> lane.pump.stop());
    }

    private void fail(Throwable problem) {
        synchronized (lock) {
            if (!closing) {
                failure = failure == null ? problem : Failures.mergeLate(failure, problem);
                return;
            }
        }
        unread(problem, reason);
    }

    private void closed(@Nullable Throwable problem) {
        synchronized (lock) {
            open--;
            // The close of the whole waits for that of the lane as well, and tells of its failure.
            if (problem != null && !closing) {
                Throwable ofClose = Failures.unwrap(problem);
                failure = failure == null ? ofClose : Failures.merge(failure, ofClose);
            }
        }
        wake();
    }

    /** Then the close of the whole tells of every lane. */
    private boolean isClosing() {
        synchronized (lock) {
            return closing;
        }
    }

    @Override
    public CompletionStage<?> close(Outcome outcome, @Nullable Throwable why) {
        Throwable unread;
        synchronized (lock) {
            unread = told ? null : failure;
            told = true;
            reason = why;
            closing = true;
        }
        unread(unread, why);
        return CloseAll.together(
                lanes.stream().map(lane -> lane.iterator).toList(),
                outcome == Outcome.COMPLETED ? Outcome.STOPPED : outcome,
                why);
    }

    @Override
    public String name() {
        return "merge";
    }

    /** One of the sources. */
    private static final class Lane<T> implements Pump.Receiver<T> {
        private final Merge<T> merge;
        private final Pull<? extends T> iterator;
        private final Pump<T> pump;
        /** Written under the lock. */
        private volatile boolean full;

        Lane(Merge<T> merge, Pull<? extends T> iterator) {
            this.merge = merge;
            this.iterator = iterator;
            this.pump = new Pump<>(iterator, this);
        }

        @Override
        public boolean wantsMore() {
            // Without the lock: who empties the lane pumps it again.
            return !full && merge.failure == null;
        }

        @Override
        public void element(T element) {
            synchronized (merge.lock) {
                full = true;
                merge.arrivals.add(new Arrived<>(this, element));
            }
        }

        @Override
        public void ended(@Nullable Throwable failure) {
            synchronized (merge.lock) {
                merge.going--;
            }
            if (failure != null) {
                merge.fail(failure);
                return;
            }
            if (!merge.isClosing()) {
                CompletionStage<Void> closing = iterator.close(Outcome.COMPLETED, null);
                Stages.observe(closing, (value, problem) -> merge.closed(problem));
            }
        }

        @Override
        public void settled() {
            merge.wake();
        }
    }
}
