package dev.forthwith.samples.database;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A source whose pending next is ended by an action of its own, see {@link Stoppable}, when it is cancelled or closed.
 *
 * @param instances makes the annotated instance of one loop
 * @param wrapper the generated source of an instance
 * @param stop asks the instance to end what it does
 * @param <S> the annotated class
 * @param <T> the elements
 */
record StoppableSource<S, T>(
        Supplier<S> instances, Function<Callable<S>, AsyncIterable<T>> wrapper, Function<S, CompletionStage<?>> stop)
        implements AsyncIterable<T> {
    @Override
    public AsyncIterator<T> iterator() {
        S instance = instances.get();
        AsyncIterator<T> source = wrapper.apply(() -> instance).iterator();
        return new AsyncIterator<>() {
            private CompletionStage<Boolean> pending = CompletableFuture.completedFuture(true);

            @Override
            public CompletionStage<Boolean> advance() {
                pending = Stoppable.of(source.advance(), () -> stop.apply(instance));
                return pending;
            }

            @Override
            public T current() {
                return source.current();
            }

            @Override
            public CompletionStage<Void> close(Outcome outcome, Throwable failure) {
                pending.toCompletableFuture().cancel(true);
                return source.close(outcome, failure);
            }
        };
    }
}
