package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Described;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.task.Fork;
import dev.forthwith.internal.task.Untyped;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Two resources that are entered and exited side by side, each on an exit stack of its own. If one fails to enter, the other is asked
 * to cancel, waited for, and exited if it was entered after all.
 */
public final class BothContext<A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
        extends SingleUse<R, R> {
    private final AsyncContextManager<A> first;
    private final AsyncContextManager<B> second;
    private final BiFunction<? super A, ? super B, ? extends R> fn;
    private final AsyncExitStack firstStack = new AsyncExitStack();
    private final AsyncExitStack secondStack = new AsyncExitStack();
    private volatile @Nullable Exiting exit;

    public BothContext(
            AsyncContextManager<A> first,
            AsyncContextManager<B> second,
            BiFunction<? super A, ? super B, ? extends R> fn) {
        this.first = first;
        this.second = second;
        this.fn = fn;
    }

    @Override
    protected CompletionStage<?> acquire() {
        return new Entering().start();
    }

    @Override
    protected R acquired(R arrived) {
        return arrived;
    }

    @Override
    protected CompletionStage<?> release(R resource, Outcome outcome, @Nullable Throwable failure) {
        Exiting exiting = new Exiting();
        exit = exiting;
        exiting.start(outcome, failure);
        return exiting;
    }

    @Override
    public boolean hasHandled() {
        Exiting started = exit;
        return started != null && started.hasHandled();
    }

    @Override
    protected boolean isCombination() {
        return true;
    }

    @Override
    protected boolean mayInterruptEnter() {
        return true;
    }

    @Override
    public String enterName() {
        return "the enter of both " + Described.of(first) + " and " + Described.of(second);
    }

    @Override
    public String exitName() {
        return "the exit of both " + Described.of(first) + " and " + Described.of(second);
    }

    /** Waits for both enters, and for both exits if one of them failed. */
    private final class Entering extends AsyncTask<R> {
        private final AtomicInteger missing = new AtomicInteger(3);
        private final AsyncTask<A> firstEntry = firstStack.enter(first);
        private final AsyncTask<B> secondEntry = secondStack.enter(second);
        private @Nullable Throwable failure;

        Entering start() {
            firstEntry.whenComplete((value, problem) -> ended(problem, secondEntry));
            secondEntry.whenComplete((value, problem) -> ended(problem, firstEntry));
            ended(null, firstEntry);
            return this;
        }

        private void ended(@Nullable Throwable problem, AsyncTask<?> sibling) {
            if (problem != null) {
                note(Failures.unwrap(problem));
                sibling.cancel(true);
            }
            if (missing.decrementAndGet() > 0) {
                return;
            }
            if (failure == null) {
                try {
                    settle(fn.apply(firstEntry.join(), secondEntry.join()));
                    return;
                } catch (Throwable thrown) {
                    note(Failures.unwrap(thrown));
                }
            }
            Exiting exiting = new Exiting();
            exiting.whenComplete((handled, late) -> settleExceptionally(
                    late == null
                            ? failure()
                            : Failures.merge(exiting.hasHandled() ? null : failure(), Failures.unwrap(late))));
            exiting.start(Failures.outcome(failure), failure);
        }

        private Throwable failure() {
            return Objects.requireNonNull(failure);
        }

        /** The first failure; a sibling that was only cancelled because of it says nothing new. */
        private synchronized void note(Throwable problem) {
            failure = failure == null ? problem : Failures.mergeLate(failure, problem);
        }

        @Override
        protected CompletionStage<?> onCancel(boolean interrupt) {
            return new Fork(secondEntry, firstEntry);
        }

        @Override
        protected CompletionStage<?> waitsFor() {
            return firstEntry.isDone() ? secondEntry : firstEntry;
        }
    }

    /**
     * Waits for both exits, which begin together. The failure is gone if one of them handled it, although that may have failed later, and none
     * failed that had not handled it.
     */
    private final class Exiting extends AsyncTask<Boolean> {
        private final AtomicInteger missing = new AtomicInteger(2);
        private volatile boolean handled;
        private volatile boolean unhandled;
        private @Nullable Throwable failure;

        void start(Outcome outcome, @Nullable Throwable reason) {
            closeUnpublished();
            follow(StackExit.of(secondStack, outcome, reason));
            follow(StackExit.of(firstStack, outcome, reason));
        }

        boolean hasHandled() {
            return handled && !unhandled;
        }

        private void follow(StackExit exit) {
            exit.whenComplete((none, problem) -> ended(exit.hasHandled(), problem));
        }

        private void ended(boolean handles, @Nullable Throwable problem) {
            if (handles) {
                handled = true;
            }
            if (problem != null) {
                if (!handles) {
                    unhandled = true;
                }
                note(Failures.unwrap(problem));
            }
            if (missing.decrementAndGet() > 0) {
                return;
            }
            if (failure != null) {
                settleExceptionally(failure);
            } else {
                settle(Untyped.<Boolean>as(handled));
            }
        }

        private synchronized void note(Throwable problem) {
            failure = Failures.merge(failure, problem);
        }

        @Override
        protected String whereabouts() {
            return exitName();
        }
    }
}
