package dev.forthwith.internal.iterate;

import dev.forthwith.internal.task.Shared;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What others put down for one consumer, who takes it in order and waits when there is nothing.
 *
 * <p>Putting and telling are apart, so that a producer can first do what must not wait for the consumer: {@link #tell} may run all of
 * the consumer's code.
 */
public final class Inbox<T> {
    private final ArrayDeque<T> items = new ArrayDeque<>();
    private @Nullable CompletableFuture<Void> waiting;

    /** Puts an item at the end; {@link #tell} is to follow. */
    public synchronized void put(T item) {
        items.add(item);
    }

    /** Wakes the consumer if it waits and there is something for it. */
    public void tell() {
        CompletableFuture<Void> told;
        synchronized (this) {
            told = waiting;
            if (told == null || items.isEmpty()) {
                return;
            }
            waiting = null;
        }
        told.complete(null);
    }

    /** The first item, or null. */
    public synchronized @Nullable T take() {
        return items.poll();
    }

    public synchronized int size() {
        return items.size();
    }

    /** A stage that ends when there is something to take; cancelling it is giving up. */
    public synchronized CompletionStage<?> something() {
        if (!items.isEmpty()) {
            return Shared.DONE;
        }
        CompletableFuture<Void> stage = new CompletableFuture<>();
        waiting = stage;
        return stage;
    }
}
