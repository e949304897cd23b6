package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncIterator;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.task.Arrival;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Shared;
import dev.forthwith.internal.task.Stages;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Advances an iterator on behalf of somebody who does not want to wait for it, one advance at a time.
 *
 * <p>Anybody may {@link #run} it, from any thread. One thread at a time pumps; what the others want is counted in {@code work}, and the
 * one that pumps looks again before it leaves.
 */
public final class Pump<T> {
    /** Whom the elements are for. All but {@link #settled} are called by one thread at a time. */
    public interface Receiver<T> {
        /** Whether there is room for one more element. */
        boolean wantsMore();

        void element(T element);

        /** No more elements come: a failure, or null for the end. */
        void ended(@Nullable Throwable failure);

        /** The end of a turn of the thread that pumps. */
        default void turned() {}

        /** The pump has done what it could for now; the place to run foreign code. */
        void settled();
    }

    private final AsyncIterator<? extends T> iterator;
    private final Callable<CompletionStage<Boolean>> advance;
    private final Receiver<? super T> receiver;
    private final AtomicInteger work = new AtomicInteger();
    private final Arrival arrival = new Arrival(this::arrived, this::broke);
    private volatile boolean arrived;
    private volatile boolean stopped;
    /** The advance that pends. */
    private volatile @Nullable CompletionStage<Boolean> pending;

    private boolean ended;

    public Pump(AsyncIterator<? extends T> iterator, Receiver<? super T> receiver) {
        this.iterator = iterator;
        this.advance = iterator::advance;
        this.receiver = receiver;
    }

    private void arrived() {
        arrived = true;
        run();
    }

    private void broke(Throwable thrown) {
        ended = true;
        receiver.ended(thrown);
        receiver.settled();
    }

    /** Advances no more; an advance that pends is waited for, but asked to start nothing further. The receiver is told. */
    public void stop() {
        stopped = true;
        Pull.quiet(iterator);
        CompletionStage<Boolean> advancing = pending;
        if (advancing != null) {
            Stages.cancel(advancing, false);
        }
        run();
    }

    /** Advances as long as more is wanted. */
    public void run() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            pump();
            receiver.turned();
            seen = work.addAndGet(-seen);
        } while (seen != 0);
        receiver.settled();
    }

    private void pump() {
        if (arrived) {
            arrived = false;
            pending = null;
            take(arrival.takeFailure(), arrival.takeValue());
        }
        while (pending == null && !ended && (stopped || receiver.wantsMore())) {
            if (stopped) {
                take(new CancellationException("the iteration was cancelled"), null);
                return;
            }
            CompletionStage<Boolean> stage;
            try {
                stage = Objects.requireNonNull(Depth.call(advance), "advance() returned null instead of a stage");
            } catch (Throwable thrown) {
                take(Failures.unwrap(thrown), null);
                return;
            }
            if (stage == Shared.TRUE || stage == Shared.FALSE) {
                take(null, Stages.value(stage));
            } else {
                pending = stage;
                if (stopped) {
                    Stages.cancel(stage, false);
                }
                if (arrival.await(stage)) {
                    pending = null;
                    take(arrival.takeFailure(), arrival.takeValue());
                }
            }
        }
    }

    private void take(@Nullable Throwable failure, @Nullable Object more) {
        Throwable problem = failure;
        if (problem == null && Boolean.TRUE.equals(more) && !stopped) {
            try {
                receiver.element(iterator.current());
                return;
            } catch (Throwable thrown) {
                problem = Failures.unwrap(thrown);
            }
        }
        if (problem == null && stopped) {
            problem = new CancellationException("the iteration was cancelled");
        }
        ended = true;
        receiver.ended(problem);
    }
}
