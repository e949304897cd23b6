package dev.forthwith;

import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.task.Chained;
import dev.forthwith.internal.task.Chained.On;
import dev.forthwith.internal.task.Joint;
import dev.forthwith.internal.task.Observer;
import dev.forthwith.internal.task.Untyped;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The methods of {@link CompletionStage} that derive a stage, for {@link AsyncTask}: each derives a task that a request to cancel goes
 * through, to this one, which that of another future never reaches; and that waits for its function, also once it was cancelled.
 */
abstract class Derivation<T extends @Nullable Object> extends CompletableFuture<T> {
    Derivation() {}

    /** This, as what it is. */
    abstract AsyncTask<T> task();

    @Override
    public <U> AsyncTask<U> thenApply(Function<? super T, ? extends U> fn) {
        Objects.requireNonNull(fn, "fn");
        return Chained.value(task(), null, On.VALUE, (value, failure) -> fn.apply(passed(value, failure)));
    }

    @Override
    public <U> AsyncTask<U> thenApplyAsync(Function<? super T, ? extends U> fn) {
        Objects.requireNonNull(fn, "fn");
        return Chained.value(task(), defaultExecutor(), On.VALUE, (value, failure) -> fn.apply(passed(value, failure)));
    }

    @Override
    public <U> AsyncTask<U> thenApplyAsync(Function<? super T, ? extends U> fn, Executor executor) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(fn, "fn");
        return Chained.value(task(), executor, On.VALUE, (value, failure) -> fn.apply(passed(value, failure)));
    }

    @Override
    public AsyncTask<Void> thenAccept(Consumer<? super T> action) {
        Objects.requireNonNull(action, "action");
        return Chained.value(task(), null, On.VALUE, (value, failure) -> {
            action.accept(passed(value, failure));
            return Untyped.as(null);
        });
    }

    @Override
    public AsyncTask<Void> thenAcceptAsync(Consumer<? super T> action) {
        Objects.requireNonNull(action, "action");
        return Chained.value(task(), defaultExecutor(), On.VALUE, (value, failure) -> {
            action.accept(passed(value, failure));
            return Untyped.as(null);
        });
    }

    @Override
    public AsyncTask<Void> thenAcceptAsync(Consumer<? super T> action, Executor executor) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(action, "action");
        return Chained.value(task(), executor, On.VALUE, (value, failure) -> {
            action.accept(passed(value, failure));
            return Untyped.as(null);
        });
    }

    @Override
    public AsyncTask<Void> thenRun(Runnable action) {
        Objects.requireNonNull(action, "action");
        return Chained.value(task(), null, On.VALUE, (value, failure) -> {
            passed(value, failure);
            action.run();
            return Untyped.as(null);
        });
    }

    @Override
    public AsyncTask<Void> thenRunAsync(Runnable action) {
        Objects.requireNonNull(action, "action");
        return Chained.value(task(), defaultExecutor(), On.VALUE, (value, failure) -> {
            passed(value, failure);
            action.run();
            return Untyped.as(null);
        });
    }

    @Override
    public AsyncTask<Void> thenRunAsync(Runnable action, Executor executor) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(action, "action");
        return Chained.value(task(), executor, On.VALUE, (value, failure) -> {
            passed(value, failure);
            action.run();
            return Untyped.as(null);
        });
    }

    @Override
    public <U> AsyncTask<U> thenCompose(Function<? super T, ? extends CompletionStage<U>> fn) {
        Objects.requireNonNull(fn, "fn");
        return Chained.stage(
                task(),
                null,
                On.VALUE,
                (value, failure) -> yielded("thenCompose", fn, fn.apply(passed(value, failure))));
    }

    @Override
    public <U> AsyncTask<U> thenComposeAsync(Function<? super T, ? extends CompletionStage<U>> fn) {
        Objects.requireNonNull(fn, "fn");
        return Chained.stage(
                task(),
                defaultExecutor(),
                On.VALUE,
                (value, failure) -> yielded("thenComposeAsync", fn, fn.apply(passed(value, failure))));
    }

    @Override
    public <U> AsyncTask<U> thenComposeAsync(Function<? super T, ? extends CompletionStage<U>> fn, Executor executor) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(fn, "fn");
        return Chained.stage(
                task(),
                executor,
                On.VALUE,
                (value, failure) -> yielded("thenComposeAsync", fn, fn.apply(passed(value, failure))));
    }

    @Override
    public <U> AsyncTask<U> handle(BiFunction<? super T, Throwable, ? extends U> fn) {
        Objects.requireNonNull(fn, "fn");
        if (fn instanceof Observer) {
            return (AsyncTask<U>) super.<U>handle(fn);
        }
        return Chained.value(task(), null, On.ANY, fn::apply);
    }

    @Override
    public <U> AsyncTask<U> handleAsync(BiFunction<? super T, Throwable, ? extends U> fn) {
        Objects.requireNonNull(fn, "fn");
        return Chained.value(task(), defaultExecutor(), On.ANY, fn::apply);
    }

    @Override
    public <U> AsyncTask<U> handleAsync(BiFunction<? super T, Throwable, ? extends U> fn, Executor executor) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(fn, "fn");
        return Chained.value(task(), executor, On.ANY, fn::apply);
    }

    @Override
    public AsyncTask<T> whenComplete(BiConsumer<? super T, ? super Throwable> action) {
        Objects.requireNonNull(action, "action");
        return Chained.value(task(), null, On.ANY, (value, failure) -> watched(value, failure, action));
    }

    @Override
    public AsyncTask<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> action) {
        Objects.requireNonNull(action, "action");
        return Chained.value(task(), defaultExecutor(), On.ANY, (value, failure) -> watched(value, failure, action));
    }

    @Override
    public AsyncTask<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> action, Executor executor) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(action, "action");
        return Chained.value(task(), executor, On.ANY, (value, failure) -> watched(value, failure, action));
    }

    @Override
    public AsyncTask<T> exceptionally(Function<Throwable, ? extends T> fn) {
        Objects.requireNonNull(fn, "fn");
        return Chained.value(task(), null, On.FAILURE, (value, failure) -> failure == null ? value : fn.apply(failure));
    }

    @Override
    public AsyncTask<T> exceptionallyAsync(Function<Throwable, ? extends T> fn) {
        Objects.requireNonNull(fn, "fn");
        return Chained.value(
                task(), defaultExecutor(), On.FAILURE, (value, failure) -> failure == null ? value : fn.apply(failure));
    }

    @Override
    public AsyncTask<T> exceptionallyAsync(Function<Throwable, ? extends T> fn, Executor executor) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(fn, "fn");
        return Chained.value(
                task(), executor, On.FAILURE, (value, failure) -> failure == null ? value : fn.apply(failure));
    }

    @Override
    public AsyncTask<T> exceptionallyCompose(Function<Throwable, ? extends CompletionStage<T>> fn) {
        Objects.requireNonNull(fn, "fn");
        return Chained.stage(
                task(),
                null,
                On.FAILURE,
                (value, failure) -> failure == null
                        ? completedStage(value)
                        : yielded("exceptionallyCompose", fn, fn.apply(failure)));
    }

    @Override
    public AsyncTask<T> exceptionallyComposeAsync(Function<Throwable, ? extends CompletionStage<T>> fn) {
        Objects.requireNonNull(fn, "fn");
        return Chained.stage(
                task(),
                defaultExecutor(),
                On.FAILURE,
                (value, failure) -> failure == null
                        ? completedStage(value)
                        : yielded("exceptionallyComposeAsync", fn, fn.apply(failure)));
    }

    @Override
    public AsyncTask<T> exceptionallyComposeAsync(
            Function<Throwable, ? extends CompletionStage<T>> fn, Executor executor) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(fn, "fn");
        return Chained.stage(
                task(),
                executor,
                On.FAILURE,
                (value, failure) -> failure == null
                        ? completedStage(value)
                        : yielded("exceptionallyComposeAsync", fn, fn.apply(failure)));
    }

    @Override
    public <U, V> AsyncTask<V> thenCombine(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> fn) {
        Objects.requireNonNull(fn, "fn");
        return Joint.both(task(), other, null, fn::apply);
    }

    @Override
    public <U, V> AsyncTask<V> thenCombineAsync(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> fn) {
        Objects.requireNonNull(fn, "fn");
        return Joint.both(task(), other, defaultExecutor(), fn::apply);
    }

    @Override
    public <U, V> AsyncTask<V> thenCombineAsync(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> fn, Executor executor) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(fn, "fn");
        return Joint.both(task(), other, executor, fn::apply);
    }

    @Override
    public <U> AsyncTask<Void> thenAcceptBoth(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> action) {
        Objects.requireNonNull(action, "action");
        return Joint.<T, U, Void>both(task(), other, null, (left, right) -> {
            action.accept(left, right);
            return Untyped.as(null);
        });
    }

    @Override
    public <U> AsyncTask<Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> action) {
        Objects.requireNonNull(action, "action");
        return Joint.<T, U, Void>both(task(), other, defaultExecutor(), (left, right) -> {
            action.accept(left, right);
            return Untyped.as(null);
        });
    }

    @Override
    public <U> AsyncTask<Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> action, Executor executor) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(action, "action");
        return Joint.<T, U, Void>both(task(), other, executor, (left, right) -> {
            action.accept(left, right);
            return Untyped.as(null);
        });
    }

    @Override
    public AsyncTask<Void> runAfterBoth(CompletionStage<?> other, Runnable action) {
        Objects.requireNonNull(action, "action");
        return Joint.<T, Object, Void>both(task(), other, null, (left, right) -> {
            action.run();
            return Untyped.as(null);
        });
    }

    @Override
    public AsyncTask<Void> runAfterBothAsync(CompletionStage<?> other, Runnable action) {
        Objects.requireNonNull(action, "action");
        return Joint.<T, Object, Void>both(task(), other, defaultExecutor(), (left, right) -> {
            action.run();
            return Untyped.as(null);
        });
    }

    @Override
    public AsyncTask<Void> runAfterBothAsync(CompletionStage<?> other, Runnable action, Executor executor) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(action, "action");
        return Joint.<T, Object, Void>both(task(), other, executor, (left, right) -> {
            action.run();
            return Untyped.as(null);
        });
    }

    @Override
    public <U> AsyncTask<U> applyToEither(CompletionStage<? extends T> other, Function<? super T, U> fn) {
        Objects.requireNonNull(fn, "fn");
        return Joint.<T, U>either(task(), other, null, fn::apply);
    }

    @Override
    public <U> AsyncTask<U> applyToEitherAsync(CompletionStage<? extends T> other, Function<? super T, U> fn) {
        Objects.requireNonNull(fn, "fn");
        return Joint.<T, U>either(task(), other, defaultExecutor(), fn::apply);
    }

    @Override
    public <U> AsyncTask<U> applyToEitherAsync(
            CompletionStage<? extends T> other, Function<? super T, U> fn, Executor executor) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(fn, "fn");
        return Joint.<T, U>either(task(), other, executor, fn::apply);
    }

    @Override
    public AsyncTask<Void> acceptEither(CompletionStage<? extends T> other, Consumer<? super T> action) {
        Objects.requireNonNull(action, "action");
        return Joint.<T, Void>either(task(), other, null, value -> {
            action.accept(value);
            return Untyped.as(null);
        });
    }

    @Override
    public AsyncTask<Void> acceptEitherAsync(CompletionStage<? extends T> other, Consumer<? super T> action) {
        Objects.requireNonNull(action, "action");
        return Joint.<T, Void>either(task(), other, defaultExecutor(), value -> {
            action.accept(value);
            return Untyped.as(null);
        });
    }

    @Override
    public AsyncTask<Void> acceptEitherAsync(
            CompletionStage<? extends T> other, Consumer<? super T> action, Executor executor) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(action, "action");
        return Joint.<T, Void>either(task(), other, executor, value -> {
            action.accept(value);
            return Untyped.as(null);
        });
    }

    @Override
    public AsyncTask<Void> runAfterEither(CompletionStage<?> other, Runnable action) {
        Objects.requireNonNull(action, "action");
        return Joint.<Object, Void>either(task(), other, null, value -> {
            action.run();
            return Untyped.as(null);
        });
    }

    @Override
    public AsyncTask<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable action) {
        Objects.requireNonNull(action, "action");
        return Joint.<Object, Void>either(task(), other, defaultExecutor(), value -> {
            action.run();
            return Untyped.as(null);
        });
    }

    @Override
    public AsyncTask<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable action, Executor executor) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(action, "action");
        return Joint.<Object, Void>either(task(), other, executor, value -> {
            action.run();
            return Untyped.as(null);
        });
    }

    /** The stage of a function, which must be there. */
    private static <S extends CompletionStage<?>> S yielded(String method, Object fn, @Nullable S stage) {
        if (stage == null) {
            throw new NullPointerException("the function given to " + method + ", "
                    + fn.getClass().getName() + ", returned null instead of a stage");
        }
        return stage;
    }

    private static <V extends @Nullable Object> V passed(V value, @Nullable Throwable failure) {
        if (failure != null) {
            throw Failures.<RuntimeException>sneak(failure);
        }
        return value;
    }

    private static <V extends @Nullable Object> V watched(
            V value, @Nullable Throwable failure, BiConsumer<? super V, ? super Throwable> action) {
        try {
            action.accept(value, failure);
        } catch (Throwable thrown) {
            throw Failures.<RuntimeException>sneak(Failures.merge(failure, thrown));
        }
        return passed(value, failure);
    }
}
