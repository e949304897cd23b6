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
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Patience;
import dev.forthwith.bench.Twin;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** An advance so deep that it is put off until the stack has unwound a little ends like any other. */
@Isolated("sets the clock")
final class PutOffTest extends BenchTest {
    /** More levels than the stack of a thread is allowed to have. */
    private static final int DEEP = 100;

    /** Levels of somebody else's, each of which advances the next one. */
    private static AsyncIterable<Integer> under(int levels, AsyncIterable<Integer> source) {
        AsyncIterable<Integer> all = source;
        for (int i = 0; i < levels; i++) {
            AsyncIterable<Integer> inner = all.timeout(Duration.ofHours(1));
            all = () -> new Changed(inner.iterator(), advance -> advance);
        }
        return all;
    }

    private record Changed(AsyncIterator<Integer> inner, UnaryOperator<CompletionStage<Boolean>> change)
            implements AsyncIterator<Integer> {
        @Override
        public CompletionStage<Boolean> advance() {
            return change.apply(inner.advance());
        }

        @Override
        public Integer current() {
            return inner.current();
        }

        @Override
        public CompletionStage<Void> close(Outcome outcome, Throwable failure) {
            return inner.close(outcome, failure);
        }
    }

    @BothTwins
    void itYields(Twin twin) {
        assertEquals(
                List.of(1, 2, 3),
                value(under(DEEP, AsyncIterable.of(1, 2, 3).mapAwait(twin::value))
                        .toList()));
    }

    @BothTwins
    void itFails(Twin twin) {
        Boom failure = new Boom("E");
        assertFails(under(DEEP, AsyncIterable.next(() -> twin.failure(failure))).toList(), failure);
    }

    /** What throws at the level that is put off, or yields no stage, fails as it does on any level. */
    @Test
    void itThrowsOrYieldsNull() {
        Boom failure = new Boom("E");
        Function<UnaryOperator<CompletionStage<Boolean>>, AsyncIterable<Integer>> everywhere = change -> {
            AsyncIterable<Integer> all = AsyncIterable.of(1);
            for (int i = 0; i < DEEP; i++) {
                AsyncIterable<Integer> inner = all.timeout(Duration.ofHours(1));
                all = () -> new Changed(inner.iterator(), advance -> isPutOff() ? change.apply(advance) : advance);
            }
            return all;
        };
        assertFails(
                everywhere
                        .apply(advance -> {
                            throw failure;
                        })
                        .toList(),
                failure);
        assertInstanceOf(
                NullPointerException.class,
                failure(everywhere.apply(advance -> null).toList()));
    }

    /** Whether this runs in what was put off. */
    private static boolean isPutOff() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().endsWith(".PutOff")));
    }

    @BothTwins
    void aRequestReachesWhatItStarted(Twin twin) {
        CompletableFuture<Integer> pending = new CompletableFuture<>();
        AsyncTask<Long> task = under(DEEP, AsyncIterable.next(() -> pending)).count();
        assertTrue(twin.stage(() -> task.cancel(true)).join());
        assertTrue(pending.isCancelled());
        assertCancelled(task);
    }

    @BothTwins
    void aSoftRequestWaitsForWhatItStarted(Twin twin) {
        CompletableFuture<Integer> pending = new CompletableFuture<>();
        AsyncTask<Long> task = under(DEEP, AsyncIterable.next(() -> pending)).count();
        try (Patience patience = new Patience()) {
            patience.assertNames(List.of("the function given to next"), task, () -> {
                assertFalse(task.isDone());
                twin.stage(() -> pending.complete(1)).join();
            });
        }
        assertCancelled(task);
    }

    /** It is started all the same, since what waits for it waits for its end. */
    @BothTwins
    void aRequestBeforeItStartsIsPassedOn(Twin twin) {
        for (boolean hard : new boolean[] {true, false}) {
            CompletableFuture<Integer> pending = new CompletableFuture<>();
            AtomicBoolean started = new AtomicBoolean();
            AsyncIterable<Integer> putOff = under(10, AsyncIterable.next(() -> {
                started.set(true);
                return pending;
            }));
            AsyncIterable<Integer> cancelling = () -> new Changed(putOff.iterator(), advance -> {
                assertFalse(started.get());
                ((CompletableFuture<?>) advance).cancel(hard);
                return advance;
            });
            AsyncTask<Long> task = under(31, cancelling).count();
            assertTrue(started.get());
            assertEquals(hard, pending.isCancelled());
            twin.stage(() -> pending.complete(1)).join();
            assertCancelled(task);
        }
    }
}
