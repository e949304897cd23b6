package dev.forthwith.samples.database;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Work that is cancelled by an action of its own: a statement, which the database must be told to stop. It ends when the work has
 * really ended and no request to stop it is under way, which could hit what comes next on the connection.
 *
 * <p>A database ignores a request that overtakes the statement, so it is made again until the work ends.
 *
 * @param <T> the result of the work
 */
final class Stoppable<T> extends CompletableFuture<T> {
    private static final Executor AGAIN = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

    private final CompletionStage<T> work;
    private final Callable<? extends CompletionStage<?>> stop;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /** The work and a request that is under way; when none is left, this ends. */
    private final AtomicInteger holders = new AtomicInteger(1);

    private Stoppable(CompletionStage<T> work, Callable<? extends CompletionStage<?>> stop) {
        this.work = work;
        this.stop = stop;
    }

    /**
     * Follows the work.
     *
     * @param work the work
     * @param stop asks for its end; the stage ends when the request has been carried out
     * @param <T> the result of the work
     * @return a stage that ends as the work does
     */
    static <T> Stoppable<T> of(CompletionStage<T> work, Callable<? extends CompletionStage<?>> stop) {
        Stoppable<T> stoppable = new Stoppable<>(work, stop);
        work.whenComplete((value, failure) -> stoppable.release());
        return stoppable;
    }

    /** Asks the work to end. It says itself when it has. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (cancelled.compareAndSet(false, true)) {
            request();
        }
        return false;
    }

    private void request() {
        if (holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0) {
            CompletionStage<?> request;
            try {
                request = stop.call();
            } catch (Exception failure) {
                request = failedFuture(failure);
            }
            request.whenComplete((carriedOut, failure) -> requested());
        }
    }

    private void requested() {
        release();
        if (!isDone()) {
            AGAIN.execute(this::request);
        }
    }

    private void release() {
        if (holders.decrementAndGet() == 0) {
            work.whenComplete(this::end);
        }
    }

    private void end(T value, Throwable failure) {
        if (failure == null) {
            complete(value);
        } else {
            completeExceptionally(failure);
        }
    }
}
