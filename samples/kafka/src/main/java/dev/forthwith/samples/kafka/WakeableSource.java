package dev.forthwith.samples.kafka;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A source whose pending next is woken up, and not interrupted, when it is cancelled or closed.
 *
 * @param instances makes the annotated instance of one loop
 * @param wrapper the generated source of an instance
 * @param wakeUp ends the next that the instance is in, now or when it begins
 * @param <S> the annotated class
 * @param <T> the elements
 */
record WakeableSource<S, T>(Supplier<S> instances, Function<Callable<S>, AsyncIterable<T>> wrapper, Consumer<S> wakeUp)
        implements AsyncIterable<T> {
    @Override
    public AsyncIterator<T> iterator() {
        S instance = instances.get();
        AsyncIterator<T> source = wrapper.apply(() -> instance).iterator();
        return new AsyncIterator<>() {
            private CompletableFuture<Boolean> pending = CompletableFuture.completedFuture(true);

            @Override
            public CompletionStage<Boolean> advance() {
                pending = following(source.advance(), () -> wakeUp.accept(instance));
                return pending;
            }

            @Override
            public T current() {
                return source.current();
            }

            @Override
            public CompletionStage<Void> close(Outcome outcome, Throwable failure) {
                pending.cancel(true);
                return source.close(outcome, failure);
            }
        };
    }

    /** A stage that ends as another does, however it is cancelled. */
    private static CompletableFuture<Boolean> following(CompletionStage<Boolean> next, Runnable onCancel) {
        CompletableFuture<Boolean> following = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                if (!isDone()) {
                    onCancel.run();
                }
                return false;
            }
        };
        next.whenComplete((more, failure) -> {
            if (failure == null) {
                following.complete(more);
            } else {
                following.completeExceptionally(failure);
            }
        });
        return following;
    }
}
