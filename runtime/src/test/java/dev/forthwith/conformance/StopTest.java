package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.StopAsyncIteration;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Twin;
import dev.forthwith.generated.PageSource;
import dev.forthwith.generated.StageOutlet;
import dev.forthwith.generated.StageSource;
import dev.forthwith.generated.ValueOutlet;
import dev.forthwith.generated.ValueSource;
import dev.forthwith.internal.failure.Failures;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What ends with {@link StopAsyncIteration}, and what fails with it. */
final class StopTest extends BenchTest {
    /** Sources whose function does this, in every form. */
    private static Map<String, AsyncIterable<Integer>> sources(
            Supplier<? extends Callable<? extends CompletionStage<Integer>>> made) {
        Map<String, AsyncIterable<Integer>> sources = new LinkedHashMap<>();
        sources.put("next", AsyncIterable.next(made.get()));
        Callable<? extends CompletionStage<Integer>> page = made.get();
        sources.put("pages", AsyncIterable.pages(() -> page.call().thenApply(List::of)));
        sources.put("@Next", () -> new Stages(made.get()).iterator());
        sources.put("@Next ahead", () -> new Stages(made.get()).iterator(2));
        sources.put("plain @Next", () -> new Values(made.get()).iterator());
        sources.put("@NextPage", () -> new Pages(made.get()).iterator());
        sources.put("@NextPage ahead", () -> new Pages(made.get()).iterator(2));
        return sources;
    }

    private static final class Stages extends StageSource<Callable<? extends CompletionStage<Integer>>, Integer> {
        Stages(Callable<? extends CompletionStage<Integer>> next) {
            super(() -> next, "Stages.next");
        }

        @Override
        protected void next(Callable<? extends CompletionStage<Integer>> self, StageOutlet<Integer> outlet)
                throws Throwable {
            while (outlet.put(self.call())) {
                // the outlet says when to stop
            }
        }
    }

    private static final class Values extends ValueSource<Callable<? extends CompletionStage<Integer>>, Integer> {
        Values(Callable<? extends CompletionStage<Integer>> next) {
            super(() -> next, "Values.next");
        }

        @Override
        protected void next(Callable<? extends CompletionStage<Integer>> self, ValueOutlet<Integer> outlet)
                throws Throwable {
            while (outlet.put(self.call().toCompletableFuture().join())) {
                // the outlet says when to stop
            }
        }
    }

    private static final class Pages
            extends PageSource<Callable<? extends CompletionStage<Integer>>, List<Integer>, Integer> {
        Pages(Callable<? extends CompletionStage<Integer>> next) {
            super(() -> next, "Pages.nextPage");
        }

        @Override
        protected CompletionStage<List<Integer>> nextPage(Callable<? extends CompletionStage<Integer>> self)
                throws Throwable {
            return self.call().thenApply(List::of);
        }

        @Override
        protected Iterator<Integer> elements(List<Integer> page) {
            return page.iterator();
        }
    }

    /** One element, then what this makes. */
    private static Callable<CompletionStage<Integer>> oneAndThen(
            Twin twin, Callable<? extends CompletionStage<Integer>> rest) {
        boolean[] first = {true};
        return () -> {
            if (first[0]) {
                first[0] = false;
                return twin.value(1);
            }
            return rest.call();
        };
    }

    /** As a method that blocks throws it which waits with {@code join}, or a stage fails with it that was chained on another one. */
    @BothTwins
    void itEndsAlsoInsideTheLayersOfTheJdk(Twin twin) {
        List<Throwable> stops = List.of(
                new StopAsyncIteration(),
                new CompletionException(new StopAsyncIteration()),
                new CompletionException(new ExecutionException(new StopAsyncIteration())));
        for (Throwable stop : stops) {
            assertEnd(() -> oneAndThen(twin, () -> {
                throw Twin.sneak(stop);
            }));
            assertEnd(() -> oneAndThen(twin, () -> twin.failure(stop)));
        }
    }

    private static void assertEnd(Supplier<? extends Callable<? extends CompletionStage<Integer>>> made) {
        sources(made).forEach((name, source) -> assertEquals(List.of(1), value(source.toList()), name));
    }

    /** Of any other failure nothing is taken off that was not put around it by the JDK. */
    @BothTwins
    void anotherFailureThatOnlyCarriesItDoesNotEnd(Twin twin) {
        sources(() -> {
                    Boom failure = new Boom("E", new StopAsyncIteration());
                    return oneAndThen(twin, () -> twin.failure(failure));
                })
                .forEach((name, source) ->
                        assertEquals("E", failure(source.toList()).getMessage(), name));
    }

    /** What fails with a stop in its body, in a function of an operator, or in its close. */
    private static Map<String, Function<StopAsyncIteration, CompletionStage<Integer>>> iterations(Twin twin) {
        AsyncIterable<Integer> one = AsyncIterable.next(() -> twin.value(1));
        Map<String, Function<StopAsyncIteration, CompletionStage<Integer>>> iterations = new LinkedHashMap<>();
        iterations.put(
                "mapper",
                stop -> one.<Integer>map(n -> {
                            throw stop;
                        })
                        .findFirst()
                        .thenApply(Optional::get));
        iterations.put(
                "awaited mapper",
                stop -> one.mapAwait(n -> twin.<Integer>failure(stop))
                        .findFirst()
                        .thenApply(Optional::get));
        iterations.put(
                "body",
                stop -> one.forEach(n -> {
                            throw stop;
                        })
                        .thenApply(none -> 2));
        iterations.put(
                "awaited body",
                stop -> one.forEachAwait(n -> twin.failure(stop)).thenApply(none -> 2));
        iterations.put(
                "finisher",
                stop -> one.limit(1).collect(Collectors.collectingAndThen(Collectors.toList(), n -> {
                    throw stop;
                })));
        iterations.put(
                "failed source",
                stop -> AsyncIterable.<Integer>failed(stop).findFirst().thenApply(Optional::get));
        iterations.put(
                "close",
                stop -> one.onClose(outcome -> {
                            throw stop;
                        })
                        .findFirst()
                        .thenApply(Optional::get));
        iterations.put(
                "several",
                stop -> AsyncIterable.merge(one.<Integer>map(n -> {
                            throw stop;
                        }))
                        .prefetch(2)
                        .findFirst()
                        .thenApply(Optional::get));
        iterations.put("driven by hand", stop -> {
            AsyncIterator<Integer> iterator = one.<Integer>map(n -> {
                        throw stop;
                    })
                    .iterator();
            return iterator.advance()
                    .thenApply(more -> iterator.current())
                    .whenComplete((n, failure) -> iterator.close());
        });
        return iterations;
    }

    @BothTwins
    void oneThatAnIterationFailsWithIsItsFailure(Twin twin) {
        iterations(twin).forEach((name, iteration) -> {
            StopAsyncIteration stop = new StopAsyncIteration();
            assertSame(stop, Failures.unwrap(failure(iteration.apply(stop))), name);
        });
    }

    @BothTwins
    void itEndsNoOtherSourceWhoseFunctionWaitsForThat(Twin twin) {
        iterations(twin).forEach((inner, iteration) -> {
            sources(() -> oneAndThen(twin, () -> iteration.apply(new StopAsyncIteration())))
                    .forEach((name, source) -> assertInstanceOf(
                            StopAsyncIteration.class, failure(source.toList()), () -> name + " of " + inner));
        });
    }

    /** It ends the inner source, which is no failure, and the outer one as well when its function lets it through. */
    @BothTwins
    void theSameOneMayEndManySources(Twin twin) {
        StopAsyncIteration stop = new StopAsyncIteration();
        for (int i = 0; i < 3; i++) {
            assertEnd(() -> oneAndThen(twin, () -> twin.failure(stop)));
            assertEnd(() -> oneAndThen(
                    twin,
                    () -> AsyncContextManager.value(1).with(one -> {
                        throw stop;
                    })));
        }
    }
}
