package dev.forthwith.internal.bridge;

import dev.forthwith.AsyncTask;
import dev.forthwith.Generator;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.iterate.Elements;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.task.BlockingCall;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Shared;
import dev.forthwith.internal.task.Stages;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Between a generator on its thread and a consumer: either the one runs or the other.
 *
 * <pre>
 * state      event                     next       action
 * NEW        demand                    RUNNING    start the generator
 * RUNNING    the generator emits       PARKED     meet the demand; wait
 * RUNNING    the generator ends        ENDED      the demand ends or fails
 * PARKED     demand                    RUNNING    let emit return
 * PARKED     close                     CLOSING    let emit throw
 * CLOSING    the generator emits       CLOSING    throw again
 * CLOSING    the generator ends        ENDED      the close ends; it fails if the generator failed by itself
 * PARKED     the generator ends        ENDED      it emitted from another thread, where emit throws now
 * ENDED      demand                    ENDED      if nobody was told the end: the demand ends or fails
 * ENDED      close                     ENDED      if nobody was told the end: the close ends as from CLOSING
 * </pre>
 * The thread of the generator knows the consumer only while there is a demand, so that an abandoned consumer can be found out.
 */
final class Handshake<T> implements Generator.Emitter<T> {
    private final Generator<T> generator;
    private final Semaphore turns = new Semaphore(0);
    private final AtomicReference<@Nullable Demand> demand = new AtomicReference<>();
    private volatile @Nullable BlockingCall<Boolean> call;
    /** Whether emit is to throw. */
    private volatile boolean closed;

    /** Whether a demand was told of the end, or the close will be. */
    private volatile boolean told;

    Handshake(Generator<T> generator) {
        this.generator = generator;
    }

    /** Asks for an element; the stage yields it, or {@link Signal#END}. */
    CompletionStage<Object> demand() {
        Demand wanted = new Demand();
        demand.set(wanted);
        BlockingCall<Boolean> running = call;
        if (running != null) {
            turns.release();
            if (running.isDone()) {
                observeEnd(running);
            }
            return wanted;
        }
        BlockingCall<Boolean> started = BlockingCall.prepare(() -> {
            generator.run(this);
            return true;
        });
        call = started;
        observeEnd(started);
        started.submit();
        return wanted;
    }

    private void observeEnd(BlockingCall<Boolean> running) {
        Stages.observe(running, (value, failure) -> ended(failure));
    }

    @Override
    public void emit(T element) {
        Elements.present(element, "the generator");
        BlockingCall<Boolean> running = Objects.requireNonNull(call);
        running.requireThreadOfItsOwn();
        if (!closed) {
            hand(element, running);
            turns.acquireUninterruptibly();
        }
        if (closed) {
            // Another thread may wait in here as well.
            turns.release();
            throw new CancellationException("the consumer wants no more");
        }
    }

    /** The consumer may go on on this thread, and what it does is not the generator's: no interrupt of that may hit it. */
    private void hand(T element, BlockingCall<Boolean> running) {
        boolean away = running.leaveForAWhile();
        try {
            meetDemand(element);
            Depth.help();
        } finally {
            if (away) {
                running.comeBack();
            }
        }
    }

    /** Apart, so that the stack of a parked generator holds no demand. */
    private void meetDemand(T element) {
        Demand wanted = demand.getAndSet(null);
        if (wanted == null) {
            throw new IllegalStateException("emit() is for the thread of the generator, one element at a time");
        }
        wanted.meet(element);
    }

    private void ended(@Nullable Throwable failure) {
        closed = true;
        turns.release();
        Demand wanted = demand.getAndSet(null);
        if (wanted == null) {
            return;
        }
        told = true;
        if (failure == null) {
            wanted.meet(Signal.END);
        } else {
            wanted.fail(Failures.unwrap(failure));
        }
    }

    /** Lets the generator end, and waits for it. */
    CompletionStage<?> close() {
        BlockingCall<Boolean> running = call;
        if (running == null || told) {
            return Shared.DONE;
        }
        told = true;
        closed = true;
        turns.release();
        CompletableFuture<Void> end = new CompletableFuture<>();
        Stages.observe(running, (value, failure) -> {
            Throwable problem = failure == null ? null : failureOfClose(Failures.unwrap(failure));
            if (problem == null) {
                end.complete(null);
            } else {
                end.completeExceptionally(problem);
            }
        });
        return end;
    }

    /** That emit threw is how the generator was ended; what is suppressed on that is what its cleanup failed with. */
    private static @Nullable Throwable failureOfClose(Throwable failure) {
        if (!(failure instanceof CancellationException)) {
            return failure;
        }
        Throwable merged = null;
        for (Throwable suppressed : failure.getSuppressed()) {
            merged = Failures.merge(merged, suppressed);
        }
        return merged;
    }

    /** One element that the consumer waits for. */
    private final class Demand extends AsyncTask<Object> {
        void meet(Object answer) {
            if (closeToCancel()) {
                settleExceptionally(Failures.cancelled(null));
            } else {
                settle(answer);
            }
        }

        void fail(Throwable failure) {
            settleExceptionally(closeToCancel() ? Failures.cancelled(failure) : failure);
        }

        @Override
        protected @Nullable CompletionStage<?> onCancel(boolean interrupt) {
            return call;
        }

        @Override
        protected @Nullable CompletionStage<?> waitsFor() {
            return call;
        }
    }
}
