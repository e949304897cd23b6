package dev.forthwith.internal.bridge;

import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Cursor;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.task.Stages;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An asynchronous iterator as a plain one: each step waits. */
public final class BlockingCursor<T> implements Cursor<T> {
    private final AsyncIterator<T> source;
    private boolean asked;
    /** What is known of the next step: null until it was waited for. */
    private @Nullable Boolean present;

    private @Nullable Throwable failure;
    private boolean closed;

    public BlockingCursor(AsyncIterator<T> source) {
        this.source = source;
    }

    @Override
    public Iterator<T> iterator() {
        if (asked) {
            throw new IllegalStateException("the iterator of a cursor was already asked for; a cursor is for one pass");
        }
        asked = true;
        return new Pass();
    }

    private boolean waitForNext() {
        try {
            CompletionStage<Boolean> stage =
                    Objects.requireNonNull(source.advance(), () -> source + ".advance() returned null");
            // A task to wait with is needed only for a wait.
            return Stages.isReady(stage)
                    ? Stages.value(stage)
                    : AsyncTask.from(stage).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("interrupted while waiting for an element");
            cancelled.initCause(interrupted);
            fail(cancelled);
            present = false;
            throw cancelled;
        } catch (Throwable thrown) {
            fail(thrown);
            present = false;
            throw Failures.rethrow(thrown);
        }
    }

    @Override
    public void fail(Throwable problem) {
        Objects.requireNonNull(problem, "failure");
        if (failure == null) {
            failure = Failures.unwrap(problem);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Outcome outcome = failure == null ? Outcome.STOPPED : Failures.outcome(failure);
        try {
            CompletionStage<Void> stage =
                    Objects.requireNonNull(source.close(outcome, failure), () -> source + ".close() returned null");
            AsyncTask.shield(stage).join();
        } catch (Throwable thrown) {
            Throwable problem = Failures.unwrap(thrown);
            // What was told is the caller's to rethrow, also when the close threw it again.
            if (problem != failure) {
                throw Failures.rethrow(problem);
            }
        }
    }

    private final class Pass implements Iterator<T> {
        @Override
        public boolean hasNext() {
            if (present == null) {
                present = !closed && waitForNext();
            }
            return present;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the source has no more elements");
            }
            present = null;
            return source.current();
        }
    }
}
