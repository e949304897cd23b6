package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.forthwith.AsyncFunction;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Twin;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** What happens beside a consumer that is busy: who runs ahead of it does not wait for it to find out that somebody else has failed. */
final class BusyConsumerTest extends BenchTest {
    private final CompletableFuture<Void> body = new CompletableFuture<>();
    private final Gate busy = new Gate();

    private AsyncTask<Void> loop(AsyncIterable<Integer> source) {
        return source.forEachAwait(n -> {
            busy.reach();
            return body;
        });
    }

    private static AsyncIterable<Integer> concurrent(
            AsyncIterable<Integer> source, boolean ordered, AsyncFunction<Integer, Integer> fn) {
        return ordered ? source.mapConcurrent(5, fn) : source.mapConcurrentUnordered(5, fn);
    }

    @BothTwins
    void theFirstFailureOfACallAsksTheOthersToEndAtOnce(Twin twin) {
        assertTheOthersEnd(twin, true);
    }

    @BothTwins
    void theFirstFailureOfACallAsksTheOthersToEndAtOnceWithoutOrder(Twin twin) {
        assertTheOthersEnd(twin, false);
    }

    private void assertTheOthersEnd(Twin twin, boolean ordered) {
        Boom failure = new Boom("E");
        Boom late = new Boom("late");
        CompletableFuture<Integer> second = new CompletableFuture<>();
        CompletableFuture<Integer> third = new CompletableFuture<>();
        CompletableFuture<Integer> fourth = new CompletableFuture<>();
        Gate all = new Gate();
        AsyncTask<Void> task =
                loop(concurrent(bench(twin).source(Form.GENERATED, 1, 2, 3, 4), ordered, n -> switch (n) {
                    case 1 -> twin.value(1);
                    case 2 -> second;
                    case 3 -> third;
                    default -> {
                        all.reach();
                        yield AsyncTask.shield(fourth);
                    }
                }));
        busy.awaitReached();
        all.awaitReached();
        twin.stage(() -> third.completeExceptionally(failure)).join();
        assertCancelled(second);
        assertFalse(task.isDone());
        fourth.completeExceptionally(late);
        twin.stage(() -> body.complete(null)).join();
        assertFails(task, failure, late);
    }

    @BothTwins
    void aCallThatBeginsBesideTheFailureIsAskedToEnd(Twin twin) {
        for (boolean ordered : new boolean[] {true, false}) {
            Boom failure = new Boom("E");
            CompletableFuture<Integer> first = new CompletableFuture<>();
            CompletableFuture<Integer> second = new CompletableFuture<>();
            AsyncTask<Long> task = concurrent(bench(twin).source(Form.GENERATED, 1, 2, 3), ordered, n -> {
                        if (n == 1) {
                            return first;
                        }
                        twin.stage(() -> first.completeExceptionally(failure)).join();
                        return second;
                    })
                    .count();
            assertFails(task, failure);
            assertCancelled(second);
        }
    }

    @BothTwins
    void theFirstFailureOfASourceAsksTheOthersToEndAtOnce(Twin twin) {
        Boom failure = new Boom("E");
        Bench bench = bench(twin);
        CompletableFuture<Integer> left = new CompletableFuture<>();
        CompletableFuture<Integer> right = new CompletableFuture<>();
        AtomicInteger pulls = new AtomicInteger();
        Gate both = new Gate();
        AsyncIterable<Integer> a = AsyncIterable.using(
                bench.resource("a"),
                opened -> AsyncIterable.next(() -> {
                    if (pulls.incrementAndGet() == 1) {
                        return twin.value(1);
                    }
                    both.reach();
                    return left;
                }));
        AsyncIterable<Integer> b = AsyncIterable.using(bench.resource("b"), opened -> AsyncIterable.next(() -> right));
        AsyncTask<Void> task = loop(AsyncIterable.merge(a, b));
        busy.awaitReached();
        both.awaitReached();
        twin.stage(() -> right.completeExceptionally(failure)).join();
        assertCancelled(left);
        assertFalse(task.isDone());
        twin.stage(() -> body.complete(null)).join();
        assertFails(task, failure);
        assertEquals(1, bench.count("exit:a(fail E)"));
    }

    @BothTwins
    void theFailureOfACloseAsksTheOthersToEndAtOnce(Twin twin) {
        Boom failure = new Boom("X");
        Bench bench = bench(twin);
        CompletableFuture<Integer> left = new CompletableFuture<>();
        Gate pends = new Gate();
        AtomicInteger pulls = new AtomicInteger();
        AsyncIterable<Integer> a = AsyncIterable.next(() -> {
            if (pulls.incrementAndGet() == 1) {
                return twin.value(1);
            }
            pends.reach();
            return left;
        });
        Gate close = new Gate();
        AsyncIterable<Integer> b = bench.source(Form.GENERATED).closeGate(close).closeFails(failure);
        AsyncTask<Void> task = loop(AsyncIterable.merge(a, b));
        busy.awaitReached();
        pends.awaitReached();
        close.awaitReached();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        left.whenComplete((value, cancelled) -> ended.complete(null));
        twin.stage(() -> {
                    close.open();
                    return null;
                })
                .join();
        ended.join();
        assertCancelled(left);
        assertFalse(task.isDone());
        twin.stage(() -> body.complete(null)).join();
        assertFails(task, failure);
    }
}
