package dev.forthwith.internal.scope;

import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncTask;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.failure.MayHandle;
import dev.forthwith.internal.task.Arrival;
import dev.forthwith.internal.task.Untyped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An enter that puts resources on a stack: if it fails, the stack is closed before the failure is told. It does not handle the
 * cancellation itself; who waits for it does.
 */
public final class StackGuard<A extends @Nullable Object> extends AsyncTask<A> {
    /** An enter that is given a stack. */
    @FunctionalInterface
    public interface Body<A extends @Nullable Object> {
        @Nullable
        CompletionStage<? extends A> enter(AsyncExitStack stack) throws Throwable;
    }

    private final AsyncExitStack stack;
    private final Predicate<? super CompletionStage<?>> interruptible;
    private final Arrival arrival = new Arrival(this::arrived, this::settleExceptionally);
    private volatile @Nullable CompletionStage<?> pending;
    private @Nullable Throwable failure;

    private StackGuard(AsyncExitStack stack, Predicate<? super CompletionStage<?>> interruptible) {
        this.stack = stack;
        this.interruptible = interruptible;
    }

    /** Enters. A request to cancel always comes here, and goes on to a stage that is said to be interruptible. */
    public static <A extends @Nullable Object> StackGuard<A> of(
            AsyncExitStack stack, String name, Predicate<? super CompletionStage<?>> interruptible, Body<A> body) {
        StackGuard<A> guard = new StackGuard<>(stack, interruptible);
        CompletionStage<?> stage;
        try {
            stage = body.enter(stack);
            if (stage == null) {
                throw new NullPointerException(name + " returned null instead of a stage");
            }
        } catch (Throwable thrown) {
            stage = CompletableFuture.failedFuture(thrown);
        }
        guard.await(stage);
        return guard;
    }

    private void await(CompletionStage<?> stage) {
        pending = stage;
        if (arrival.await(stage)) {
            arrived();
        }
    }

    private void arrived() {
        Throwable problem = arrival.takeFailure();
        if (failure != null) {
            Throwable left = MayHandle.hasHandled(pending, failure) ? null : failure;
            settleExceptionally(problem == null ? failure : Failures.merge(left, problem));
        } else if (problem == null) {
            settle(Untyped.as(arrival.takeValue()));
        } else {
            // What the exits are told is how the whole ends: they may handle a failure, but no cancellation.
            failure = closeToCancel() ? Failures.cancelled(problem) : problem;
            await(StackExit.of(stack, Failures.outcome(failure), failure));
        }
    }

    @Override
    protected @Nullable CompletionStage<?> onCancel(boolean interrupt) {
        CompletionStage<?> stage = pending;
        return failure == null && stage != null && interruptible.test(stage) ? stage : null;
    }

    @Override
    protected @Nullable CompletionStage<?> waitsFor() {
        return pending;
    }
}
