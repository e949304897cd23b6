package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Twin;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;

/**
 * A stack, a context and an iterator that are exited by hand, as in a function of {@code handle}: what that was shown is a failure in the
 * layers of the JDK.
 */
final class DrivenByHandTest extends BenchTest {
    private static Throwable layered(Throwable failure) {
        return new CompletionException(new ExecutionException(failure));
    }

    /** Each way to exit {@code a}, which is inside of it, by hand. */
    private static List<BiFunction<Outcome, Throwable, CompletionStage<?>>> ways(AsyncContextManager<String> a) {
        AsyncExitStack stack = new AsyncExitStack();
        value(stack.enter(a));
        AsyncContext<String> context = a.context();
        value(context.enter());
        AsyncIterator<Integer> iterator =
                AsyncIterable.using(a, any -> AsyncIterable.of(1)).iterator();
        assertTrue(value(iterator.advance()));
        return List.of(stack::close, context::exit, iterator::close);
    }

    @BothTwins
    void layersAreTakenOffAFailure(Twin twin) {
        Bench bench = bench(twin);
        Boom ofExit = new Boom("X");
        for (BiFunction<Outcome, Throwable, CompletionStage<?>> way :
                ways(bench.resource("a").exitFails(ofExit))) {
            Boom failure = new Boom("B");
            Throwable ended = failure(way.apply(Outcome.FAILED, layered(failure)));
            assertSame(ofExit, ended == failure ? failure.getSuppressed()[0] : ended);
        }
        assertEquals(3, bench.count("exit:a(fail B)"));
    }

    @BothTwins
    void underALayerACancellationIsOne(Twin twin) {
        Bench bench = bench(twin);
        for (BiFunction<Outcome, Throwable, CompletionStage<?>> way :
                ways(bench.resource("a").handles())) {
            way.apply(Outcome.FAILED, layered(new CancellationException("c")))
                    .toCompletableFuture()
                    .join();
        }
        assertEquals(3, bench.count("exit:a(cancelled)"));
    }

    /** Also to who looks at a task as the JDK does. */
    @BothTwins
    void aFailureFromOutsideCarriesThatOfTheCleanup(Twin twin) {
        Boom failure = new Boom("B");
        Boom ofExit = new Boom("X");
        AsyncTask<Object> task = bench(twin).resource("a").exitFails(ofExit).with(a -> new CompletableFuture<Object>());
        task.completeExceptionally(layered(failure));
        assertSame(failure, assertThrows(ExecutionException.class, task::get).getCause());
        assertFails(task, failure, ofExit);
    }

    @BothTwins
    void onlyAFailureIsHandled(Twin twin) {
        Boom failure = new Boom("B");
        CancellationException cancelled = new CancellationException("c");
        for (Outcome outcome : Outcome.values()) {
            assertHandled(false, twin, outcome, null);
            assertHandled(true, twin, outcome, failure);
            assertHandled(true, twin, outcome, layered(failure));
            assertHandled(false, twin, outcome, cancelled);
            assertHandled(false, twin, outcome, layered(cancelled));
        }
    }

    private void assertHandled(boolean expected, Twin twin, Outcome outcome, Throwable passed) {
        Bench bench = bench(twin);
        AsyncContext<String> context = bench.resource("a").handles().context();
        value(context.enter());
        assertEquals(expected, value(context.exit(outcome, passed)));
        if (passed != null) {
            assertEquals(1, bench.count(expected ? "exit:a(fail B)" : "exit:a(cancelled)"));
        }
    }

    /** Hands on what another iterator does. */
    private record Decorated<T>(AsyncIterator<T> iterator) implements AsyncIterator<T> {
        @Override
        public CompletionStage<Boolean> advance() {
            return iterator.advance();
        }

        @Override
        public T current() {
            return iterator.current();
        }

        @Override
        public CompletionStage<Void> close(Outcome outcome, Throwable failure) {
            return iterator.close(outcome, failure);
        }
    }

    /** A cancellation that the exit only throws again is no news to who stopped. */
    @BothTwins
    void aSourceThatIsStoppedWhileItIsFetchedAheadFailsNobody(Twin twin) {
        AsyncContextManager<Integer> rethrows = AsyncContextManager.of(
                () -> twin.value(1),
                (one, outcome, failure) -> failure == null ? twin.value(null) : twin.failure(failure));
        CompletableFuture<Integer> never = new CompletableFuture<>();
        AsyncIterable<Integer> source = AsyncIterable.using(
                rethrows, one -> AsyncIterable.concat(AsyncIterable.of(1), AsyncIterable.next(() -> never)));
        AsyncIterable<Integer> decorated = () -> new Decorated<>(source.iterator());
        assertEquals(List.of(1), value(decorated.prefetch(2).limit(1).toList()));
        assertEquals(List.of(1), value(source.prefetch(2).limit(1).toList()));
    }

    /** What the close found is not lost with it. */
    @BothTwins
    void aCloseAfterACancelledAdvanceTellsWhatIsNew(Twin twin) {
        Boom ofClose = new Boom("X");
        Gate advancing = new Gate();
        AsyncContextManager<Integer> adds = AsyncContextManager.of(() -> twin.value(1), (one, outcome, failure) -> {
            failure.addSuppressed(ofClose);
            return twin.failure(failure);
        });
        AsyncIterator<Integer> iterator = AsyncIterable.using(
                        adds, one -> AsyncIterable.next(() -> advancing.reach().thenApply(open -> 1)))
                .iterator();
        AsyncTask<Boolean> advance = AsyncTask.from(iterator.advance());
        advancing.awaitReached();
        assertTrue(advance.cancel(true));
        CancellationException cancelled = assertCancelled(advance);
        assertSame(cancelled, failure(iterator.close()));
        assertEquals(List.of(ofClose), List.of(cancelled.getSuppressed()));
    }
}
