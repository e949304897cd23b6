package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Cursor;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Numbers;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Twin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;

/** The iteration as the suites of Java peers test it: i01 to i55. */
final class IterationOfPeersTest extends BenchTest {
    private static List<Numbers> both(Bench bench, Integer... elements) {
        return List.of(bench.source(Form.GENERATED, elements), bench.source(Form.FOREIGN, elements));
    }

    /** Counts up, one stage for each number. */
    private static AsyncIterable<Integer> counting(Twin twin, int size) {
        AtomicInteger next = new AtomicInteger();
        return AsyncIterable.next(() -> {
            int n = next.getAndIncrement();
            return twin.value(n < size ? Integer.valueOf(n) : null);
        });
    }

    @BothTwins
    void i01_anEmptySource(Twin twin) {
        for (Numbers source : both(bench(twin))) {
            AtomicInteger bodies = new AtomicInteger();
            value(source.forEach(n -> bodies.incrementAndGet()));
            assertEquals(0, bodies.get());
            assertEquals(1, source.closes());
        }
    }

    @BothTwins
    void i02_threeElements(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2, 3)) {
            List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
            value(source.forEach(seen::add));
            assertEquals(List.of(1, 2, 3), seen);
            assertEquals(4, source.nexts());
        }
    }

    @Tag("slow")
    @BothTwins
    void i03_aMillionElements(Twin twin) {
        int size = twin == Twin.READY ? 1_000_000 : 100_000;
        assertEquals(size, value(counting(twin, size).count()));
        assertEquals(
                size,
                value(counting(twin, size)
                        .map(n -> n)
                        .filter(n -> true)
                        .mapAwait(twin::value)
                        .count()));
    }

    @BothTwins
    void i05_completedLaterByTheSameThread(Twin twin) {
        Deque<Runnable> later = new ArrayDeque<>();
        AtomicInteger next = new AtomicInteger();
        AsyncTask<Long> loop = AsyncIterable.<Integer>next(() -> {
                    int n = next.getAndIncrement();
                    CompletableFuture<Integer> stage = new CompletableFuture<>();
                    later.add(() -> stage.complete(n < 1_000 ? n : null));
                    return stage;
                })
                .count();
        for (Runnable completion = later.poll(); completion != null; completion = later.poll()) {
            completion.run();
        }
        assertTrue(loop.isDone());
        assertEquals(1_000, value(loop));
    }

    @BothTwins
    void i06_aFilterThatRejectsAMillion(Twin twin) {
        int size = twin == Twin.READY ? 1_000_000 : 100_000;
        assertEquals(0, value(counting(twin, size).filter(n -> false).count()));
    }

    @BothTwins
    void i08_emptyPagesAreNotTheEnd(Twin twin) {
        Iterator<List<Integer>> pages = List.<List<Integer>>of(
                        List.of(), List.of(1, 2, 3, 4, 5), List.of(), List.of(), List.of(6, 7, 8, 9, 10))
                .iterator();
        assertEquals(
                IntStream.rangeClosed(1, 10).boxed().toList(),
                value(AsyncIterable.pages(() -> twin.value(pages.hasNext() ? pages.next() : null))
                        .toList()));
    }

    @BothTwins
    void i10_theFirstNextThrows(Twin twin) {
        throwingAt(twin, 1, new Boom("E"));
    }

    @BothTwins
    void i11_aLaterNextThrows(Twin twin) {
        throwingAt(twin, 3, new Boom("E"));
        throwingAt(twin, 3, new AssertionError("E"));
    }

    private void throwingAt(Twin twin, int pull, Throwable problem) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Numbers source = bench.source(form, 1, 2, 3, 4).throwsAt(pull, problem);
            assertFails(source.forEach(n -> {}), problem);
            assertEquals(pull, source.nexts());
            assertEquals(1, source.closes());
            assertEquals(1, bench.count("close(fail E)"));
        }
    }

    @BothTwins
    void i13_theNextFailsAndTheCloseToo(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2)) {
            Boom problem = new Boom("E");
            Boom close = new Boom("X");
            assertFails(source.failsAt(2, problem).closeFails(close).forEach(n -> {}), problem, close);
            assertEquals(1, source.closes());
        }
    }

    @BothTwins
    void i14_theEndAndTheCloseFails(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2)) {
            Boom close = new Boom("X");
            assertFails(source.closeFails(close).toList(), close);
        }
    }

    @BothTwins
    void i15_theBodyFails(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Boom problem = new Boom("E");
            assertFails(
                    bench.source(form, 1, 2).forEach(n -> {
                        throw problem;
                    }),
                    problem);
            assertFails(bench.source(form, 1, 2).forEachAwait(n -> twin.failure(problem)), problem);
            assertEquals("next#1 close(fail E) closed next#1 close(fail E) closed", bench.steps());
        }
    }

    @BothTwins
    void i16_noNextWhileTheBodyPends(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2)) {
            Gate body = new Gate();
            AsyncTask<Void> loop = source.forEachAwait(n -> twin.stage(body.reach(), () -> n));
            body.awaitReached();
            assertEquals(1, source.nexts());
            body.open();
            value(loop);
            assertEquals(3, source.nexts());
        }
    }

    @BothTwins
    void i17_theBodyReturnsNull(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2)) {
            Throwable problem = failure(source.forEachAwait(n -> null));
            assertInstanceOf(NullPointerException.class, problem);
            assertTrue(problem.getMessage().contains("forEachAwait"), problem.getMessage());
            assertEquals(1, source.closes());
        }
    }

    @BothTwins
    void i18_stoppedEarly(Twin twin) {
        for (int k = 1; k <= 3; k++) {
            for (Form form : Form.values()) {
                Bench bench = bench(twin);
                Gate close = new Gate();
                Numbers source = bench.source(form, 1, 2, 3, 4).closeGate(close);
                int last = k;
                AsyncTask<Boolean> loop = source.forEachWhile(n -> n < last);
                close.awaitReached();
                assertFalse(loop.isDone());
                close.open();
                assertEquals(false, value(loop));
                assertEquals(k, source.nexts());
            }
        }
    }

    @BothTwins
    void i19_stoppedEarlyAndTheCloseFails(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2, 3)) {
            Boom close = new Boom("X");
            assertFails(source.closeFails(close).limit(1).toList(), close);
        }
    }

    @BothTwins
    void i20_cancelledMidLoop(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Gate never = new Gate();
            Gate close = new Gate();
            Numbers source = bench.source(form, 1, 2, 3).waitsAt(2, never).closeGate(close);
            AsyncTask<Void> loop = source.forEach(n -> bench.say("body" + n));
            never.awaitReached();
            assertTrue(loop.cancel(true));
            close.awaitReached();
            assertFalse(loop.isDone());
            close.open();
            assertCancelled(loop);
            assertEquals(2, source.nexts());
            assertEquals("next#1 body1 next#2 close(cancelled) closed", bench.steps());
        }
    }

    @BothTwins
    void i21_cancelledBeforeTheFirstNext(Twin twin) {
        Bench bench = bench(twin);
        Gate enter = new Gate();
        Numbers source = bench.source(Form.GENERATED, 1, 2).enterGate(enter);
        AsyncTask<Void> loop = source.forEach(n -> bench.say("body"));
        enter.awaitReached();
        assertTrue(loop.cancel(true));
        assertFalse(loop.isDone());
        enter.open();
        assertCancelled(loop);
        assertEquals("close(cancelled) closed", bench.steps());
        assertEquals(0, source.nexts());
    }

    @BothTwins
    void i22_closedWhileTheNextPends(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Gate never = new Gate();
            Numbers source = bench.source(form, 1, 2).waitsAt(1, never);
            AsyncIterator<Integer> iterator = source.map(n -> n).iterator();
            var pending = iterator.advance();
            never.awaitReached();
            var closing = iterator.close();
            assertSame(closing, iterator.close());
            assertEquals(false, value(pending));
            value(closing);
            assertEquals("next#1 close(stopped) closed", bench.steps());
        }
    }

    @BothTwins
    void aLoopThatWouldNeverEndIsBounded(Twin twin) {
        Bench bench = bench(twin);
        Gate never = new Gate();
        Numbers source = bench.source(Form.GENERATED, 1, 2).waitsAt(1, never);
        CompletableFuture<Long> limited = source.count().orTimeout(1, TimeUnit.MILLISECONDS);
        assertInstanceOf(TimeoutException.class, failure(limited));
        assertEquals(1, source.closes());
    }

    @BothTwins
    void i24_advanceAfterClose(Twin twin) {
        Numbers source = bench(twin).source(Form.GENERATED, 1, 2);
        AsyncIterator<Integer> iterator = source.iterator();
        value(iterator.close());
        assertEquals(false, value(iterator.advance()));
        assertEquals(0, source.nexts());
    }

    @BothTwins
    void i25_nextAfterTheEnd(Twin twin) {
        new LoopTest().c076_afterTheEndThereIsTheEnd(twin);
    }

    @BothTwins
    void i26_advanceAfterAFailure(Twin twin) {
        new LoopTest().c077_afterAFailureThereIsTheEnd(twin);
    }

    @BothTwins
    void i30_hasNextAsksOnce(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2)) {
            try (Cursor<Integer> cursor = source.open()) {
                Iterator<Integer> iterator = cursor.iterator();
                assertTrue(iterator.hasNext());
                assertTrue(iterator.hasNext());
                assertTrue(iterator.hasNext());
                assertEquals(1, iterator.next());
            }
            assertEquals(1, source.nexts());
        }
    }

    @BothTwins
    void i31_nextPastTheEnd(Twin twin) {
        for (Numbers source : both(bench(twin), 1)) {
            try (Cursor<Integer> cursor = source.open()) {
                Iterator<Integer> iterator = cursor.iterator();
                assertEquals(1, iterator.next());
                assertThrows(NoSuchElementException.class, iterator::next);
                assertThrows(NoSuchElementException.class, iterator::next);
            }
            assertEquals(2, source.nexts());
        }
    }

    @BothTwins
    void i32_breakOutOfABlockingFor(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Numbers source = bench.source(form, 1, 2, 3);
            try (Cursor<Integer> cursor = source.open()) {
                for (int n : cursor) {
                    bench.say("body" + n);
                    break;
                }
            }
            assertEquals("next#1 body1 close(stopped) closed", bench.steps());
        }
    }

    @BothTwins
    void i34_aFunctionThrowsAtK(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2, 3)) {
            Boom problem = new Boom("E");
            assertFails(
                    source.map(n -> {
                                if (n == 2) {
                                    throw problem;
                                }
                                return n;
                            })
                            .toList(),
                    problem);
            assertFails(
                    source.filter(n -> {
                                if (n == 3) {
                                    throw problem;
                                }
                                return true;
                            })
                            .toList(),
                    problem);
            assertEquals(5, source.nexts());
            assertEquals(2, source.closes());
        }
    }

    @BothTwins
    void i35_anAwaitedFunctionFailsInEveryWay(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2, 3)) {
            Boom problem = new Boom("E");
            assertFails(
                    source.mapAwait(n -> {
                                throw problem;
                            })
                            .toList(),
                    problem);
            assertFails(source.mapAwait(n -> twin.failure(problem)).toList(), problem);
            Throwable missing = failure(source.mapAwait(n -> null).toList());
            assertInstanceOf(NullPointerException.class, missing);
            assertTrue(missing.getMessage().contains("mapAwait"), missing.getMessage());
            Throwable nothing = failure(source.mapAwait(n -> twin.value(null)).toList());
            assertInstanceOf(NullPointerException.class, nothing);
            assertTrue(nothing.getMessage().contains("mapAwait"), nothing.getMessage());
            assertEquals(4, source.closes());
        }
    }

    @BothTwins
    void i36_operatorsAreLazy(Twin twin) {
        new LoopTest().c094_buildingAPipelineRunsNothing(twin);
    }

    @BothTwins
    void i37_theCloseTravelsThroughEveryOperatorOnce(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2, 3)) {
            Boom problem = new Boom("E");
            AsyncIterable<Integer> pipeline = source.map(n -> n)
                    .filter(n -> true)
                    .mapAwait(twin::value)
                    .flatMap(n -> AsyncIterable.of(n, n))
                    .takeWhile(n -> true)
                    .limit(100)
                    .prefetch(1);
            value(pipeline.count());
            assertEquals(1, source.closes());
            value(pipeline.findFirst());
            assertEquals(2, source.closes());
            source.failsAt(2, problem);
            assertFails(pipeline.count(), problem);
            assertEquals(3, source.closes());
        }
    }

    @BothTwins
    void i38_limitZero(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2, 3)) {
            assertEquals(List.of(), value(source.limit(0).toList()));
            assertEquals(0, source.iterators());
        }
    }

    @BothTwins
    void i40_theCloseOfAnInnerFails(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Boom close = new Boom("X");
            Numbers outer = bench.source(form, 1, 2);
            Numbers inner = bench.source(form, 7).closeFails(close);
            assertFails(outer.flatMap(n -> inner).toList(), close);
            assertEquals(1, inner.closes());
            assertEquals(1, outer.closes());
        }
    }

    @BothTwins
    void i41_closedInsideAnInner(Twin twin) {
        new LoopTest().c100_flatMapClosesInnerBeforeOuter(twin);
    }

    @BothTwins
    void i43_prefetchKeepsOrderAndLimit(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Boom problem = new Boom("E");
            Numbers source = bench.source(form, 1, 2, 3, 4, 5).failsAt(4, problem);
            List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
            AsyncTask<Void> loop = source.prefetch(2).forEachAwait(n -> {
                seen.add(n);
                // one with us, two ahead
                assertTrue(source.nexts() <= n + 2, () -> n + " with " + source.nexts());
                return twin.value(n);
            });
            assertFails(loop, problem);
            assertEquals(List.of(1, 2, 3), seen);
        }
    }

    @BothTwins
    void i44_prefetchStoppedEarly(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Gate never = new Gate();
            Numbers source = bench.source(form, 1, 2, 3, 4, 5).waitsAt(3, never);
            assertEquals(false, value(source.prefetch(4).forEachWhile(n -> {
                never.awaitReached();
                return false;
            })));
            assertTrue(source.gated().isCancelled());
            assertEquals(1, source.closes());
        }
    }

    @BothTwins
    void i45_withoutPrefetchOneNextForEachElement(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2, 3)) {
            AsyncIterator<Integer> iterator = source.iterator();
            if (source.iterators() == 0) {
                assertEquals(0, source.nexts());
            }
            for (int k = 1; k <= 3; k++) {
                assertEquals(true, value(iterator.advance()));
                assertEquals(k, source.nexts());
            }
            value(iterator.close());
        }
    }

    @BothTwins
    void i46_prefetchAsksForTheEndOnce(Twin twin) {
        for (Numbers source : both(bench(twin), 1, 2, 3)) {
            assertEquals(List.of(1, 2, 3), value(source.prefetch(10).toList()));
            assertEquals(4, source.nexts());
        }
    }

    @BothTwins
    void i55_fiveThousandOperators(Twin twin) {
        for (Form form : Form.values()) {
            AsyncIterable<Integer> deep = bench(twin).source(form, 1, 2, 3);
            for (int i = 0; i < 5_000; i++) {
                deep = i % 2 == 0 ? deep.map(n -> n + 1) : deep.filter(n -> true);
            }
            assertEquals(List.of(2_501, 2_502, 2_503), value(deep.toList()));
        }
    }
}
