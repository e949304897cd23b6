package dev.forthwith.internal.bridge;

import dev.forthwith.AsyncTask;
import dev.forthwith.Cursor;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.iterate.Pull;
import dev.forthwith.internal.task.InterruptFlag;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** An asynchronous iterator as a plain one: each step waits. */
public final class BlockingCursor<T> implements Cursor<T> {
    /** What is known of the next step. */
    private enum Step {
        UNKNOWN,
        ELEMENT,
        END
    }

    private final Pull<T> source;
    private boolean asked;
    private Step step = Step.UNKNOWN;

    private @Nullable Throwable failure;
    private boolean closed;

    public BlockingCursor(Pull<T> source) {
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
        Object answer = source.advanceAlone();
        if (answer instanceof AsyncTask<?> pending) {
            answer = await(pending);
        }
        if (answer instanceof Throwable thrown) {
            throw ended(thrown);
        }
        return (Boolean) answer;
    }

    /** Only this can be interrupted; that the source has failed with such an exception says nothing about this thread. */
    private Object await(AsyncTask<?> pending) {
        try {
            return Objects.requireNonNull(pending.await());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("interrupted while waiting for an element");
            // Before it is the cause, or it would carry that already: as a cause nobody looks for news there.
            Failures.mergeSuppressed(cancelled, interrupted);
            cancelled.initCause(interrupted);
            throw ended(cancelled);
        } catch (Throwable thrown) {
            throw ended(thrown);
        }
    }

    private RuntimeException ended(Throwable thrown) {
        fail(thrown);
        step = Step.END;
        return Failures.rethrow(thrown);
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
        // Mostly the close begins on this thread, and may wait there: an interrupt that came before must not end that.
        InterruptFlag flag = InterruptFlag.takeOff();
        try {
            AsyncTask.shield(source.close(outcome, failure)).join();
        } catch (Throwable thrown) {
            Throwable problem = Failures.unwrap(thrown);
            // What was told is the caller's to rethrow, also when the close threw it again.
            if (problem != failure) {
                throw Failures.rethrow(problem);
            }
        } finally {
            flag.putBack();
        }
    }

    private final class Pass implements Iterator<T> {
        @Override
        public boolean hasNext() {
            if (step == Step.UNKNOWN) {
                step = !closed && waitForNext() ? Step.ELEMENT : Step.END;
            }
            return step == Step.ELEMENT;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the source has no more elements");
            }
            step = Step.UNKNOWN;
            return source.current();
        }
    }
}
