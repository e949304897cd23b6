package dev.forthwith.internal.iterate;

import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Guarded;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Advances an iterator on behalf of somebody who does not want to wait for it, one advance at a time.
 *
 * <p>Anybody may {@link #run} it, from any thread. One thread at a time pumps; what the others want is counted in {@code work}, and the
 * one that pumps looks again before it leaves.
 */
public final class Pump<T> implements Asker {
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

    private final Pull<? extends T> iterator;
    private final Receiver<? super T> receiver;
    private final AtomicInteger work = new AtomicInteger();
    private final Guarded turn = new Guarded(this::run, this::broke);
    /** What the advance that pends came to, until the thread that pumps takes it. */
    private final AtomicReference<@Nullable Object> told = new AtomicReference<>();

    private volatile boolean stopped;
    private boolean advancing;
    private boolean ended;

    public Pump(Pull<? extends T> iterator, Receiver<? super T> receiver) {
        this.iterator = iterator;
        this.receiver = receiver;
    }

    @Override
    public void answer(Object answer) {
        told.setRelease(answer);
        // Pumps nest, and so do their answers.
        Depth.run(turn);
    }

    private void broke(Throwable thrown) {
        ended = true;
        receiver.ended(thrown);
        receiver.settled();
    }

    /** Advances no more; an advance that pends is waited for, but asked to start nothing further. The receiver is told. */
    public void stop() {
        stopped = true;
        iterator.stopAsked(false);
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
        Object answer = told.getAcquire();
        if (answer != null) {
            told.setPlain(null);
            take(answer);
        }
        while (!advancing && !ended && (stopped || receiver.wantsMore())) {
            advancing = true;
            Object now = stopped ? cancelled() : iterator.advance(this);
            if (now != null) {
                take(now);
            }
        }
    }

    private static CancellationException cancelled() {
        return new CancellationException("the iteration was cancelled");
    }

    private void take(Object answer) {
        advancing = false;
        Throwable problem = answer instanceof Throwable failure ? failure : null;
        if (answer == Boolean.TRUE && !stopped) {
            try {
                receiver.element(iterator.current());
                return;
            } catch (Throwable thrown) {
                problem = Failures.unwrap(thrown);
            }
        }
        if (problem == null && stopped) {
            problem = cancelled();
        }
        ended = true;
        receiver.ended(problem);
    }
}
