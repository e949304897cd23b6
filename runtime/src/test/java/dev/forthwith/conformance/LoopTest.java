package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Numbers;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Twin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The iterator, the loop and its operators: c068 to c098. */
final class LoopTest extends BenchTest {
    private static List<Numbers> both(Bench bench, Integer... elements) {
        return List.of(bench.source(Form.GENERATED, elements), bench.source(Form.FOREIGN, elements));
    }

    @BothTwins
    void c068_oneNextForEachElementAndOneForTheEnd(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Numbers source = bench.source(form, 1, 2, 3);
            value(source.forEachAwait(n -> bench.hop("body" + n, null)));
            assertEquals("next#1 body1 next#2 body2 next#3 body3 next#4 close(ok) closed", bench.steps());
        }
    }

    @BothTwins
    void c069_aSourceIsARecipe(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2, 3)) {
            assertEquals(List.of(1, 2, 3), value(source.toList()));
            assertEquals(List.of(1, 2, 3), value(source.toList()));
            assertEquals(2, source.iterators());
            assertEquals(2, source.closes());
        }
    }

    @BothTwins
    void c070_forElse(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2, 3)) {
            assertEquals(true, value(source.forEachWhile(n -> true)));
            assertEquals(false, value(source.forEachWhile(n -> n < 2)));
            assertEquals(true, value(source.filter(n -> n > 9).forEachWhile(n -> false)));
            Boom failure = new Boom("E");
            assertFails(
                    source.forEachWhile(n -> {
                        throw failure;
                    }),
                    failure);
            assertEquals(4, source.closes());
        }
    }

    @BothTwins
    void c071_aBreakClosesAndTheCloseIsAwaited(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Gate close = new Gate();
            Numbers source = bench.source(form, 1, 2, 3).closeGate(close);
            AsyncTask<Boolean> loop = source.forEachWhile(n -> false);
            close.awaitReached();
            assertFalse(loop.isDone());
            close.open();
            assertEquals(false, value(loop));
            assertEquals("next#1 close(stopped) closed", bench.steps());
        }
    }

    @BothTwins
    void c072_bodyAndCloseFail(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2, 3)) {
            Boom body = new Boom("E");
            Boom close = new Boom("X");
            source.closeFails(close);
            assertFails(
                    source.forEach(n -> {
                        throw body;
                    }),
                    body,
                    close);
        }
    }

    @BothTwins
    void c073_breakAndTheCloseFails(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2, 3)) {
            Boom close = new Boom("X");
            assertFails(source.closeFails(close).forEachWhile(n -> false), close);
        }
    }

    @BothTwins
    void c074_theThirdPullFails(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Boom failure = new Boom("E");
            Numbers source = bench.source(form, 1, 2, 3).failsAt(3, failure);
            List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
            assertFails(source.forEach(seen::add), failure);
            assertEquals(List.of(1, 2), seen);
            assertEquals("next#1 next#2 next#3 close(fail E) closed", bench.steps());
        }
    }

    @BothTwins
    void c075_theIteratorCannotBeMade(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2, 3)) {
            Boom failure = new Boom("E");
            assertFails(source.factoryThrows(failure).forEach(n -> {}), failure);
            assertEquals(0, source.nexts());
            assertEquals(0, source.closes());
        }
    }

    @BothTwins
    void c076_afterTheEndThereIsTheEnd(Twin twin) {
        for (Numbers source : both(bench(twin), 1)) {
            AsyncIterator<Integer> iterator = source.filter(n -> true).iterator();
            assertEquals(true, value(iterator.advance()));
            for (int i = 0; i < 4; i++) {
                assertEquals(false, value(iterator.advance()));
            }
            assertEquals(2, source.nexts());
            value(iterator.close());
        }
    }

    @BothTwins
    void c077_afterAFailureThereIsTheEnd(Twin twin) {
        Numbers source = bench(twin).source(Form.GENERATED, 1, 2).failsAt(2, new Boom("E"));
        AsyncIterator<Integer> iterator = source.iterator();
        assertEquals(true, value(iterator.advance()));
        assertInstanceOf(Boom.class, failure(iterator.advance()));
        assertEquals(false, value(iterator.advance()));
        assertEquals(false, value(iterator.advance()));
        assertEquals(2, source.nexts());
        value(iterator.close());
    }

    @BothTwins
    void afterACancelledAdvanceThereIsTheEnd(Twin twin) {
        Gate gate = new Gate();
        Numbers source = bench(twin).source(Form.GENERATED, 1, 2).waitsAt(2, gate);
        AsyncIterator<Integer> iterator = source.iterator();
        assertEquals(true, value(iterator.advance()));
        AsyncTask<Boolean> advance = AsyncTask.from(iterator.advance());
        gate.awaitReached();
        advance.cancel(true);
        assertCancelled(advance);
        assertEquals(false, value(iterator.advance()));
        assertEquals(false, value(iterator.advance()));
        assertEquals(2, source.nexts());
        value(iterator.close());
    }

    @BothTwins
    void c078_afterTheCloseThereIsTheEnd(Twin twin) {
        Numbers source = bench(twin).source(Form.GENERATED, 1, 2);
        AsyncIterator<Integer> iterator = source.iterator();
        assertEquals(true, value(iterator.advance()));
        value(iterator.close());
        assertEquals(false, value(iterator.advance()));
        assertEquals(1, source.nexts());
    }

    @BothTwins
    void c079_closedBeforeTheFirstNextNothingWasOpened(Twin twin) {
        Numbers source = bench(twin).source(Form.GENERATED, 1, 2);
        AsyncIterator<Integer> iterator = source.map(n -> n + 1).iterator();
        value(iterator.close());
        assertEquals(false, value(iterator.advance()));
        assertEquals(0, source.iterators());
        assertEquals(0, source.closes());
    }

    @BothTwins
    void c080_closedOnceInTotal(Twin twin) {
        Numbers source = bench(twin).source(Form.GENERATED, 1);
        AsyncIterator<Integer> iterator = source.iterator();
        value(iterator.advance());
        value(iterator.advance());
        var first = iterator.close(Outcome.COMPLETED, null);
        value(first);
        value(iterator.close());
        assertEquals(first, iterator.close(Outcome.FAILED, new Boom("late")));
        assertEquals(1, source.closes());
    }

    @BothTwins
    void c085_closedFromInsideTheNext(Twin twin) {
        List<AsyncIterator<Integer>> own = new ArrayList<>();
        AtomicInteger calls = new AtomicInteger();
        AsyncIterator<Integer> iterator = AsyncIterable.<Integer>next(() -> {
                    calls.incrementAndGet();
                    own.get(0).close();
                    return twin.value(1);
                })
                .iterator();
        own.add(iterator);
        value(iterator.advance());
        assertEquals(false, value(iterator.advance()));
        value(iterator.close());
        assertEquals(1, calls.get());
    }

    /** Whichever of its functions is asked for, and whatever that does. */
    @BothTwins
    void aCollectorThatFailsIsAFailureOfTheLoop(Twin twin) {
        for (int broken = 0; broken < 3; broken++) {
            int which = broken;
            Boom failure = new Boom("E");
            Collector<Integer, List<Integer>, List<Integer>> collector = new Collector<>() {
                private <F> F function(int number, F function) {
                    if (number == which) {
                        throw failure;
                    }
                    return function;
                }

                @Override
                public Supplier<List<Integer>> supplier() {
                    return function(0, ArrayList::new);
                }

                @Override
                public BiConsumer<List<Integer>, Integer> accumulator() {
                    return function(1, List::add);
                }

                @Override
                public BinaryOperator<List<Integer>> combiner() {
                    throw new AssertionError();
                }

                @Override
                public Function<List<Integer>, List<Integer>> finisher() {
                    return function(2, list -> list);
                }

                @Override
                public Set<Characteristics> characteristics() {
                    return Set.of();
                }
            };
            for (Numbers source : both(bench(twin), 1, 2)) {
                assertFails(source.collect(collector), failure);
                assertEquals(1, source.closes());
            }
        }
    }

    @BothTwins
    void c089_collectsOrFailsWithoutAPartialResult(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2, 3, 4)) {
            assertEquals(
                    List.of("2", "4"),
                    value(source.filter(n -> n % 2 == 0).map(String::valueOf).toList()));
            Boom failure = new Boom("E");
            assertFails(source.failsAt(3, failure).map(String::valueOf).toList(), failure);
            assertEquals(2, source.closes());
        }
    }

    @BothTwins
    void c090_theMapperFailsInsideACollect(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2, 3)) {
            Boom failure = new Boom("E");
            assertFails(
                    source.<Integer>map(n -> {
                                throw failure;
                            })
                            .collect(Collectors.toList()),
                    failure);
            assertFails(source.mapAwait(n -> twin.failure(failure)).toList(), failure);
            assertEquals(2, source.nexts());
            assertEquals(2, source.closes());
        }
    }

    @BothTwins
    void c092_cancelledWhileTheNextPends(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Gate never = new Gate();
            Numbers source = bench.source(form, 1, 2, 3).waitsAt(2, never);
            AsyncTask<Void> scope = bench.resource("a").with(a -> source.forEach(n -> bench.say("body" + n)));
            never.awaitReached();
            assertTrue(scope.cancel(true));
            assertCancelled(scope);
            assertTrue(source.gated().isCancelled());
            assertEquals(
                    "enter:a entered:a next#1 body1 next#2 close(cancelled) closed exit:a(cancelled) exited:a",
                    bench.steps());
        }
    }

    @BothTwins
    void c094_buildingAPipelineRunsNothing(Twin twin) {
        Bench bench = bench(twin);
        for (Numbers source : both(bench, 1, 2, 3)) {
            AsyncIterable<Integer> built = AsyncIterable.using(bench.generated("a"), a -> {
                        bench.say("using");
                        return source;
                    })
                    .map(n -> {
                        bench.say("map");
                        return n;
                    })
                    .filter(n -> {
                        bench.say("filter");
                        return true;
                    })
                    .flatMap(n -> {
                        bench.say("flatMap");
                        return source;
                    })
                    .limit(2);
            AsyncIterator<Integer> iterator = built.iterator();
            value(iterator.close());
            assertEquals(0, source.iterators());
        }
        assertEquals("", bench.steps());
    }

    @BothTwins
    void c095_limitPullsWhatItHandsOn(Twin twin) {
        for (Form form : Form.values()) {
            int[][] cases = {{1, 1, 1}, {3, 3, 1}, {0, 0, 0}};
            for (int[] expected : cases) {
                Numbers source = bench(twin).source(form, 1, 2, 3, 4);
                assertEquals(
                        List.of(1, 2, 3, 4).subList(0, expected[0]),
                        value(source.limit(expected[0]).toList()));
                assertEquals(expected[1], source.nexts());
                assertEquals(expected[2], source.closes());
            }
        }
    }

    @BothTwins
    void c096_limitBeyondTheEndPullsTheEnd(Twin twin) {
        for (Form form : Form.values()) {
            Numbers source = bench(twin).source(form, 1, 2, 3, 4);
            assertEquals(List.of(1, 2, 3, 4), value(source.limit(9).toList()));
            assertEquals(5, source.nexts());
            assertEquals(1, source.closes());
        }
    }

    @BothTwins
    void c097_takeWhilePullsUntilItSaysNo(Twin twin) {
        for (Form form : Form.values()) {
            Numbers all = bench(twin).source(form, 1, 2, 3, 4);
            assertEquals(4, value(all.takeWhile(n -> true).toList()).size());
            assertEquals(5, all.nexts());
            assertEquals(1, all.closes());
            Numbers none = bench(twin).source(form, 1, 2, 3, 4);
            assertEquals(List.of(), value(none.takeWhile(n -> false).toList()));
            assertEquals(1, none.nexts());
            assertEquals(1, none.closes());
        }
    }

    @BothTwins
    void c098_findFirstPullsUntilItFinds(Twin twin) {
        for (Form form : Form.values()) {
            Numbers first = bench(twin).source(form, 1, 2, 3, 4);
            assertEquals(Optional.of(1), value(first.findFirst()));
            assertEquals(1, first.nexts());
            assertEquals(1, first.closes());
            Numbers third = bench(twin).source(form, 1, 2, 3, 4);
            assertEquals(Optional.of(3), value(third.filter(n -> n == 3).findFirst()));
            assertEquals(3, third.nexts());
            assertEquals(1, third.closes());
            Numbers empty = bench(twin).source(form);
            assertEquals(Optional.empty(), value(empty.findFirst()));
            assertEquals(1, empty.closes());
        }
    }

    @BothTwins
    void c100_flatMapClosesInnerBeforeOuter(Twin twin) {
        for (Form form : Form.values()) {
            Bench outerBench = bench(twin);
            Numbers outer = outerBench.source(form, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            List<Numbers> inners = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                inners.add(outerBench.source(form, i * 10 + 1, i * 10 + 2));
            }
            assertEquals(false, value(outer.flatMap(inners::get).forEachWhile(n -> n != 11)));
            assertEquals(1, inners.get(0).closes());
            assertEquals(1, inners.get(1).closes());
            for (Numbers untouched : inners.subList(2, 10)) {
                assertEquals(0, untouched.iterators());
            }
            assertTrue(outerBench.steps().endsWith("close(stopped) closed close(stopped) closed"), outerBench.steps());
        }
    }

    @BothTwins
    void c101_theMapperThrowsOnTheFirstElement(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2)) {
            Boom failure = new Boom("E");
            assertFails(
                    source.map(n -> {
                                throw failure;
                            })
                            .count(),
                    failure);
            assertEquals(1, source.closes());
        }
    }

    @BothTwins
    void c104_oneCloseTravelsThroughFiveStages(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Numbers source = bench.source(form, 1, 2, 3);
            AsyncIterator<Integer> iterator = source.map(n -> n)
                    .filter(n -> true)
                    .mapAwait(twin::value)
                    .takeWhile(n -> true)
                    .limit(9)
                    .iterator();
            assertEquals(true, value(iterator.advance()));
            value(iterator.close());
            assertEquals("next#1 close(stopped) closed", bench.steps());
        }
    }

    @BothTwins
    void c104_theInnermostCleanupIsDoneFirst(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Numbers source = bench.source(form, 1, 2, 3);
            AsyncIterator<Integer> iterator = AsyncIterable.using(
                            bench.resource("outer"),
                            outer -> AsyncIterable.using(bench.generated("inner"), inner -> source.map(n -> n)))
                    .filter(n -> true)
                    .mapAwait(twin::value)
                    .limit(9)
                    .onClose(outcome -> bench.say("onClose:" + outcome))
                    .iterator();
            assertEquals(true, value(iterator.advance()));
            value(iterator.close());
            assertEquals(
                    "enter:outer entered:outer enter:inner entered:inner next#1 close(stopped) closed"
                            + " exit:inner(stopped) exited:inner exit:outer(stopped) exited:outer onClose:STOPPED",
                    bench.steps());
        }
    }

    @Test
    void anAdvanceBesideOneThatIsAboutToEndIsRefused() {
        AsyncIterator<Integer> endless =
                AsyncIterable.next(() -> Twin.HOP.value(1)).iterator();
        for (int i = 0; i < 20_000; i++) {
            CompletableFuture<Boolean> advance = endless.advance().toCompletableFuture();
            Object answer = advance.exceptionally(refused -> {
                        assertInstanceOf(IllegalStateException.class, refused);
                        return true;
                    })
                    .getNow(true);
            assertEquals(true, answer);
        }
        value(endless.close());
    }
}
