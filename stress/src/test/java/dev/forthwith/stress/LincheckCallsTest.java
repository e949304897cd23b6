package dev.forthwith.stress;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Operators that have several calls or sources at work. */
final class LincheckCallsTest extends ThreeParties {
    @Test
    void aMergeOfTwoThatIsCancelled() {
        explore(() -> {
            Late late = Late.ready();
            CompletableFuture<Integer> one = new CompletableFuture<>();
            CompletableFuture<Integer> two = new CompletableFuture<>();
            AsyncTask<Long> merged = AsyncIterable.merge(
                            AsyncIterable.using(late.manager(), held -> AsyncIterable.next(() -> one))
                                    .limit(1),
                            AsyncIterable.using(late.manager(), held -> AsyncIterable.next(() -> two))
                                    .limit(1))
                    .count();
            together(() -> one.complete(1), () -> two.complete(2), () -> merged.cancel(true));
            check(merged.isDone(), "it hangs");
            check(merged.isCancelled() || merged.join() == 2, "an element was lost");
            check(late.exits.get() == 2, "exits: " + late.exits.get());
        });
    }

    @Test
    void twoCallsThatEndAndAreCancelled() {
        for (boolean ordered : new boolean[] {true, false}) {
            explore(() -> {
                Late late = Late.ready();
                CompletableFuture<Integer> one = new CompletableFuture<>();
                CompletableFuture<Integer> two = new CompletableFuture<>();
                AsyncIterable<CompletableFuture<Integer>> calls =
                        AsyncIterable.using(late.manager(), held -> AsyncIterable.of(one, two));
                AsyncTask<Long> task = (ordered
                                ? calls.mapConcurrent(2, stage -> stage)
                                : calls.mapConcurrentUnordered(2, stage -> stage))
                        .count();
                together(() -> one.complete(1), () -> two.complete(2), () -> task.cancel(true));
                check(task.isDone(), "it hangs");
                check(task.isCancelled() || task.join() == 2, "a result was lost");
                check(late.exits.get() == 1, "exits: " + late.exits.get());
            });
        }
    }

    @Test
    void twoCallsThatEndAndAreClosed() {
        for (boolean ordered : new boolean[] {true, false}) {
            explore(() -> {
                CompletableFuture<Integer> one = new CompletableFuture<>();
                CompletableFuture<Integer> two = new CompletableFuture<>();
                AtomicInteger exits = new AtomicInteger();
                AtomicInteger early = new AtomicInteger();
                AsyncIterable<CompletableFuture<Integer>> calls = AsyncIterable.of(one, two)
                        .onClose(outcome -> {
                            exits.incrementAndGet();
                            early.addAndGet(one.isDone() && two.isDone() ? 0 : 1);
                        });
                AsyncIterator<Integer> iterator = (ordered
                                ? calls.mapConcurrent(2, AsyncTask::shield)
                                : calls.mapConcurrentUnordered(2, AsyncTask::shield))
                        .iterator();
                CompletionStage<Boolean> advance = iterator.advance();
                together(() -> one.complete(1), () -> two.complete(2), iterator::close);
                check(advance.toCompletableFuture().isDone(), "the advance hangs");
                check(iterator.close().toCompletableFuture().isDone(), "the close hangs");
                check(exits.get() == 1, "exits: " + exits.get());
                check(early.get() == 0, "closed under a call that runs");
            });
        }
    }
}
