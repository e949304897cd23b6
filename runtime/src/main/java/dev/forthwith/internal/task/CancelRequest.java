package dev.forthwith.internal.task;

import org.jspecify.annotations.Nullable;

/**
 * That a task was asked to cancel: how hard, and what it is to settle with instead of a cancellation.
 *
 * <p>It stays open, and may be made harder, until the task closes it because its own exits begin.
 */
public final class CancelRequest {
    /** What a task settles with that was not cancelled by its caller but timed out, or was completed from outside. */
    public record Substitute(
            @Nullable Object value, @Nullable Throwable failure) {}

    private final @Nullable Substitute substitute;
    private volatile boolean interrupt;
    private volatile boolean closed;
    private final @Nullable Runnable watch;

    /** A request; of those who watch, one may want to be told when the task settles. */
    public CancelRequest(boolean interrupt, @Nullable Substitute substitute, @Nullable Runnable watch) {
        this.interrupt = interrupt;
        this.substitute = substitute;
        this.watch = watch;
    }

    public boolean interrupts() {
        return interrupt;
    }

    /** Makes it interrupt; false if it did before. */
    public boolean harden() {
        boolean harder = !interrupt;
        interrupt = true;
        return harder;
    }

    /** Tells who watches that the task settles, or that it was too late to ask. */
    public void settles() {
        if (watch != null) {
            watch.run();
        }
    }

    public boolean isClosed() {
        return closed;
    }

    public void close() {
        closed = true;
    }

    public @Nullable Substitute substitute() {
        return substitute;
    }
}
