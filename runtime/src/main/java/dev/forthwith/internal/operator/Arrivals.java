package dev.forthwith.internal.operator;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What came from any thread, in that order, for one consumer. It needs neither a lock nor an object for what is in it, which links to the
 * next by itself and is in it only once at a time.
 */
final class Arrivals<N extends Arrivals.Node<N>> {
    /** What can arrive. */
    abstract static class Node<N extends Node<N>> {
        @Nullable
        N next;
    }

    /** Those that have arrived since the consumer looked, the last first. */
    private final AtomicReference<@Nullable N> last = new AtomicReference<>();
    /** Those before them, the first first. */
    private @Nullable N first;

    void add(N node) {
        N before;
        do {
            before = last.get();
            node.next = before;
        } while (!last.compareAndSet(before, node));
    }

    /** The first, or null if there is none; only by the consumer. */
    @Nullable
    N peek() {
        if (first == null && last.get() != null) {
            turnRound(last.getAndSet(null));
        }
        return first;
    }

    /** Takes the first, or null if there is none; only by the consumer. */
    @Nullable
    N poll() {
        N taken = peek();
        if (taken != null) {
            first = taken.next;
            taken.next = null;
        }
        return taken;
    }

    private void turnRound(@Nullable N newest) {
        N node = newest;
        while (node != null) {
            N earlier = node.next;
            node.next = first;
            first = node;
            node = earlier;
        }
    }
}
