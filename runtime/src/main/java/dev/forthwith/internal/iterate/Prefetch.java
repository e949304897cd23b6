package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import java.util.ArrayDeque;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an iterator, fetched ahead of the consumer: what is fetched and not yet consumed, with what is being fetched, is
 * never more than the limit. Begins with the first pull. A failure is delivered after the elements before it.
 */
public final class Prefetch<T> extends Mailbox<T> implements Pump.Receiver<T> {
    private final Pull<T> upstream;
    private final int limit;
    private final String name;
    private final Pump<T> pump;
    private final ArrayDeque<T> fetched = new ArrayDeque<>();
    private boolean ended;
    private boolean closed;
    private @Nullable Throwable failure;
    private @Nullable Throwable reason;

    public Prefetch(Pull<T> upstream, int limit, String name) {
        this.upstream = upstream;
        this.limit = limit;
        this.name = name;
        this.pump = new Pump<>(upstream, this);
    }

    @Override
    protected void begin() {
        pump.run();
    }

    @Override
    protected @Nullable Object poll() throws Throwable {
        synchronized (lock) {
            T element = fetched.poll();
            if (element != null || !ended) {
                return element;
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
        pump.run();
    }

    @Override
    public boolean wantsMore() {
        synchronized (lock) {
            return fetched.size() < limit;
        }
    }

    @Override
    public void element(T element) {
        synchronized (lock) {
            fetched.add(element);
        }
    }

    @Override
    public void ended(@Nullable Throwable problem) {
        synchronized (lock) {
            ended = true;
            if (!closed) {
                failure = problem;
                return;
            }
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
            return ended;
        }
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
    public @Nullable CompletionStage<?> close(Outcome outcome, @Nullable Throwable why) {
        Throwable unread;
        synchronized (lock) {
            fetched.clear();
            closed = true;
            reason = why;
            unread = failure;
            failure = null;
        }
        unread(unread, why);
        return upstream.close(outcome, why);
    }

    @Override
    public boolean isPartOf(Class<?> iterable) {
        Source<?> ahead = upstream.unusedSource();
        return ahead != null && ahead.isPartOf(iterable);
    }

    @Override
    public String name() {
        return name;
    }
}
