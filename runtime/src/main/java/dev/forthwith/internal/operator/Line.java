package dev.forthwith.internal.operator;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What came from any thread, in that order, for one consumer; anybody may look through it. It needs neither a lock nor an object for what is
 * in it, which is in it only once: that links to the next by itself, for good, so that who looks through is never led astray.
 */
final class Line<N extends Line.Node<N>> {
    /** What can stand in a line. */
    static class Node<N> {
        /** Volatile: who joins and then finds nothing wrong is found by whoever looks through when something is. */
        private volatile @Nullable N next;
    }

    private final AtomicReference<Node<N>> last = new AtomicReference<>(new Node<>());
    /** The one before the first. */
    private final AtomicReference<Node<N>> taken = new AtomicReference<>(last.get());

    void add(N node) {
        last.getAndSet(node).next = node;
    }

    /** The first, or null if there is none; only by the consumer. */
    @Nullable
    N peek() {
        return taken.getPlain().next;
    }

    /** Takes the first, if there is one; only by the consumer. The line refers to it until the next is taken. */
    void poll() {
        N first = peek();
        if (first != null) {
            taken.setRelease(first);
        }
    }

    /** Shows all that are in it, and perhaps some that were taken a moment ago. */
    void forEach(Consumer<? super N> action) {
        for (N node = taken.getAcquire().next; node != null; node = next(node)) {
            action.accept(node);
        }
    }

    private static <N extends Node<N>> @Nullable N next(Node<N> node) {
        return node.next;
    }
}
