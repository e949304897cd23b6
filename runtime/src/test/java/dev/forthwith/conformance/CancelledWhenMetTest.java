package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Log;
import dev.forthwith.bench.Twin;
import dev.forthwith.internal.task.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * An advance that is cancelled just when it is met: it was asked to cancel, and before it asks what it waits for, the element arrives. In
 * between it sets an alarm, so as to complain in the log if it takes long; it is this clock that brings the element.
 */
@Isolated("sets the clock")
final class CancelledWhenMetTest extends BenchTest {
    private Log log;

    @BeforeEach
    void begin() {
        log = Log.begin();
    }

    @AfterEach
    void end() {
        Timer.use(null);
        log.close();
    }

    private static void whenAnAlarmIsSet(Runnable action) {
        Timer.use(new Timer.Clock() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public Future<?> after(Duration delay, Runnable alarm) {
                action.run();
                return new CompletableFuture<>();
            }
        });
    }

    /** Calls that end when the test says so, and go on for ever. */
    private static final class Calls {
        final List<CompletableFuture<Integer>> begun = new CopyOnWriteArrayList<>();

        CompletableFuture<Integer> begin() {
            CompletableFuture<Integer> call = new CompletableFuture<>();
            begun.add(call);
            return call;
        }
    }

    @BothTwins
    void leavesNothingRunning(Twin twin) {
        List<Function<Calls, AsyncIterable<Integer>>> sources = List.of(
                calls -> AsyncIterable.next(calls::begin),
                calls -> AsyncIterable.next(calls::begin).prefetch(2),
                calls -> AsyncIterable.iterate(0, n -> n + 1).mapConcurrent(2, n -> calls.begin()),
                calls -> AsyncIterable.iterate(0, n -> n + 1).mapConcurrentUnordered(2, n -> calls.begin()),
                calls -> AsyncIterable.merge(AsyncIterable.next(calls::begin), AsyncIterable.next(calls::begin)));
        for (Function<Calls, AsyncIterable<Integer>> source : sources) {
            for (boolean hard : new boolean[] {true, false}) {
                assertLeavesNothingRunning(twin, source, hard);
            }
        }
    }

    private void assertLeavesNothingRunning(Twin twin, Function<Calls, AsyncIterable<Integer>> source, boolean hard) {
        Bench bench = bench(twin);
        Calls calls = new Calls();
        AsyncIterator<Integer> iterator = AsyncIterable.using(bench.resource("a"), a -> source.apply(calls))
                .iterator();
        AsyncTask<Boolean> advance = AsyncTask.from(iterator.advance());
        while (calls.begun.isEmpty()) {
            Thread.onSpinWait();
        }
        whenAnAlarmIsSet(() -> twin.stage(() -> calls.begun.get(0).complete(1)).join());
        assertTrue(advance.cancel(hard));
        Timer.use(null);
        assertCancelled(advance);
        int begun = calls.begun.size();
        calls.begun.forEach(call -> call.complete(2));
        assertEquals(begun, calls.begun.size(), "a call began after the cancellation");
        assertFalse(value(iterator.advance()));
        value(iterator.close());
        assertEquals(1, bench.count("exit:a(cancelled)"));
        assertEquals(begun, calls.begun.size(), "a call began after the cancellation");
    }

    /** An iterator of a source over a channel whose first advance was cancelled just when the channel brought it an element. */
    private static AsyncIterator<Integer> cancelledWhenMet(
            Twin twin, AsyncIterable<Integer> source, AsyncChannel<Integer> channel, boolean hard) {
        AsyncIterator<Integer> iterator = source.iterator();
        AsyncTask<Boolean> advance = AsyncTask.from(iterator.advance());
        whenAnAlarmIsSet(() -> twin.stage(() -> channel.offer(1)).join());
        assertTrue(advance.cancel(hard));
        Timer.use(null);
        assertCancelled(advance);
        return iterator;
    }

    @BothTwins
    void losesNoElementOfAChannel(Twin twin) {
        List<UnaryOperator<AsyncIterable<Integer>>> operators = List.of(
                channel -> channel,
                channel -> channel::iterator,
                channel -> channel.timeout(Duration.ofHours(1)),
                channel -> channel.retry(1),
                channel -> channel.skip(0).limit(5).onClose(outcome -> {}),
                channel -> channel.onErrorResume(AsyncIterable::failed),
                channel -> AsyncIterable.of(0).flatMap(n -> channel),
                channel -> channel.retry(1).timeout(Duration.ofHours(1)));
        for (UnaryOperator<AsyncIterable<Integer>> operator : operators) {
            for (boolean hard : new boolean[] {true, false}) {
                AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
                AsyncIterator<Integer> iterator = cancelledWhenMet(twin, operator.apply(channel), channel, hard);
                channel.close();
                assertEquals(List.of(1), value(channel.toList()));
                value(iterator.close());
            }
        }
    }

    @BothTwins
    void losesNoElementThatWaitsForAnother(Twin twin) {
        for (boolean hard : new boolean[] {true, false}) {
            AsyncChannel<Integer> channel = AsyncChannel.bounded(2);
            CompletableFuture<Integer> second = new CompletableFuture<>();
            AsyncTask<Long> sums = AsyncIterable.zip(channel, AsyncIterable.next(() -> second), Integer::sum)
                    .count();
            twin.stage(() -> channel.offer(1)).join();
            channel.offer(2);
            sums.cancel(hard);
            twin.stage(() -> second.complete(null)).join();
            assertCancelled(sums);
            AsyncIterable<Integer> none = AsyncIterable.empty();
            assertEquals(0, value(AsyncIterable.zip(channel, none, Integer::sum).count()));
            channel.close();
            assertEquals(List.of(1, 2), value(channel.toList()));
        }
    }

    /** What was combined and handed on has been seen. */
    @BothTwins
    void givesBackNothingThatWasSeen(Twin twin) {
        AsyncIterable<Integer> ten = AsyncIterable.of(10);
        List<AsyncIterable<Integer>> firsts = List.of(
                ten,
                AsyncIterable.concat(ten, AsyncIterable.next(() -> twin.failure(new Boom("E")))),
                AsyncIterable.concat(ten, AsyncIterable.next(CompletableFuture::new)));
        for (AsyncIterable<Integer> first : firsts) {
            AsyncChannel<Integer> channel = AsyncChannel.bounded(2);
            channel.offer(1);
            channel.offer(2);
            AsyncIterator<Integer> sums =
                    AsyncIterable.zip(first, channel, Integer::sum).iterator();
            assertTrue(value(sums.advance()));
            assertEquals(11, sums.current());
            AsyncTask<Boolean> second = AsyncTask.from(sums.advance());
            if (first == firsts.get(2)) {
                assertTrue(twin.stage(() -> second.cancel(true)).join());
            }
            assertNotEquals(true, second.handle((more, failure) -> more).join());
            value(sums.close());
            channel.close();
            assertEquals(List.of(2), value(channel.toList()));
        }
    }

    @BothTwins
    void givesBackInOrder(Twin twin) {
        AsyncChannel<Integer> channel = AsyncChannel.bounded(3);
        List.of(1, 2, 3).forEach(channel::offer);
        AsyncIterator<Integer> sums =
                AsyncIterable.zip(channel, channel, Integer::sum).iterator();
        assertTrue(value(sums.advance()));
        assertEquals(3, sums.current());
        AsyncTask<Boolean> second = AsyncTask.from(sums.advance());
        assertTrue(twin.stage(() -> second.cancel(true)).join());
        assertCancelled(second);
        value(sums.close());
        channel.close();
        assertEquals(List.of(3), value(channel.toList()));
    }

    /** What a combination has been brought goes back when it is closed. */
    @BothTwins
    void losesNoElementOfACombination(Twin twin) {
        List<UnaryOperator<AsyncIterable<Integer>>> operators = List.of(
                channel -> AsyncIterable.zip(channel, AsyncIterable.of(0), Integer::sum),
                channel -> AsyncIterable.zip(AsyncIterable.of(0), channel, Integer::sum));
        for (UnaryOperator<AsyncIterable<Integer>> operator : operators) {
            for (boolean hard : new boolean[] {true, false}) {
                AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
                AsyncIterator<Integer> iterator = cancelledWhenMet(twin, operator.apply(channel), channel, hard);
                value(iterator.close());
                channel.close();
                assertEquals(List.of(1), value(channel.toList()));
            }
        }
    }
}
