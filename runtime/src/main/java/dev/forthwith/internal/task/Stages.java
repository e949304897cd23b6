package dev.forthwith.internal.task;

import dev.forthwith.AsyncTask;
import dev.forthwith.internal.failure.Dropped;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** How stages, ours and other people's, are looked at. */
public final class Stages {
    private Stages() {}

    /**
     * Whether the stage has already ended well, so that {@link #value} may be called. Only one that is known to answer is asked: those of
     * {@code CompletableFuture.completedStage} throw, and somebody's own may do anything.
     */
    public static boolean isReady(CompletionStage<?> stage) {
        return isKnown(stage)
                && stage instanceof CompletableFuture<?> future
                && future.isDone()
                && !future.isCompletedExceptionally();
    }

    /** What {@link #now} answers of a stage that is not ready. */
    public static final Object NOT_READY = new Object();

    /** The value of a stage that {@link #isReady}, found with a single look, which matters where there is one for each element. */
    @SuppressWarnings("unchecked")
    public static @Nullable Object now(@Nullable CompletionStage<?> stage) {
        if (stage == null || !isKnown(stage)) {
            return NOT_READY;
        }
        try {
            return ((CompletableFuture<@Nullable Object>) stage).getNow(NOT_READY);
        } catch (CompletionException | CancellationException failed) {
            return NOT_READY;
        }
    }

    private static boolean isKnown(CompletionStage<?> stage) {
        return stage.getClass() == CompletableFuture.class || stage instanceof AsyncTask || stage instanceof Shared;
    }

    /** The stage as a future that the JDK may be given: itself if it is known. */
    static <T extends @Nullable Object> CompletableFuture<T> future(CompletionStage<T> stage) {
        return isKnown(stage) ? (CompletableFuture<T>) stage : AsyncTask.from(stage);
    }

    /** The value of a stage that {@link #isReady}. */
    @SuppressWarnings("unchecked")
    public static <T extends @Nullable Object> T value(CompletionStage<? extends T> stage) {
        return ((CompletableFuture<T>) stage).join();
    }

    /**
     * Has the observer called once, when the stage ends; at once if it has ended. A foreign stage that throws instead of taking the observer
     * has failed with that.
     */
    @SuppressWarnings({"unchecked", "FutureReturnValueIgnored"})
    public static void observe(CompletionStage<?> stage, Observer observer) {
        if (stage.getClass() == CompletableFuture.class) {
            // Mostly it is one, and this call is direct.
            ((CompletableFuture<Object>) stage).handle(observer);
        } else if (isKnown(stage)) {
            ((CompletionStage<Object>) stage).handle(observer);
        } else {
            Observer once = once(observer);
            try {
                ((CompletionStage<Object>) stage).handle(once);
            } catch (Throwable refused) {
                once.ended(null, refused);
            }
        }
    }

    /** Somebody else's implementation may call twice; the second time must not be taken for the end of a later stage. */
    private static Observer once(Observer observer) {
        AtomicBoolean called = new AtomicBoolean();
        return (value, failure) -> {
            if (called.compareAndSet(false, true)) {
                observer.ended(value, failure);
            } else if (failure != null) {
                Dropped.report("a stage ended a second time, with a failure", failure);
            }
        };
    }

    /** Passes a request to cancel on to a stage: a task decides by itself, any other stage is asked only if it may be interrupted. */
    public static void cancel(CompletionStage<?> stage, boolean interrupt) {
        if (stage instanceof AsyncTask<?> task) {
            task.cancel(interrupt);
        } else if (interrupt) {
            interrupt(stage);
        }
    }

    /** Asks somebody else's stage to end. Where it cannot be asked it is simply waited for. */
    public static void interrupt(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().cancel(true);
        } catch (UnsupportedOperationException notSupported) {
            // CompletionStage.toCompletableFuture is optional.
        } catch (Throwable thrown) {
            Dropped.report("a stage that was asked to cancel threw", thrown);
        }
    }
}
