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

    public CancelRequest(boolean interrupt, @Nullable Substitute substitute) {
        this.interrupt = interrupt;
        this.substitute = substitute;
    }

    public boolean interrupts() {
        return interrupt;
    }

    public void harden() {
        interrupt = true;
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
