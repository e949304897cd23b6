package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Numbers;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Twin;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code cancel(false)} interrupts nothing: what pends is waited for, and nothing starts after it, also where a source runs ahead. */
final class SoftCancelTest extends BenchTest {
    private static Arguments operator(Twin twin, String name, UnaryOperator<AsyncIterable<Integer>> operator) {
        return Arguments.of(twin, name, operator);
    }

    static Stream<Arguments> operators() {
        return Stream.of(Twin.values())
                .flatMap(twin -> Stream.of(
                        operator(twin, "none", source -> source),
                        operator(twin, "prefetch", source -> source.prefetch(4)),
                        operator(twin, "mapConcurrent", source -> source.mapConcurrent(4, twin::value)),
                        operator(twin, "unordered", source -> source.mapConcurrentUnordered(4, twin::value)),
                        operator(twin, "merge", source -> AsyncIterable.merge(source, AsyncIterable.empty())),
                        operator(twin, "timeout", source -> source.timeout(Duration.ofHours(1))),
                        operator(
                                twin,
                                "windowTimed",
                                source -> source.windowTimed(4, Duration.ofHours(1))
                                        .flatMap(AsyncIterable::from)),
                        operator(twin, "both", source -> source.prefetch(2).mapConcurrent(2, twin::value))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("operators")
    void thePendingNextIsWaitedForAndNothingStarts(
            Twin twin, String name, UnaryOperator<AsyncIterable<Integer>> operator) {
        for (Form form : Form.values()) {
            Gate gate = new Gate();
            Bench bench = bench(twin);
            Numbers source = bench.source(form, 1, 2, 3, 4).waitsAt(2, gate);
            AsyncTask<Long> task = operator.apply(source).count();
            gate.awaitReached();
            task.cancel(false);
            assertFalse(source.gated().isDone(), name);
            assertFalse(task.isDone(), name);
            gate.open();
            assertCancelled(task);
            assertEquals(2, source.nexts(), name);
            assertEquals(1, source.closes(), name);
        }
    }

    /** Operators that pull ahead, and others around them. */
    static Stream<Arguments> ahead() {
        return Stream.of(Twin.values())
                .flatMap(twin -> Stream.of(
                        operator(twin, "prefetch", source -> source.prefetch(4)),
                        operator(twin, "mapConcurrent", source -> source.mapConcurrent(4, twin::value)),
                        operator(twin, "unordered", source -> source.mapConcurrentUnordered(4, twin::value)),
                        operator(twin, "merge", source -> AsyncIterable.merge(source, AsyncIterable.empty())),
                        operator(
                                twin,
                                "windowTimed",
                                source -> source.windowTimed(1, Duration.ofHours(1))
                                        .flatMap(AsyncIterable::from)),
                        operator(twin, "both", source -> source.prefetch(2).mapConcurrent(2, twin::value)),
                        operator(
                                twin,
                                "timeout",
                                source -> source.prefetch(2).map(n -> n).timeout(Duration.ofHours(1))),
                        operator(twin, "retry", source -> source.prefetch(2).retry(1)),
                        operator(
                                twin,
                                "zip",
                                source -> AsyncIterable.zip(source.prefetch(2), AsyncIterable.of(1, 2), (a, b) -> a)),
                        operator(twin, "outer", source -> source.prefetch(2).flatMap(AsyncIterable::of)),
                        operator(twin, "inner", source -> AsyncIterable.of(1).flatMap(n -> source.prefetch(2))),
                        operator(
                                twin,
                                "wrapped",
                                source -> () -> source.prefetch(2).map(n -> n).iterator())));
    }

    /** A loop over an operator, whose second pull waits while the body is busy with the first element. */
    private static final class Busy {
        final Gate gate = new Gate();
        final Twin twin;
        final Numbers source;
        final CompletableFuture<Void> body = new CompletableFuture<>();
        final AsyncTask<Void> loop;

        Busy(Bench bench, Form form, UnaryOperator<AsyncIterable<Integer>> operator) {
            twin = bench.twin();
            source = bench.source(form, 1, 2, 3, 4).waitsAt(2, gate);
            Gate busy = new Gate();
            loop = operator.apply(source).forEachAwait(n -> {
                busy.reach();
                return body;
            });
            busy.awaitReached();
            gate.awaitReached();
        }

        /** The loop has gone on when this returns. */
        void bodyEnds() {
            while (body.getNumberOfDependents() == 0) {
                Thread.onSpinWait();
            }
            twin.stage(() -> body.complete(null)).join();
        }

        void assertWaits(String name) {
            assertFalse(source.gated().isDone(), name);
            assertFalse(loop.isDone(), name);
            assertEquals(0, source.closes(), name);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ahead")
    void whatRunsAheadOfABusyBodyIsWaitedFor(Twin twin, String name, UnaryOperator<AsyncIterable<Integer>> operator) {
        for (Form form : Form.values()) {
            Busy busy = new Busy(bench(twin), form, operator);
            busy.loop.cancel(false);
            busy.assertWaits(name);
            busy.bodyEnds();
            busy.assertWaits(name);
            busy.gate.open();
            assertCancelled(busy.loop);
            assertEquals(2, busy.source.nexts(), name);
            assertEquals(1, busy.source.closes(), name);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ahead")
    void whatRunsAheadOfABodyThatFailsIsWaitedFor(
            Twin twin, String name, UnaryOperator<AsyncIterable<Integer>> operator) {
        for (Form form : Form.values()) {
            Boom failure = new Boom("B");
            Busy busy = new Busy(bench(twin), form, operator);
            busy.loop.cancel(false);
            twin.stage(() -> busy.body.completeExceptionally(failure)).join();
            busy.assertWaits(name);
            busy.gate.open();
            assertCancelled(busy.loop, failure);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ahead")
    void theFailureOfWhatRunsAheadIsTold(Twin twin, String name, UnaryOperator<AsyncIterable<Integer>> operator) {
        for (Form form : Form.values()) {
            Boom failure = new Boom("E");
            Busy busy = new Busy(bench(twin), form, operator);
            busy.source.failsAt(2, failure);
            busy.loop.cancel(false);
            busy.bodyEnds();
            busy.assertWaits(name);
            busy.gate.open();
            assertCancelled(busy.loop, failure);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ahead")
    void whatRunsAheadMayBeInterruptedAfterAll(Twin twin, String name, UnaryOperator<AsyncIterable<Integer>> operator) {
        for (Form form : Form.values()) {
            Busy busy = new Busy(bench(twin), form, operator);
            busy.loop.cancel(false);
            busy.bodyEnds();
            busy.assertWaits(name);
            twin.stage(() -> busy.loop.cancel(true)).join();
            assertCancelled(busy.loop);
            assertEquals(1, busy.source.closes(), name);
        }
    }

    @BothTwins
    void whatRunsAheadOfABodyThatCancelsIsWaitedFor(Twin twin) {
        Gate gate = new Gate();
        Numbers source = bench(twin).source(Form.GENERATED, 1, 2, 3).waitsAt(2, gate);
        CompletableFuture<AsyncTask<Void>> loop = new CompletableFuture<>();
        CompletableFuture<Void> cancelled = new CompletableFuture<>();
        AsyncIterable<Integer> first =
                source.prefetch(2).mapAwait(n -> loop.thenApply(known -> n).thenApply(known -> known));
        AsyncTask<Void> task = first.forEach(n -> {
            loop.join().cancel(false);
            cancelled.complete(null);
        });
        gate.awaitReached();
        twin.stage(() -> loop.complete(task)).join();
        cancelled.join();
        assertFalse(source.gated().isDone());
        assertFalse(task.isDone());
        gate.open();
        assertCancelled(task);
    }

    @BothTwins
    void callsThatRunAheadOfABusyBodyAreWaitedFor(Twin twin) {
        for (boolean ordered : new boolean[] {true, false}) {
            CompletableFuture<Integer> second = new CompletableFuture<>();
            CompletableFuture<Integer> third = new CompletableFuture<>();
            Gate all = new Gate();
            dev.forthwith.AsyncFunction<Integer, Integer> fn = n -> {
                if (n == 3) {
                    all.reach();
                }
                return n == 1 ? twin.value(1) : n == 2 ? second : third;
            };
            AsyncIterable<Integer> source = bench(twin).source(Form.GENERATED, 1, 2, 3);
            CompletableFuture<Void> body = new CompletableFuture<>();
            Gate busy = new Gate();
            AsyncTask<Void> task = (ordered ? source.mapConcurrent(4, fn) : source.mapConcurrentUnordered(4, fn))
                    .forEachAwait(n -> {
                        busy.reach();
                        return body;
                    });
            busy.awaitReached();
            all.awaitReached();
            task.cancel(false);
            twin.stage(() -> body.complete(null)).join();
            third.complete(3);
            assertFalse(second.isDone());
            assertFalse(task.isDone());
            second.complete(2);
            assertCancelled(task);
        }
    }

    @BothTwins
    void callsThatRunAreWaitedFor(Twin twin) {
        for (boolean ordered : new boolean[] {true, false}) {
            CompletableFuture<Integer> first = new CompletableFuture<>();
            CompletableFuture<Integer> second = new CompletableFuture<>();
            Gate bothRun = new Gate();
            AtomicInteger calls = new AtomicInteger();
            dev.forthwith.AsyncFunction<Integer, Integer> fn = n -> {
                calls.incrementAndGet();
                if (n == 2) {
                    bothRun.reach();
                }
                return n == 1 ? first : second;
            };
            AsyncIterable<Integer> source = bench(twin).source(Form.GENERATED, 1, 2, 3, 4);
            AsyncTask<Long> task =
                    (ordered ? source.mapConcurrent(2, fn) : source.mapConcurrentUnordered(2, fn)).count();
            bothRun.awaitReached();
            task.cancel(false);
            first.complete(1);
            assertFalse(second.isDone());
            assertFalse(task.isDone());
            second.complete(2);
            assertCancelled(task);
            assertEquals(2, calls.get());
        }
    }

    @BothTwins
    void bothSourcesOfAMergeAreWaitedFor(Twin twin) {
        Gate first = new Gate();
        Gate second = new Gate();
        Bench bench = bench(twin);
        Numbers a = bench.source(Form.GENERATED, 1, 2).waitsAt(1, first);
        Numbers b = bench.source(Form.GENERATED, 1, 2).waitsAt(1, second);
        AsyncTask<Long> task = AsyncIterable.merge(a, b).count();
        first.awaitReached();
        second.awaitReached();
        task.cancel(false);
        first.open();
        assertFalse(b.gated().isDone());
        assertFalse(task.isDone());
        second.open();
        assertCancelled(task);
        assertEquals(2, a.nexts() + b.nexts());
    }

    @BothTwins
    void aSecondCancelMayInterrupt(Twin twin) {
        Gate never = new Gate();
        Numbers source = bench(twin).source(Form.GENERATED, 1, 2).waitsAt(2, never);
        AsyncTask<Long> task = source.prefetch(2).count();
        never.awaitReached();
        task.cancel(false);
        task.cancel(true);
        assertCancelled(task);
        assertEquals(1, source.closes());
    }
}
