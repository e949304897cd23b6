package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.task.Arrival;
import dev.forthwith.internal.task.Stages;
import dev.forthwith.internal.task.Untyped;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Closes several iterators, and waits for all of them. It cannot be cancelled. Fails with the failures of the closes, merged. */
public final class CloseAll extends AsyncTask<Void> {
    private final ArrayDeque<Supplier<? extends @Nullable CompletionStage<?>>> left = new ArrayDeque<>();
    private final Arrival arrival = new Arrival(this::resume);
    private @Nullable Throwable failure;

    private CloseAll() {
        closeToCancel();
    }

    /** One after the other, the last first. */
    public static CloseAll inReverse(
            List<? extends AsyncIterator<?>> iterators, Outcome outcome, @Nullable Throwable reason) {
        CloseAll all = new CloseAll();
        for (AsyncIterator<?> iterator : iterators) {
            all.left.addFirst(() -> reason == null && all.failure != null
                    ? iterator.close(Outcome.FAILED, all.failure)
                    : iterator.close(outcome, reason));
        }
        all.drive();
        return all;
    }

    /** All at the same time. */
    public static CloseAll together(
            List<? extends AsyncIterator<?>> iterators, Outcome outcome, @Nullable Throwable reason) {
        CloseAll all = new CloseAll();
        for (AsyncIterator<?> iterator : iterators) {
            CompletionStage<?> closing = iterator.close(outcome, reason);
            all.left.add(() -> closing);
        }
        all.drive();
        return all;
    }

    private void resume() {
        note(arrival.takeFailure());
        drive();
    }

    private void drive() {
        for (Supplier<? extends @Nullable CompletionStage<?>> next = left.poll(); next != null; next = left.poll()) {
            CompletionStage<?> stage;
            try {
                stage = Objects.requireNonNull(next.get(), "close() returned null instead of a stage");
            } catch (Throwable thrown) {
                stage = CompletableFuture.failedFuture(thrown);
            }
            if (Stages.isReady(stage)) {
                continue;
            }
            if (!arrival.await(stage)) {
                return;
            }
            note(arrival.takeFailure());
        }
        if (failure == null) {
            settle(Untyped.as(null));
        } else {
            settleExceptionally(failure);
        }
    }

    private void note(@Nullable Throwable problem) {
        if (problem != null) {
            failure = Failures.merge(failure, problem);
        }
    }

    @Override
    protected String whereabouts() {
        return "the close of several sources";
    }
}
