package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
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
