package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.failure.MayHandle;
import dev.forthwith.internal.task.Arrival;
import dev.forthwith.internal.task.Stages;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Closes several iterators, and waits for all of them. It cannot be cancelled. Fails if a close failed; else it yields whether one of
 * them handled the failure.
 */
public final class CloseAll extends AsyncTask<Boolean> implements MayHandle {
    /** Something that is closed. */
    @FunctionalInterface
    public interface Closeable {
        @Nullable
        CompletionStage<?> close(Outcome outcome, @Nullable Throwable failure) throws Throwable;
    }

    /** What begins one of the closes. */
    @FunctionalInterface
    private interface Next {
        @Nullable
        CompletionStage<?> begin() throws Throwable;
    }

    private final ArrayDeque<Next> left = new ArrayDeque<>();
    private final Arrival arrival = new Arrival(this::resume, this::settleExceptionally);
    private final CloseFailures failures;
    private volatile @Nullable CompletionStage<?> current;

    private CloseAll(CloseFailures failures) {
        this.failures = failures;
        closeUnpublished();
    }

    /** One. */
    public static CloseAll of(AsyncIterator<?> iterator, Outcome outcome, @Nullable Throwable reason) {
        return together(List.of(iterator), outcome, reason);
    }

    /** One, after something that does not fail has ended. */
    public static CloseAll after(
            CompletionStage<?> end, AsyncIterator<?> iterator, Outcome outcome, @Nullable Throwable reason) {
        CloseAll all = new CloseAll(new CloseFailures(reason, reason));
        all.left.add(() -> end);
        all.left.add(() -> iterator.close(outcome, reason));
        all.drive();
        return all;
    }

    /** One, after something that it is told of has failed. */
    public static CloseAll afterFailure(Throwable earlier, @Nullable Throwable reason, Closeable last) {
        CloseAll all = new CloseAll(new CloseFailures(reason, reason));
        all.failures.ended(false, false, earlier);
        all.left.add(() -> {
            Throwable told = all.failures.tell();
            return last.close(Failures.outcome(told), told);
        });
        all.drive();
        return all;
    }

    /** One after the other, the last first; each is told the outcome as it is after those before it. */
    public static CloseAll inReverse(
            List<? extends AsyncIterator<?>> iterators, Outcome outcome, @Nullable Throwable reason) {
        CloseAll all = new CloseAll(new CloseFailures(reason, reason));
        for (AsyncIterator<?> iterator : iterators) {
            Pull.quiet(iterator);
            all.left.addFirst(() -> all.closeNext(iterator, outcome));
        }
        all.drive();
        return all;
    }

    private CompletionStage<?> closeNext(AsyncIterator<?> iterator, Outcome outcome) {
        Throwable told = failures.tell();
        if (told != null) {
            return iterator.close(Failures.outcome(told), told);
        }
        return iterator.close(failures.hasHandled() ? Outcome.STOPPED : outcome, null);
    }

    /** All at the same time. */
    public static CloseAll together(
            List<? extends AsyncIterator<?>> iterators, Outcome outcome, @Nullable Throwable reason) {
        CloseAll all = new CloseAll(CloseFailures.ofTogether(reason));
        for (AsyncIterator<?> iterator : iterators) {
            CompletionStage<?> closing = iterator.close(outcome, reason);
            all.left.add(() -> closing);
        }
        all.drive();
        return all;
    }

    private void resume() {
        ended(arrival.takeValue(), arrival.takeFailure());
        drive();
    }

    private void drive() {
        for (Next next = left.poll(); next != null; next = left.poll()) {
            CompletionStage<?> stage;
            try {
                stage = Objects.requireNonNull(next.begin(), "close() returned null instead of a stage");
            } catch (Throwable thrown) {
                stage = CompletableFuture.failedFuture(thrown);
            }
            current = stage;
            if (Stages.isReady(stage)) {
                ended(Stages.value(stage), null);
                continue;
            }
            if (!arrival.await(stage)) {
                return;
            }
            ended(arrival.takeValue(), arrival.takeFailure());
        }
        current = null;
        Throwable ofClose = failures.ofClose();
        if (ofClose == null) {
            settle(failures.hasHandled());
        } else {
            settleExceptionally(ofClose);
        }
    }

    private void ended(@Nullable Object value, @Nullable Throwable problem) {
        failures.ended(Boolean.TRUE.equals(value), MayHandle.hasHandled(current, failures.told()), problem);
    }

    @Override
    public boolean hasHandled(@Nullable Throwable told) {
        return failures.hasHandled(told);
    }

    @Override
    protected @Nullable CompletionStage<?> waitsFor() {
        return current;
    }

    @Override
    protected String whereabouts() {
        return "the close of several sources";
    }
}
