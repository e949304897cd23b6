package dev.forthwith.internal.bridge;

import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.iterate.CloseAll;
import dev.forthwith.internal.iterate.Pull;
import dev.forthwith.internal.iterate.Pump;
import dev.forthwith.internal.task.Stages;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A source as a publisher: one subscriber's subscription. The numbers are those of the Reactive Streams rules.
 *
 * <pre>
 * state       event                        next        action
 * ACTIVE      request (3.8)                ACTIVE      advance as long as there is demand (1.1); onNext
 * ACTIVE      the end                      ENDING      close, then onComplete (1.5); onError if the close fails
 * ACTIVE      a failure                    ENDING      close, then onError (1.4)
 * ACTIVE      request of 0 or less (3.9)   ENDING      close with that failure, then onError
 * ACTIVE      cancel (3.5)                 CANCELLED   close with STOPPED; no more signals
 * ACTIVE      the subscriber throws (2.13) CANCELLED   close with FAILED; the failure reaches nobody
 * ENDING, CANCELLED   request, cancel      unchanged   nothing (3.6, 3.7)
 * </pre>
 */
public final class FlowSubscription<T> implements Flow.Subscription, Pump.Receiver<T> {
    /** How it ended once the source was closed; untold if nobody has seen that failure yet. */
    private record Closed(@Nullable Throwable failure, boolean untold) {}

    private final Pull<T> iterator;
    private final Pump<T> pump;
    private final AtomicLong demand = new AtomicLong();
    /** Set by whoever closes: the end, a violation or a cancellation. */
    private final AtomicBoolean closing = new AtomicBoolean();

    private volatile Flow.@Nullable Subscriber<? super T> subscriber;
    private volatile boolean subscribed;
    private volatile boolean cancelled;
    private volatile @Nullable Closed closed;

    private FlowSubscription(Pull<T> iterator, Flow.Subscriber<? super T> subscriber) {
        this.iterator = iterator;
        this.subscriber = subscriber;
        this.pump = new Pump<>(iterator, this);
    }

    /** Subscribes. */
    public static <T> void start(Pull<T> iterator, Flow.Subscriber<? super T> subscriber) {
        FlowSubscription<T> subscription = new FlowSubscription<>(iterator, subscriber);
        try {
            subscriber.onSubscribe(subscription);
        } catch (Throwable thrown) {
            subscription.thrownBySubscriber(thrown);
        }
        // What onSubscribe asked for, also by a wrong request, is delivered when it has returned (1.3).
        subscription.subscribed = true;
        subscription.pump.run();
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            end(new IllegalArgumentException("3.9: a request must be for more than 0 elements, but is for " + n));
            return;
        }
        demand.accumulateAndGet(n, (before, more) -> before + more < 0 ? Long.MAX_VALUE : before + more);
        if (subscribed) {
            pump.run();
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        subscriber = null;
        if (closing.compareAndSet(false, true)) {
            close(Outcome.STOPPED, null, false);
        }
    }

    @Override
    public boolean wantsMore() {
        return demand.get() > 0 && !closing.get();
    }

    @Override
    public void element(T element) {
        Flow.Subscriber<? super T> receiver = subscriber;
        if (receiver == null || closing.get()) {
            return;
        }
        if (demand.get() != Long.MAX_VALUE) {
            demand.decrementAndGet();
        }
        try {
            receiver.onNext(element);
        } catch (Throwable thrown) {
            thrownBySubscriber(thrown);
        }
    }

    private void thrownBySubscriber(Throwable thrown) {
        cancelled = true;
        subscriber = null;
        Dropped.report("2.13: a subscriber threw instead of cancelling", thrown);
        if (closing.compareAndSet(false, true)) {
            close(Failures.outcome(thrown), thrown, false);
        }
    }

    @Override
    public void ended(@Nullable Throwable failure) {
        if (!end(failure) && failure != null) {
            Dropped.reportLate("a source failed for a subscriber that wanted no more", failure);
        }
    }

    private boolean end(@Nullable Throwable failure) {
        boolean first = closing.compareAndSet(false, true);
        if (first) {
            close(Failures.outcome(failure), failure, true);
        }
        return first;
    }

    private void close(Outcome outcome, @Nullable Throwable failure, boolean untold) {
        CloseAll close = CloseAll.of(iterator, outcome, failure);
        Stages.observe(close, (handled, problem) -> {
            Throwable remaining = close.hasHandled(failure) ? null : failure;
            Throwable ending = problem == null ? remaining : Failures.merge(remaining, Failures.unwrap(problem));
            closed = new Closed(ending, untold || problem != null);
            // Told by the thread that pumps, so that no signal runs beside another one (1.3).
            pump.run();
        });
    }

    @Override
    public void turned() {
        Closed end = closed;
        if (end != null && (subscribed || cancelled)) {
            closed = null;
            tell(end.failure, end.untold);
        }
    }

    private void tell(@Nullable Throwable ending, boolean untold) {
        Flow.Subscriber<? super T> receiver = subscriber;
        subscriber = null;
        if (cancelled || receiver == null) {
            if (untold && ending != null) {
                Dropped.reportLate("a source failed for a subscriber that has cancelled", ending);
            }
            return;
        }
        try {
            if (ending == null) {
                receiver.onComplete();
            } else {
                receiver.onError(ending);
            }
        } catch (Throwable thrown) {
            Dropped.report("2.13: a subscriber threw at the end", thrown);
        }
    }

    @Override
    public void settled() {}
}
