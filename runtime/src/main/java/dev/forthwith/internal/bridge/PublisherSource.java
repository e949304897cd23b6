package dev.forthwith.internal.bridge;

import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.iterate.Mailbox;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.task.Shared;
import java.util.ArrayDeque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a publisher. The first pull subscribes and asks for a window; as elements are consumed, as many more are asked for. The
 * numbers are those of the Reactive Streams rules.
 */
public final class PublisherSource<T> extends Mailbox<T> implements Flow.Subscriber<T> {
    private final Flow.Publisher<? extends T> publisher;
    private final int window;
    private final int batch;
    private final ArrayDeque<T> received = new ArrayDeque<>();
    private Flow.@Nullable Subscription subscription;
    private int consumed;
    private boolean ended;
    private boolean closed;
    private @Nullable Throwable failure;

    public PublisherSource(Flow.Publisher<? extends T> publisher, int window) {
        this.publisher = publisher;
        this.window = window;
        // Before the window is used up, so that the publisher need not wait.
        this.batch = window - window / 4;
    }

    @Override
    protected void begin() {
        publisher.subscribe(this);
    }

    @Override
    protected @Nullable Object poll() throws Throwable {
        synchronized (lock) {
            T element = received.poll();
            if (element != null) {
                consumed++;
                return element;
            }
            if (!ended) {
                return null;
            }
            Throwable problem = failure;
            if (problem != null) {
                failure = null;
                throw problem;
            }
            return Signal.END;
        }
    }

    @Override
    protected void taken() {
        Flow.Subscription current;
        synchronized (lock) {
            if (consumed < batch || ended) {
                return;
            }
            consumed = 0;
            current = subscription;
        }
        if (current != null) {
            request(current, batch);
        }
    }

    /** A subscription that throws breaks rule 3.16; it may go on bringing what nobody asks it for any more, so it is cancelled. */
    private void request(Flow.Subscription current, int n) {
        try {
            current.request(n);
        } catch (Throwable thrown) {
            if (!endBy(thrown)) {
                Dropped.report("a publisher failed for a consumer that wanted no more", thrown);
            }
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription offered) {
        requirePresent(offered, "onSubscribe");
        boolean refused;
        synchronized (lock) {
            refused = closed || ended || subscription != null;
            if (!refused) {
                subscription = offered;
            }
        }
        if (refused) {
            offered.cancel();
        } else {
            request(offered, window);
        }
    }

    @Override
    public void onNext(T element) {
        requirePresent(element, "onNext");
        boolean overrun;
        synchronized (lock) {
            if (closed || ended) {
                return;
            }
            overrun = received.size() >= window;
            if (!overrun) {
                received.add(element);
            }
        }
        if (overrun) {
            endBy(new IllegalStateException("1.1: the publisher sent more than the " + window + " elements asked for"));
        } else {
            wake();
        }
    }

    @Override
    public void onError(Throwable problem) {
        requirePresent(problem, "onError");
        boolean late;
        synchronized (lock) {
            late = closed || ended;
            if (!late) {
                end(problem);
            }
        }
        if (late) {
            Dropped.report("a publisher failed for a consumer that wanted no more", problem);
        }
        wake();
    }

    /** The publisher is told of a null, and so is the consumer, whom nothing can be brought in its place. */
    private void requirePresent(@Nullable Object signalled, String signal) {
        if (signalled == null) {
            NullPointerException violation =
                    new NullPointerException("2.13: " + name() + " called " + signal + " with null");
            endBy(violation);
            throw violation;
        }
    }

    /** Ends because the publisher broke a rule, and wants no more of it; false if it has ended before. */
    private boolean endBy(Throwable violation) {
        Flow.Subscription current = null;
        boolean first;
        synchronized (lock) {
            first = !closed && !ended;
            if (first) {
                current = subscription;
                end(violation);
            }
        }
        try {
            if (current != null) {
                current.cancel();
            }
        } catch (Throwable thrown) {
            // Another rule, 3.15; what is told is the first one that was broken.
            unread(thrown, violation);
        } finally {
            wake();
        }
        return first;
    }

    @Override
    public void onComplete() {
        synchronized (lock) {
            if (!ended) {
                end(null);
            }
        }
        wake();
    }

    private void end(@Nullable Throwable problem) {
        ended = true;
        failure = problem;
    }

    @Override
    public CompletionStage<?> close(Outcome outcome, @Nullable Throwable reason) {
        Flow.Subscription current;
        Throwable unread;
        synchronized (lock) {
            closed = true;
            received.clear();
            current = ended ? null : subscription;
            unread = failure;
            failure = null;
        }
        unread(unread, reason);
        if (current != null) {
            current.cancel();
        }
        return Shared.DONE;
    }

    @Override
    public String name() {
        return "the publisher " + publisher.getClass().getName();
    }
}
