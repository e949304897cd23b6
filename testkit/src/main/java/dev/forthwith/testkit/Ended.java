package dev.forthwith.testkit;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a stage, anybody's, has ended. */
final class Ended {
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable Object value;
    private volatile @Nullable Throwable failure;

    private Ended() {}

    static Ended observe(CompletionStage<?> stage) {
        return observe(stage, ended -> {});
    }

    /** Has the action happen when it has ended, before anybody who waits is told. */
    static Ended observe(CompletionStage<?> stage, Consumer<Ended> action) {
        Ended ended = new Ended();
        stage.whenComplete((value, failure) -> {
            ended.value = value;
            ended.failure = failure == null ? null : original(failure);
            try {
                action.accept(ended);
            } finally {
                ended.done.countDown();
            }
        });
        return ended;
    }

    private static Throwable original(Throwable failure) {
        Throwable original = failure;
        while ((original instanceof CompletionException || original instanceof ExecutionException)
                && original.getCause() != null) {
            original = original.getCause();
        }
        return original;
    }

    boolean isDone() {
        return done.getCount() == 0;
    }

    /** Blocks until it has ended; false if it takes longer than this. */
    boolean block(Duration patience) throws InterruptedException {
        return done.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Nullable
    Object value() {
        return value;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    /** The value; throws an unchecked failure as it is, a checked one in another. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    <T extends @Nullable Object> T valueOrThrow() {
        Throwable problem = failure;
        if (problem instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (problem instanceof Error error) {
            throw error;
        }
        if (problem != null) {
            throw new CompletionException(problem);
        }
        return (T) value;
    }

    @Override
    public String toString() {
        Throwable problem = failure;
        if (problem == null) {
            return "well, with " + value;
        }
        if (problem instanceof CancellationException) {
            return "cancelled";
        }
        return Planned.is(problem) ? "with the failure that was planned" : "with the failure " + problem;
    }
}
