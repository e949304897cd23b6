package dev.forthwith.internal.task;

import dev.forthwith.AsyncTask;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.task.Chained.On;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Waits for both of two stages, or for the first of them. A request to cancel goes to both. If both fail, the failure of the one that
 * ends first is primary.
 */
public final class Joint extends AsyncTask<Joint.Pair> {
    /** What both yielded. */
    record Pair(@Nullable Object left, @Nullable Object right) {}

    private final CompletionStage<?> left;
    private final CompletionStage<?> right;
    private final AtomicInteger missing = new AtomicInteger(2);
    private @Nullable Object leftValue;
    private @Nullable Object rightValue;
    private @Nullable Throwable leftFailure;
    private @Nullable Throwable rightFailure;

    private Joint(CompletionStage<?> left, CompletionStage<?> right) {
        this.left = left;
        this.right = right;
    }

    public static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            AsyncTask<R> both(
                    CompletionStage<A> left,
                    CompletionStage<? extends B> right,
                    @Nullable Executor executor,
                    BiFunction<? super A, ? super B, ? extends R> fn) {
        Joint joint = new Joint(left, Objects.requireNonNull(right, "other")).start();
        return Chained.value(joint, executor, On.VALUE, (both, failure) -> {
            if (failure != null) {
                throw failure;
            }
            return fn.apply(Untyped.<A>as(both.left()), Untyped.<B>as(both.right()));
        });
    }

    public static <A extends @Nullable Object, R extends @Nullable Object> AsyncTask<R> either(
            AsyncTask<? extends A> left,
            CompletionStage<? extends A> right,
            @Nullable Executor executor,
            Function<? super A, ? extends R> fn) {
        First<A> first = new First<>(left, Objects.requireNonNull(right, "other"));
        return Chained.value(first.start(), executor, On.VALUE, (value, failure) -> {
            if (failure != null) {
                throw failure;
            }
            return fn.apply(value);
        });
    }

    private Joint start() {
        Stages.observe(left, (value, failure) -> {
            leftValue = value;
            leftFailure = failure == null ? null : Failures.unwrap(failure);
            if (missing.decrementAndGet() == 0) {
                ended(rightFailure, leftFailure);
            }
        });
        Stages.observe(right, (value, failure) -> {
            rightValue = value;
            rightFailure = failure == null ? null : Failures.unwrap(failure);
            if (missing.decrementAndGet() == 0) {
                ended(leftFailure, rightFailure);
            }
        });
        return this;
    }

    private void ended(@Nullable Throwable earlier, @Nullable Throwable later) {
        boolean cancelled = closeToCancel();
        Throwable failure = earlier;
        if (later != null) {
            failure =
                    cancelled && earlier != null ? Failures.mergeLate(earlier, later) : Failures.merge(earlier, later);
        }
        if (cancelled) {
            settleExceptionally(Failures.cancelled(failure));
        } else if (failure != null) {
            settleExceptionally(failure);
        } else {
            settle(new Pair(leftValue, rightValue));
        }
    }

    @Override
    protected @Nullable CompletionStage<?> waitsFor() {
        return left.toCompletableFuture().isDone() ? right : left;
    }

    @Override
    protected CompletionStage<?> onCancel(boolean interrupt) {
        return new Fork(right, left);
    }

    /** The first of two; what the other one says later is nobody's. Once cancelled, it waits for both. */
    private static final class First<A extends @Nullable Object> extends AsyncTask<A> implements Observer, EndsAlone {
        private final CompletableFuture<? extends A> left;
        private final CompletableFuture<? extends A> right;

        First(AsyncTask<? extends A> left, CompletionStage<? extends A> right) {
            this.left = left;
            this.right = Stages.future(right);
        }

        First<A> start() {
            // The JDK takes its handler off the one that is not the first, and which may live as long as the program.
            Stages.observe(CompletableFuture.anyOf(left, right), this);
            return this;
        }

        @Override
        public void ended(@Nullable Object value, @Nullable Throwable failure) {
            if (cancelRequested() || closeToCancel()) {
                // Both were asked to end, and neither may be left behind.
                Stages.observe(
                        left,
                        (l, ofLeft) -> Stages.observe(right, (r, ofRight) -> bothEnded(failure, ofLeft, ofRight)));
            } else if (failure != null) {
                settleExceptionally(Failures.unwrap(failure));
            } else {
                settle(Untyped.as(value));
            }
        }

        /** Takes the failure that came first, and then both, of which it is one. */
        private void bothEnded(@Nullable Throwable... failures) {
            Throwable whole = null;
            for (Throwable failure : failures) {
                if (failure != null) {
                    Throwable problem = Failures.unwrap(failure);
                    whole = whole == null ? problem : Failures.mergeLate(whole, problem);
                }
            }
            closeToCancel();
            settleExceptionally(Failures.cancelled(whole));
        }

        @Override
        protected CompletionStage<?> onCancel(boolean interrupt) {
            return new Fork(right, left);
        }

        @Override
        protected CompletionStage<?> waitsFor() {
            return left.isDone() ? right : left;
        }
    }
}
