package dev.forthwith.internal.task;

import dev.forthwith.AsyncTask;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A task that the JDK derives from another one and completes by itself. Cancelling it cancels the other one. */
public final class Linked<T extends @Nullable Object> extends AsyncTask<T> {
    private final AsyncTask<?> source;

    public Linked(AsyncTask<?> source) {
        this.source = source;
    }

    @Override
    protected CompletionStage<?> waitsFor() {
        return source;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (isDone()) {
            return false;
        }
        // When the source can no longer be cancelled there is nothing left to wait for.
        if (source.isDone()) {
            settleExceptionally(new CancellationException("the operation was cancelled"));
            return true;
        }
        return super.cancel(mayInterruptIfRunning);
    }
}
