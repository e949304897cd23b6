package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Dropped;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an iterator, fetched ahead of the consumer: what is fetched and not yet consumed, with what is being fetched, is
 * never more than the limit. Begins with the first pull. A failure is delivered after the elements before it.
 */
public final class Prefetch<T> extends Source<T> {
    /** The last item of the inbox. */
    private record End(@Nullable Throwable failure) {}

    private final AsyncIterator<T> upstream;
    private final String name;
    private final Inbox<Object> inbox = new Inbox<>();
    private final Pump<T> pump;

    public Prefetch(AsyncIterator<T> upstream, int limit, String name) {
        this.upstream = upstream;
        this.name = name;
        this.pump = new Pump<>(upstream, new Pump.Receiver<>() {
            @Override
            public boolean wantsMore() {
                return inbox.size() < limit;
            }

            @Override
            public void element(T element) {
                inbox.put(element);
            }

            @Override
            public void ended(@Nullable Throwable failure) {
                inbox.put(new End(failure));
            }

            @Override
            public void settled() {
                inbox.tell();
            }
        });
    }

    @Override
    public Object pull() throws Throwable {
        pump.run();
        return take();
    }

    @Override
    public Object resume(@Nullable Object told) throws Throwable {
        return take();
    }

    private Object take() throws Throwable {
        Object item = inbox.take();
        if (item == null) {
            return await(inbox.something());
        }
        if (item instanceof End end) {
            if (end.failure() != null) {
                throw end.failure();
            }
            return Signal.END;
        }
        pump.run();
        return item;
    }

    @Override
    public @Nullable CompletionStage<?> close(Outcome outcome, @Nullable Throwable failure) {
        for (Object unread = inbox.take(); unread != null; unread = inbox.take()) {
            if (unread instanceof End end && end.failure() != null) {
                Dropped.report(name + " failed while fetching ahead of a consumer that wanted no more", end.failure());
            }
        }
        return upstream.close(outcome, failure);
    }

    @Override
    public String name() {
        return name;
    }
}
