package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Indexed;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Numbers;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Twin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The operators, makers and runners: c099 to c119, i42 to i52. */
final class OperatorsTest extends BenchTest {
    private static List<Integer> upTo(int n) {
        return IntStream.rangeClosed(1, n).boxed().toList();
    }

    @BothTwins
    void c099_concatOpensOneAfterTheOther(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Numbers a = bench.source(form, 1, 2);
            Numbers b = bench.source(form, 3);
            assertEquals(List.of(1, 2, 3), value(AsyncIterable.concat(a, b).toList()));
            assertEquals("next#1 next#2 next#3 close(ok) closed next#1 next#2 close(ok) closed", bench.steps());
            Numbers untouched = bench.source(form, 9);
            assertEquals(
                    Optional.of(1), value(AsyncIterable.concat(a, untouched).findFirst()));
            assertEquals(0, untouched.iterators());
        }
    }

    @BothTwins
    void c102_zipAsksTheSecondOnlyWhenTheFirstHasOne(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Numbers four = bench.source(form, 1, 2, 3, 4);
            Numbers three = bench.source(form, 10, 20, 30);
            assertEquals(
                    List.of(11, 22, 33),
                    value(AsyncIterable.zip(four, three, Integer::sum).toList()));
            assertEquals(4, four.nexts());
            assertEquals(4, three.nexts());
            Numbers shortOne = bench.source(form, 1, 2, 3);
            Numbers longOne = bench.source(form, 10, 20, 30, 40);
            assertEquals(
                    List.of(11, 22, 33),
                    value(AsyncIterable.zip(shortOne, longOne, Integer::sum).toList()));
            assertEquals(4, shortOne.nexts());
            assertEquals(3, longOne.nexts());
            assertEquals(1, four.closes() * three.closes() * shortOne.closes() * longOne.closes());
        }
    }

    @BothTwins
    void c103_zipMergesTheFailuresOfTheCloses(Twin twin) {
        for (Form form : Form.values()) {
            Boom right = new Boom("R");
            Boom left = new Boom("L");
            Bench bench = bench(twin);
            assertFails(
                    AsyncIterable.zip(
                                    bench.source(form, 1), bench.source(form, 2).closeFails(right), Integer::sum)
                            .toList(),
                    right);
            assertFails(
                    AsyncIterable.zip(bench.source(form, 1).closeFails(left), bench.source(form, 2), Integer::sum)
                            .toList(),
                    left);
            Boom right2 = new Boom("R");
            Boom left2 = new Boom("L");
            assertFails(
                    AsyncIterable.zip(
                                    bench.source(form, 1).closeFails(left2),
                                    bench.source(form, 2).closeFails(right2),
                                    Integer::sum)
                            .toList(),
                    right2,
                    left2);
        }
    }

    @BothTwins
    void i42_zipClosesBothWhenOneFails(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Boom problem = new Boom("E");
            Numbers a = bench.source(form, 1, 2, 3);
            Numbers b = bench.source(form, 1, 2, 3).failsAt(2, problem);
            assertFails(AsyncIterable.zip(a, b, Integer::sum).toList(), problem);
            assertEquals(1, a.closes());
            assertEquals(1, b.closes());
        }
    }

    @BothTwins
    void c106_mapConcurrentKeepsTheOrder(Twin twin) {
        for (Form form : Form.values()) {
            List<CompletableFuture<Integer>> stages =
                    List.of(new CompletableFuture<>(), new CompletableFuture<>(), new CompletableFuture<>());
            Gate allRun = new Gate();
            AsyncTask<List<Integer>> task = bench(twin)
                    .source(form, 1, 2, 3)
                    .mapConcurrent(3, n -> {
                        if (n == 3) {
                            allRun.reach();
                        }
                        return stages.get(n - 1);
                    })
                    .toList();
            allRun.awaitReached();
            stages.get(2).complete(30);
            stages.get(0).complete(10);
            stages.get(1).complete(20);
            assertEquals(List.of(10, 20, 30), value(task));
        }
    }

    @BothTwins
    void unorderedHandsOnAsTheyCome(Twin twin) {
        List<CompletableFuture<Integer>> stages =
                List.of(new CompletableFuture<>(), new CompletableFuture<>(), new CompletableFuture<>());
        Gate allRun = new Gate();
        List<Gate> handedOn = List.of(new Gate(), new Gate(), new Gate());
        AsyncTask<List<Integer>> task = bench(twin)
                .source(Form.GENERATED, 1, 2, 3)
                .mapConcurrentUnordered(3, n -> {
                    if (n == 3) {
                        allRun.reach();
                    }
                    return stages.get(n - 1);
                })
                .peek(n -> handedOn.get(n / 10 - 1).reach())
                .toList();
        allRun.awaitReached();
        for (int n : new int[] {3, 1, 2}) {
            stages.get(n - 1).complete(10 * n);
            handedOn.get(n - 1).awaitReached();
        }
        assertEquals(List.of(30, 10, 20), value(task));
    }

    @BothTwins
    void aNullOfACallNamesTheOperator(Twin twin) {
        AsyncIterable<Integer> source = AsyncIterable.of(1);
        assertEquals(
                "the function given to mapConcurrent yielded null; elements are never null",
                failure(source.mapConcurrent(2, n -> twin.value(null)).count()).getMessage());
        assertEquals(
                "the function given to mapConcurrentUnordered yielded null; elements are never null",
                failure(source.mapConcurrentUnordered(2, n -> twin.value(null)).count())
                        .getMessage());
    }

    @BothTwins
    void c107_neverMoreInFlightThanAsked(Twin twin) {
        for (boolean ordered : new boolean[] {true, false}) {
            Queue<CompletableFuture<Integer>> latches = new ConcurrentLinkedQueue<>();
            AtomicInteger inFlight = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            Gate twenty = new Gate();
            AsyncIterable<Integer> source = AsyncIterable.from(upTo(100));
            dev.forthwith.AsyncFunction<Integer, Integer> fn = n -> {
                most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                CompletableFuture<Integer> latch = new CompletableFuture<>();
                latches.add(latch);
                if (latches.size() == 20) {
                    twenty.reach();
                }
                return latch.thenApply(v -> {
                    inFlight.decrementAndGet();
                    return n;
                });
            };
            AsyncTask<Long> task =
                    (ordered ? source.mapConcurrent(20, fn) : source.mapConcurrentUnordered(20, fn)).count();
            twenty.awaitReached();
            assertEquals(20, latches.size());
            while (!task.isDone()) {
                CompletableFuture<Integer> latch = latches.poll();
                if (latch != null) {
                    value(twin.stage(() -> latch.complete(0)));
                }
            }
            assertEquals(100L, value(task));
            assertEquals(20, most.get());
        }
    }

    @BothTwins
    void c108_oneFailsAndTheOthersAreCancelledAndAwaited(Twin twin) {
        for (boolean ordered : new boolean[] {true, false}) {
            Bench bench = bench(twin);
            Numbers source = bench.source(Form.GENERATED, 1, 2, 3, 4);
            List<CompletableFuture<Integer>> stages =
                    List.of(new CompletableFuture<>(), new CompletableFuture<>(), new CompletableFuture<>());
            Boom problem = new Boom("E");
            Gate allRun = new Gate();
            dev.forthwith.AsyncFunction<Integer, Integer> fn = n -> {
                if (n == 3) {
                    allRun.reach();
                }
                return stages.get(n - 1);
            };
            AsyncTask<Long> task =
                    (ordered ? source.mapConcurrent(3, fn) : source.mapConcurrentUnordered(3, fn)).count();
            allRun.awaitReached();
            stages.get(1).completeExceptionally(problem);
            assertFails(task, problem);
            assertTrue(stages.get(0).isCancelled());
            assertTrue(stages.get(2).isCancelled());
            assertEquals(1, source.closes());
        }
        Boom first = new Boom("1");
        Boom second = new Boom("2");
        AsyncTask<Long> all = AsyncIterable.of(1, 2)
                .mapConcurrent(2, n -> twin.failure(n == 1 ? first : second))
                .count();
        Throwable reported = failure(all);
        assertTrue(reported == first || reported == second);
    }

    @BothTwins
    void c108_theFailureIsReportedAfterTheOthersHaveEnded(Twin twin) {
        for (boolean ordered : new boolean[] {true, false}) {
            Bench bench = bench(twin);
            Numbers source = bench.source(Form.GENERATED, 1, 2, 3);
            Gate asked = new Gate();
            CompletableFuture<Integer> slow = new CompletableFuture<>() {
                @Override
                public boolean cancel(boolean mayInterruptIfRunning) {
                    asked.reach();
                    return false;
                }
            };
            Boom problem = new Boom("E");
            dev.forthwith.AsyncFunction<Integer, Integer> fn = n -> n == 1 ? slow : twin.failure(problem);
            AsyncTask<Long> task =
                    (ordered ? source.mapConcurrent(2, fn) : source.mapConcurrentUnordered(2, fn)).count();
            asked.awaitReached();
            assertFalse(task.isDone());
            assertEquals(0, source.closes());
            slow.complete(1);
            assertFails(task, problem);
            assertEquals(1, source.closes());
            assertEquals("close(fail E) closed", bench.steps().replaceAll("next#\\d ", ""));
        }
    }

    @BothTwins
    void aCallThatCannotBeCancelledIsWaitedFor(Twin twin) {
        Bench bench = bench(twin);
        Numbers source = bench.source(Form.GENERATED, 1, 2, 3);
        CompletableFuture<Integer> work = new CompletableFuture<>();
        Gate running = new Gate();
        AsyncTask<Long> task = source.mapConcurrent(2, n -> {
                    if (n == 2) {
                        running.reach();
                    }
                    return AsyncTask.shield(work);
                })
                .count();
        running.awaitReached();
        assertTrue(task.cancel(true));
        assertFalse(task.isDone());
        assertEquals(0, source.closes());
        work.complete(1);
        assertCancelled(task);
        assertEquals(1, source.closes());
    }

    @BothTwins
    void c111_badSizesFailWhenBuilt(Twin twin) {
        AsyncIterable<Integer> source = bench(twin).source(Form.GENERATED, 1);
        for (Runnable mistake : List.<Runnable>of(
                () -> source.mapConcurrent(0, twin::value),
                () -> source.mapConcurrentUnordered(-1, twin::value),
                () -> source.prefetch(0),
                () -> source.windowFixed(0),
                () -> source.windowTimed(0, Duration.ofSeconds(1)),
                () -> source.windowTimed(1, Duration.ZERO),
                () -> source.limit(-1),
                () -> source.skip(-1),
                () -> source.retry(-1),
                () -> source.timeout(Duration.ofSeconds(-1)),
                () -> AsyncIterable.interval(Duration.ZERO),
                () -> AsyncIterable.from(source, 0),
                () -> dev.forthwith.AsyncChannel.bounded(0))) {
            assertThrows(IllegalArgumentException.class, mistake::run);
        }
    }

    @BothTwins
    void c112_prefetchOverlapsProducerAndConsumer(Twin twin) {
        // One unit for the producer and one for the consumer: the next element is under way while this one is consumed.
        Bench bench = bench(twin);
        Numbers source = bench.source(Form.GENERATED, 1, 2, 3);
        value(source.prefetch(1).forEachAwait(n -> {
            assertEquals(n + 1, source.nexts());
            return twin.value(n);
        }));
    }

    @BothTwins
    void c114_mergeEndsAndStops(Twin twin) {
        assertEquals(List.of(), value(AsyncIterable.<Integer>merge().toList()));
        Bench bench = bench(twin);
        Gate never = new Gate();
        Numbers endless = bench.source(Form.GENERATED, 1).waitsAt(1, never);
        Gate later = new Gate();
        Numbers quick = bench.source(Form.GENERATED, 7).waitsAt(1, later);
        AsyncTask<List<Integer>> first =
                AsyncIterable.merge(endless, quick).limit(1).toList();
        never.awaitReached();
        later.open();
        assertEquals(List.of(7), value(first));
        assertTrue(endless.gated().isCancelled());
        assertEquals(1, endless.closes());
        assertEquals(1, quick.closes());
    }

    @BothTwins
    void mergeHandsOnEverything(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            List<Integer> all = new ArrayList<>(
                    value(AsyncIterable.merge(bench.source(form, 1, 2, 3), bench.source(form), bench.source(form, 4, 5))
                            .toList()));
            Collections.sort(all);
            assertEquals(List.of(1, 2, 3, 4, 5), all);
        }
    }

    @BothTwins
    void c115_theSiblingOfAFailedSideIsCancelledAndClosedFirst(Twin twin) {
        Bench bench = bench(twin);
        Gate never = new Gate();
        Gate close = new Gate();
        Boom problem = new Boom("E");
        Numbers endless = bench.source(Form.GENERATED, 1).waitsAt(1, never).closeGate(close);
        Gate later = new Gate();
        Numbers failing = bench.source(Form.GENERATED, 1).waitsAt(1, later).failsAt(1, problem);
        AsyncTask<Long> task = AsyncIterable.merge(endless, failing).count();
        never.awaitReached();
        later.open();
        close.awaitReached();
        assertFalse(task.isDone());
        close.open();
        assertFails(task, problem);
        assertTrue(endless.gated().isCancelled());
        assertEquals(1, endless.closes());
        assertEquals(1, failing.closes());
        assertEquals(2, bench.count("closed"));
    }

    @BothTwins
    void c115_theSiblingInAZipIsCancelledAndClosedFirst(Twin twin) {
        Bench bench = bench(twin);
        Gate never = new Gate();
        Gate close = new Gate();
        Boom problem = new Boom("E");
        Numbers endless = bench.source(Form.GENERATED, 1, 2).waitsAt(2, never).closeGate(close);
        Gate later = new Gate();
        Numbers failing = bench.source(Form.GENERATED, 1).waitsAt(1, later).failsAt(1, problem);
        AsyncTask<Long> task =
                AsyncIterable.zip(endless.prefetch(1), failing, Integer::sum).count();
        never.awaitReached();
        later.awaitReached();
        later.open();
        close.awaitReached();
        assertFalse(task.isDone());
        close.open();
        assertFails(task, problem);
        assertTrue(endless.gated().isCancelled());
        assertEquals(1, endless.closes());
        assertEquals(1, failing.closes());
    }

    @BothTwins
    void c118_onCloseIsToldHowItEnded(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Queue<Outcome> told = new ConcurrentLinkedQueue<>();
            AsyncIterable<Integer> watched = bench.source(form, 1, 2, 3).onClose(told::add);
            value(watched.count());
            value(watched.limit(1).count());
            assertInstanceOf(Boom.class, failure(watched.forEach(n -> {
                throw new Boom("E");
            })));
            Gate running = new Gate();
            AsyncTask<Void> cancelled = watched.forEachAwait(n -> {
                running.reach();
                return new CompletableFuture<>();
            });
            running.awaitReached();
            cancelled.cancel(true);
            assertCancelled(cancelled);
            assertEquals(
                    List.of(Outcome.COMPLETED, Outcome.STOPPED, Outcome.FAILED, Outcome.CANCELLED), List.copyOf(told));
        }
    }

    @BothTwins
    void c119_windows(Twin twin) {
        for (Form form : Form.values()) {
            Numbers source = bench(twin).source(form, upTo(10).toArray(Integer[]::new));
            assertEquals(
                    List.of(3, 3, 3, 1),
                    value(source.windowFixed(3).map(List::size).toList()));
            assertEquals(11, source.nexts());
            assertEquals(1, source.closes());
        }
    }

    @BothTwins
    void timedWindowsCloseWhenFullOrLate(Twin twin) {
        Bench bench = bench(twin);
        Gate gate = new Gate();
        Numbers source = bench.source(Form.GENERATED, 1, 2, 3, 4).waitsAt(4, gate);
        List<List<Integer>> windows = Collections.synchronizedList(new ArrayList<>());
        value(source.windowTimed(2, Duration.ofMillis(5)).forEach(window -> {
            windows.add(window);
            if (window.contains(3)) {
                gate.open();
            }
        }));
        // However slow the others were, the last one waited for a window that was handed on late and not full.
        assertEquals(List.of(1, 2, 3, 4), windows.stream().flatMap(List::stream).toList());
        assertEquals(List.of(4), windows.get(windows.size() - 1));
        assertEquals(
                List.of(List.of(1, 2), List.of(3)),
                value(bench.source(Form.GENERATED, 1, 2, 3)
                        .windowTimed(2, Duration.ofHours(1))
                        .toList()));
    }

    @BothTwins
    void i47_runnersOnEmptyAndFailingSources(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Numbers empty = bench.source(form);
            assertEquals(Optional.empty(), value(empty.reduce(Integer::sum)));
            assertEquals(5, value(empty.reduce(5, Integer::sum)).intValue());
            assertEquals("", value(empty.fold("", (s, n) -> s + n)));
            assertEquals(0L, value(empty.count()).longValue());
            assertEquals(Optional.empty(), value(empty.min(Comparator.naturalOrder())));
            assertEquals(false, value(empty.anyMatch(n -> true)));
            assertEquals(true, value(empty.allMatch(n -> false)));
            assertEquals(true, value(empty.noneMatch(n -> true)));
            Boom problem = new Boom("E");
            Numbers failing = bench.source(form, 1, 2).failsAt(2, problem);
            assertFails(failing.reduce(Integer::sum), problem);
            assertFails(failing.fold("", (s, n) -> s + n), problem);
            assertFails(failing.max(Comparator.naturalOrder()), problem);
            assertFails(failing.allMatch(n -> true), problem);
            assertEquals(8, empty.closes());
            assertEquals(4, failing.closes());
        }
    }

    @BothTwins
    void runnersOnElements(Twin twin) {
        AsyncIterable<Integer> source = bench(twin).source(Form.GENERATED, 3, 1, 2);
        assertEquals(Optional.of(6), value(source.reduce(Integer::sum)));
        assertEquals("312", value(source.fold("", (s, n) -> s + n)));
        assertEquals(Optional.of(1), value(source.min(Comparator.naturalOrder())));
        assertEquals(Optional.of(3), value(source.max(Comparator.naturalOrder())));
        assertEquals(true, value(source.anyMatch(n -> n == 1)));
        assertEquals(false, value(source.allMatch(n -> n > 1)));
        assertEquals(false, value(source.noneMatch(n -> n > 1)));
    }

    @BothTwins
    void shapes(Twin twin) {
        AsyncIterable<Integer> source = bench(twin).source(Form.GENERATED, 1, 2, 2, 3);
        assertEquals(List.of(2, 3), value(source.skip(2).toList()));
        assertEquals(List.of(2, 2, 3), value(source.dropWhile(n -> n < 2).toList()));
        assertEquals(List.of(1, 2, 3), value(source.distinct().toList()));
        assertEquals(List.of(1, 3, 5, 8), value(source.scan(0, Integer::sum).toList()));
        assertEquals(
                List.of(2, 2), value(source.filterAwait(n -> twin.value(n == 2)).toList()));
        assertEquals(
                List.of(2, 2, 2, 2, 3, 3, 3),
                value(source.<Integer>mapMulti((n, out) -> {
                            for (int i = 0; i < n && n > 1; i++) {
                                out.accept(n);
                            }
                        })
                        .toList()));
        assertEquals(
                List.of(new Indexed<>(0, 1), new Indexed<>(1, 2)),
                value(source.indexed().limit(2).toList()));
        List<Integer> peeked = Collections.synchronizedList(new ArrayList<>());
        assertEquals(4, value(source.peek(peeked::add).count()).intValue());
        assertEquals(List.of(1, 2, 2, 3), peeked);
    }

    @BothTwins
    void makers(Twin twin) {
        assertEquals(List.of(), value(AsyncIterable.empty().toList()));
        Boom problem = new Boom("E");
        assertFails(AsyncIterable.failed(problem).toList(), problem);
        assertEquals(
                List.of(1, 2, 4),
                value(AsyncIterable.iterate(1, n -> n * 2).limit(3).toList()));
        assertEquals(
                List.of(0L, 1L),
                value(AsyncIterable.interval(Duration.ofMillis(1)).limit(2).toList()));
        AtomicInteger made = new AtomicInteger();
        AsyncIterable<Integer> deferred = AsyncIterable.defer(() -> AsyncIterable.of(made.incrementAndGet()));
        assertEquals(0, made.get());
        assertEquals(List.of(1), value(deferred.toList()));
        assertEquals(List.of(2), value(deferred.toList()));
        AtomicInteger closed = new AtomicInteger();
        AsyncIterable<Integer> once = AsyncIterable.from(Stream.of(1, 2, 3).onClose(closed::incrementAndGet));
        assertEquals(Optional.of(1), value(once.findFirst()));
        assertEquals(1, closed.get());
        assertInstanceOf(IllegalStateException.class, failure(once.findFirst()));
    }

    @BothTwins
    void c093_usingHoldsItsResourceWhileOpen(Twin twin) {
        Bench bench = bench(twin);
        AsyncIterable<Integer> source =
                AsyncIterable.using(bench.resource("A"), a -> bench.source(Form.GENERATED, 1, 2));
        assertEquals(false, value(source.forEachWhile(n -> {
            bench.say(String.valueOf(n));
            return false;
        })));
        assertEquals("enter:A entered:A next#1 1 close(stopped) closed exit:A(stopped) exited:A", bench.steps());
    }

    @BothTwins
    void usingExitsWhatArrivesAfterACancel(Twin twin) {
        Bench bench = bench(twin);
        Gate enter = new Gate();
        AsyncTask<Long> task = AsyncIterable.using(
                        bench.resource("A").enterGate(enter), a -> bench.source(Form.GENERATED, 1, 2))
                .count();
        enter.awaitReached();
        assertTrue(task.cancel(true));
        assertFalse(task.isDone());
        enter.open();
        assertCancelled(task);
        assertEquals("enter:A entered:A exit:A(cancelled) exited:A", bench.steps());
    }

    @BothTwins
    void theExitOfASourceMayHandleAFailureButNoCancellation(Twin twin) {
        Bench bench = bench(twin);
        AsyncIterable<Integer> source = AsyncIterable.using(
                bench.resource("outer"),
                o -> AsyncIterable.using(bench.resource("a").handles(), a -> AsyncIterable.of(1, 2)));
        AsyncTask<Void> handled = source.forEach(n -> {
            throw new Boom("E");
        });
        value(handled);
        assertTrue(bench.steps().endsWith("exit:a(fail E) exited:a exit:outer(ok) exited:outer"), bench.steps());
        value(source.prefetch(1).forEach(n -> {
            throw new Boom("E");
        }));
        Gate running = new Gate();
        AsyncTask<Void> cancelled = source.forEachAwait(n -> {
            running.reach();
            return new CompletableFuture<>();
        });
        running.awaitReached();
        cancelled.cancel(true);
        assertCancelled(cancelled);
    }

    @BothTwins
    void aNextThatNeverEndsDoesNotHangTheTimeout(Twin twin) {
        AsyncIterable<Integer> endless = AsyncIterable.next(() -> AsyncTask.shield(new CompletableFuture<Integer>()));
        Throwable problem = failure(endless.timeout(Duration.ofMillis(5)).count());
        assertInstanceOf(TimeoutException.class, problem);
        assertEquals(twin, twin);
    }

    @BothTwins
    void i50_retryClosesBeforeItReopens(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Boom problem = new Boom("E");
            Numbers source = bench.source(form, 1, 2).failsAt(2, problem);
            assertFails(source.retry(2).toList(), problem);
            assertEquals(3, source.iterators());
            assertEquals(3, source.closes());
            assertEquals(
                    "next#1 next#2 close(fail E) closed next#1 next#2 close(fail E) closed"
                            + " next#1 next#2 close(fail E) closed",
                    bench.steps());
            AtomicInteger attempts = new AtomicInteger();
            assertEquals(
                    List.of(1, 2),
                    value(AsyncIterable.defer(() -> attempts.incrementAndGet() < 3
                                    ? AsyncIterable.<Integer>failed(new Boom("again"))
                                    : bench.source(form, 1, 2))
                            .retry(5)
                            .toList()));
            Boom body = new Boom("body");
            attempts.set(0);
            assertFails(
                    source.retry(9).forEach(n -> {
                        attempts.incrementAndGet();
                        throw body;
                    }),
                    body);
            assertEquals(1, attempts.get());
        }
    }

    @BothTwins
    void i50_aFailureToReopenIsTheOneThatIsReported(Twin twin) {
        Bench bench = bench(twin);
        Boom problem = new Boom("E");
        Numbers source = bench.source(Form.GENERATED, 1, 2).failsAt(2, problem);
        Boom reopening = new Boom("R");
        AtomicInteger opened = new AtomicInteger();
        AsyncIterable<Integer> flaky = () -> {
            if (opened.incrementAndGet() > 1) {
                throw reopening;
            }
            return source.iterator();
        };
        assertFails(flaky.retry(1).toList(), reopening);
        assertEquals(2, opened.get());
        assertEquals("next#1 next#2 close(fail E) closed", bench.steps());
        Boom entering = new Boom("enter");
        Numbers second = bench.source(Form.GENERATED, 3).enterFails(entering);
        opened.set(0);
        AsyncIterable<Integer> locked = () -> (opened.incrementAndGet() > 1 ? second : source).iterator();
        assertFails(locked.retry(1).toList(), entering);
        assertEquals(1, second.iterators());
        assertEquals(0, second.nexts());
        assertEquals(2, source.closes());
    }

    @BothTwins
    void onErrorResumeGoesOnWithAnother(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Boom problem = new Boom("E");
            Numbers source = bench.source(form, 1, 2).failsAt(2, problem);
            assertEquals(
                    List.of(1, 7),
                    value(source.onErrorResume(failure -> {
                                assertSame(problem, failure);
                                return AsyncIterable.of(7);
                            })
                            .toList()));
            assertEquals("next#1 next#2 close(fail E) closed", bench.steps());
        }
    }

    @BothTwins
    void eitherMapConcurrentSaysThatItsFunctionYieldedNull(Twin twin) {
        AsyncIterable<Integer> source = AsyncIterable.of(1);
        assertEquals(
                "the function given to mapConcurrent yielded null; elements are never null",
                failure(source.mapConcurrent(2, n -> twin.value(null)).count()).getMessage());
        assertEquals(
                "the function given to mapConcurrentUnordered yielded null; elements are never null",
                failure(source.mapConcurrentUnordered(2, n -> twin.value(null)).count())
                        .getMessage());
    }

    @BothTwins
    void whatTheFunctionOfOnErrorResumeFailsWithIsSuppressed(Twin twin) {
        for (Form form : Form.values()) {
            Boom problem = new Boom("E");
            Boom function = new Boom("F");
            Numbers source = bench(twin).source(form, 1, 2).failsAt(2, problem);
            assertFails(
                    source.onErrorResume(failure -> {
                                throw function;
                            })
                            .toList(),
                    problem,
                    function);
            Boom other = new Boom("E");
            assertSame(
                    other,
                    failure(bench(twin)
                            .source(form, 1, 2)
                            .failsAt(2, other)
                            .onErrorResume(failure -> null)
                            .toList()));
            assertInstanceOf(NullPointerException.class, other.getSuppressed()[0]);
            Boom cause = new Boom("E");
            Boom[] translation = new Boom[1];
            Throwable told = failure(bench(twin)
                    .source(form, 1, 2)
                    .failsAt(2, cause)
                    .onErrorResume(failure -> {
                        translation[0] = new Boom("T", failure);
                        throw translation[0];
                    })
                    .toList());
            assertSame(translation[0], told);
        }
    }

    @BothTwins
    void i52_onAnExecutor(Twin twin) {
        Numbers source = bench(twin).source(Form.GENERATED, 1, 2);
        List<String> threads = Collections.synchronizedList(new ArrayList<>());
        Executor own = task -> {
            Thread thread = new Thread(task, "own");
            thread.start();
        };
        value(source.on(own).forEach(n -> threads.add(Thread.currentThread().getName())));
        assertEquals(List.of("own", "own"), threads);
        threads.clear();
        value(source.on(own)
                .map(n -> {
                    threads.add(Thread.currentThread().getName());
                    return n;
                })
                .filter(n -> threads.add(Thread.currentThread().getName()))
                .count());
        assertEquals(List.of("own", "own", "own", "own"), threads);
        Throwable rejected = failure(source.on(task -> {
                    throw new RejectedExecutionException("full");
                })
                .count());
        assertInstanceOf(RejectedExecutionException.class, rejected);
        assertEquals(3, source.closes());
    }

    @BothTwins
    void c086_aPullByHandGoesOnAfterTheEnd(Twin twin) {
        AsyncIterator<Integer> iterator =
                bench(twin).source(Form.GENERATED, 1, 2).iterator();
        List<Integer> pulled = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pulled.add(value(iterator.advance()) ? iterator.current() : -1);
        }
        assertEquals(List.of(1, 2, -1, -1), pulled);
        value(iterator.close());
        Boom problem = new Boom("E");
        AsyncIterator<Integer> failing =
                bench(twin).source(Form.GENERATED, 1).failsAt(1, problem).iterator();
        assertSame(problem, failure(failing.advance()));
        value(failing.close());
    }

    @BothTwins
    void aBorrowedIteratorStaysOpen(Twin twin) {
        Numbers source = bench(twin).source(Form.GENERATED, 1, 2, 3);
        AsyncIterator<Integer> iterator = source.iterator();
        assertEquals(
                List.of(1, 2), value(AsyncIterable.borrow(iterator).limit(2).toList()));
        assertEquals(0, source.closes());
        assertEquals(List.of(3), value(AsyncIterable.borrow(iterator).toList()));
        value(iterator.close());
        assertEquals(1, source.closes());
    }

    @BothTwins
    void x11_aStreamClosesTheSource(Twin twin) {
        Numbers source = bench(twin).source(Form.GENERATED, 1, 2, 3, 4);
        try (Stream<Integer> stream = source.stream()) {
            assertEquals(List.of(1, 2), stream.limit(2).toList());
        }
        assertEquals(1, source.closes());
        assertEquals(2, source.nexts());
    }

    @BothTwins
    void x12_aPagingApiIsNotCalledPastItsEnd(Twin twin) {
        AtomicInteger page = new AtomicInteger();
        AsyncIterable<Integer> pages = AsyncIterable.pages(() -> {
            int n = page.getAndIncrement();
            if (n > 2) {
                throw new IllegalStateException("past the end");
            }
            return twin.value(n == 2 ? null : List.of(n, n));
        });
        assertEquals(List.of(0, 0, 1, 1), value(pages.toList()));
        assertEquals(3, page.get());
    }

    @BothTwins
    void ofEqualOnesTheFirst(Twin twin) {
        AsyncIterable<String> source = AsyncIterable.of("a1", "a2").mapAwait(twin::value);
        Comparator<String> byLetter = Comparator.comparing(text -> text.charAt(0));
        assertEquals(Optional.of("a1"), value(source.min(byLetter)));
        assertEquals(Stream.of("a1", "a2").max(byLetter), value(source.max(byLetter)));
    }

    @Test
    void aBadArgumentIsNamedAtTheCall() {
        AsyncIterable<Integer> source = AsyncIterable.of(1);
        AsyncContextManager<Integer> manager = AsyncContextManager.value(1);
        Map<String, Executable> mistakes = Map.ofEntries(
                Map.entry("time", () -> source.windowTimed(1, null)),
                Map.entry("limit", () -> source.timeout(null)),
                Map.entry("period", () -> AsyncIterable.interval(null)),
                Map.entry("elements", () -> AsyncIterable.of((Object[]) null)),
                Map.entry("elements[1]", () -> AsyncIterable.of(1, null)),
                Map.entry("sources", () -> AsyncIterable.merge((AsyncIterable<Integer>[]) null)),
                Map.entry("sources[0]", () -> AsyncIterable.concat(null, source)),
                Map.entry("sources[1]", () -> AsyncIterable.merge(source, null)),
                Map.entry("executor", () -> new AsyncTask<Integer>() {}.completeAsync(() -> 1, null)));
        mistakes.forEach((name, mistake) -> {
            String message =
                    assertThrows(NullPointerException.class, mistake, name).getMessage();
            assertTrue(message.startsWith(name), message);
        });
        Map<String, Executable> nothing = Map.of(
                "time", () -> source.windowTimed(1, Duration.ZERO),
                "limit", () -> manager.enterTimeout(Duration.ofNanos(-1)),
                "period", () -> AsyncIterable.interval(Duration.ZERO));
        nothing.forEach((name, mistake) -> {
            String message =
                    assertThrows(IllegalArgumentException.class, mistake, name).getMessage();
            assertTrue(message.startsWith(name), message);
        });
        assertThrows(NullPointerException.class, () -> manager.exitTimeout(null));
    }

    @BothTwins
    void aForeignIteratorWithoutAnElementIsNamed(Twin twin) {
        AsyncIterable<Integer> source = () -> new AsyncIterator<>() {
            @Override
            public CompletionStage<Boolean> advance() {
                return twin.value(true);
            }

            @Override
            public Integer current() {
                return null;
            }

            @Override
            public CompletionStage<Void> close(Outcome outcome, Throwable failure) {
                return twin.value(null);
            }
        };
        for (AsyncIterable<Integer> each :
                List.of(source, source.map(n -> 1), source.prefetch(1), AsyncIterable.merge(source))) {
            assertTrue(assertInstanceOf(NullPointerException.class, failure(each.count()))
                    .getMessage()
                    .contains(".current()"));
        }
    }

    @BothTwins
    void usingDoesNotInterruptTheEnterOfSomebodysContext(Twin twin) {
        Bench bench = bench(twin);
        Gate gate = new Gate();
        CompletableFuture<String> acquiring = twin.stage(gate.reach(), () -> "a");
        AsyncContextManager<String> manager = () -> new AsyncContext<>() {
            @Override
            public CompletionStage<String> enter() {
                return AsyncTask.from(acquiring);
            }

            @Override
            public CompletionStage<Boolean> exit(Outcome outcome, Throwable failure) {
                bench.say("exit:" + outcome);
                return twin.value(null);
            }
        };
        AsyncTask<Long> counting =
                AsyncIterable.using(manager, a -> AsyncIterable.of(a)).count();
        gate.awaitReached();
        assertTrue(counting.cancel(true));
        assertFalse(acquiring.isCancelled());
        gate.open();
        assertCancelled(counting);
        assertEquals("exit:CANCELLED", bench.steps());
    }

    @BothTwins
    void whatAnExitHandledIsGoneThroughEveryOperator(Twin twin) {
        AsyncContextManager<Integer> handles =
                AsyncContextManager.of(() -> twin.value(1), (n, outcome, failure) -> twin.value(true));
        AsyncIterable<Integer> source = AsyncIterable.using(handles, n -> AsyncIterable.of(1, 2, 3));
        for (AsyncIterable<?> each : List.<AsyncIterable<?>>of(
                source,
                source.timeout(Duration.ofHours(1)),
                source.prefetch(2),
                source.mapConcurrent(2, twin::value),
                source.mapConcurrent(2, n -> n == 1 ? twin.value(n) : new CompletableFuture<>()),
                source.windowTimed(1, Duration.ofHours(1)),
                source.retry(1),
                source.onErrorResume(AsyncIterable::failed),
                AsyncIterable.merge(source),
                AsyncIterable.zip(source, source, Integer::sum),
                AsyncIterable.zip(source, AsyncIterable.iterate(0, n -> n), Integer::sum),
                AsyncIterable.concat(source))) {
            assertNull(value(each.forEach(n -> {
                throw new Boom("E");
            })));
        }
        Boom close = new Boom("X");
        AsyncIterable<Integer> inner = bench(twin).source(Form.GENERATED, 1, 2).closeFails(close);
        assertEquals(null, value(AsyncIterable.using(handles, n -> inner).findFirst()));
    }

    @BothTwins
    void theFailuresOfSeveralClosesLieSideBySideOnTheFirstFailure(Twin twin) {
        Bench bench = bench(twin);
        for (Form form : Form.values()) {
            Boom failure = new Boom("E");
            Boom a = new Boom("a");
            Boom b = new Boom("b");
            Numbers first = bench.source(form, 1, 2).closeFails(a);
            Numbers second = bench.source(form, 1, 2).closeFails(b);
            assertFails(
                    AsyncIterable.zip(first, second, Integer::sum).forEachAwait(n -> twin.failure(failure)),
                    failure,
                    b,
                    a);
            Boom other = new Boom("E");
            assertSame(other, failure(AsyncIterable.merge(first, second).forEachAwait(n -> twin.failure(other))));
            assertEquals(Set.of(a, b), Set.of(other.getSuppressed()));
        }
    }

    @BothTwins
    void whatAnEnterThatWasGivenUpFailsWithFailsTheClose(Twin twin) {
        Bench bench = bench(twin);
        Gate enter = new Gate();
        Boom exit = new Boom("X");
        AsyncIterator<Integer> iterator = bench.source(Form.GENERATED, 1)
                .enterGate(enter)
                .closeFails(exit)
                .iterator();
        CompletionStage<Boolean> pending = iterator.advance();
        enter.awaitReached();
        Boom reason = new Boom("E");
        CompletionStage<Void> closing = iterator.close(Outcome.FAILED, reason);
        enter.open();
        assertEquals(false, value(pending));
        // As what any exit fails with: who gave the reason merges it.
        assertFails(closing, exit);
    }

    /** What runs ahead of a consumer that stops is cancelled; the source is told that it was stopped, not that it was cancelled. */
    @BothTwins
    void theSourceOfAnOperatorThatRunsAheadIsToldOfTheStop(Twin twin) {
        Map<String, UnaryOperator<AsyncIterable<Integer>>> ahead = Map.of(
                "prefetch", source -> source.prefetch(2),
                "mapConcurrent", source -> source.mapConcurrent(2, twin::value),
                "unordered", source -> source.mapConcurrentUnordered(2, twin::value),
                "merge", source -> AsyncIterable.merge(source, AsyncIterable.empty()),
                "both", source -> source.prefetch(2).mapConcurrent(2, twin::value));
        ahead.forEach((name, operator) -> {
            for (Form form : Form.values()) {
                Gate never = new Gate();
                Bench bench = bench(twin);
                Numbers source = bench.source(form, 1, 2, 3).waitsAt(2, never);
                value(operator.apply(source).forEachWhile(n -> {
                    never.awaitReached();
                    return false;
                }));
                assertEquals(1, bench.count("close(stopped)"), name + " " + form + ": " + bench.steps());
            }
        });
    }
}
