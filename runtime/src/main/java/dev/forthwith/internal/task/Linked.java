package dev.forthwith.internal.task;

import dev.forthwith.AsyncTask;
import dev.forthwith.internal.failure.Failures;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A task that the JDK, or somebody else, derives from another one and completes. Cancelling it cancels the other one. */
public final class Linked<T extends @Nullable Object> extends AsyncTask<T> implements EndsAlone {
    private final AsyncTask<?> source;
    private final AtomicBoolean completed = new AtomicBoolean();

    public Linked(AsyncTask<?> source) {
        this.source = source;
    }

    @Override
    protected CompletionStage<?> waitsFor() {
        return source;
    }

    /** Nobody settles it for a cancellation, so it waits for the end of the source itself. */
    @Override
    protected CompletionStage<?> onCancel(boolean interrupt) {
        Stages.observe(source, (value, failure) -> settleExceptionally(Failures.cancelled(null)));
        return source;
    }

    /** It opened nothing that there would be to wait for. */
    @Override
    public boolean complete(T value) {
        if (!decides(null)) {
            return false;
        }
        settle(value);
        return true;
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        Throwable cause = Failures.unwrap(Objects.requireNonNull(failure, "failure"));
        if (!decides(cause)) {
            return false;
        }
        settleExceptionally(cause);
        return true;
    }

    /** Whether this is the first call that completes it, and nobody cancelled it before; if somebody did, that is how it ends. */
    private boolean decides(@Nullable Throwable failure) {
        if (!completed.compareAndSet(false, true)) {
            return false;
        }
        boolean cancelled = closeToCancel();
        if (cancelled && !isDone()) {
            settleExceptionally(Failures.cancelled(failure));
        }
        return !cancelled;
    }
}
