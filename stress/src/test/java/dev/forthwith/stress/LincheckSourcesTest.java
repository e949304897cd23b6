package dev.forthwith.stress;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A source and its one consumer. */
final class LincheckSourcesTest extends ThreeParties {
    @Test
    void anIteratorThatIsAdvancedAndClosedTwice() {
        explore(() -> {
            CompletableFuture<Integer> next = new CompletableFuture<>();
            Late late = Late.ready();
            AsyncIterator<Integer> iterator = AsyncIterable.using(
                            late.manager(), resource -> AsyncIterable.next(() -> AsyncTask.shield(next)))
                    .iterator();
            CompletionStage<Boolean> advance = iterator.advance();
            together(() -> next.complete(1), iterator::close, iterator::close);
            check(advance.toCompletableFuture().isDone(), "the advance hangs");
            check(iterator.close().toCompletableFuture().isDone(), "the close hangs");
            check(late.exits.get() == 1, "exits: " + late.exits.get());
        });
    }

    @Test
    void anAdvanceThatIsCancelledWhenItIsMet() {
        explore(() -> {
            Late late = Late.ready();
            CompletableFuture<Integer> first = new CompletableFuture<>();
            CompletableFuture<Integer> second = new CompletableFuture<>();
            CompletableFuture<Integer> third = new CompletableFuture<>();
            AtomicInteger calls = new AtomicInteger();
            AsyncIterator<Integer> iterator = AsyncIterable.using(
                            late.manager(),
                            resource -> AsyncIterable.next(() -> AsyncTask.shield(
                                            switch (calls.getAndIncrement()) {
                                                case 0 -> first;
                                                case 1 -> second;
                                                default -> third;
                                            }))
                                    .prefetch(3))
                    .iterator();
            AsyncTask<Boolean> advance = AsyncTask.from(iterator.advance());
            AtomicBoolean inTime = new AtomicBoolean();
            together(() -> first.complete(1), () -> second.complete(2), () -> inTime.set(advance.cancel(true)));
            check(advance.isDone(), "it hangs");
            check(advance.isCancelled() == inTime.get(), "cancel said " + inTime.get());
            int begun = calls.get();
            third.complete(3);
            check(calls.get() == begun || !advance.isCancelled(), "a call began after the cancellation");
            iterator.close();
            check(late.exits.get() == 1, "exits: " + late.exits.get());
        });
    }

    @Test
    void aPrefetchThatIsCancelled() {
        explore(() -> {
            CompletableFuture<Integer> first = new CompletableFuture<>();
            CompletableFuture<Integer> second = new CompletableFuture<>();
            AtomicInteger calls = new AtomicInteger();
            Late late = Late.ready();
            AsyncTask<Long> loop = AsyncIterable.using(
                            late.manager(),
                            resource -> AsyncIterable.next(
                                    () -> AsyncTask.shield(calls.getAndIncrement() == 0 ? first : second)))
                    .prefetch(2)
                    .limit(2)
                    .count();
            together(() -> first.complete(1), () -> second.complete(2), () -> loop.cancel(true));
            check(loop.isDone(), "it hangs");
            check(late.exits.get() == 1, "exits: " + late.exits.get());
        });
    }

    @Test
    void aSubscriptionThatIsServedAskedAndCancelled() {
        explore(() -> {
            Late late = Late.ready();
            CompletableFuture<Integer> next = new CompletableFuture<>();
            AtomicInteger calls = new AtomicInteger();
            Signals signals = new Signals();
            AsyncIterable.using(
                            late.manager(),
                            resource -> AsyncIterable.next(() -> calls.getAndIncrement() == 0
                                    ? AsyncTask.shield(next)
                                    : CompletableFuture.completedFuture(null)))
                    .subscribe(signals);
            together(
                    () -> next.complete(1), () -> signals.subscription.request(1), () -> signals.subscription.cancel());
            check(
                    signals.elements.get() <= 1 && signals.ends.get() <= 1,
                    "signals: " + signals.elements + ", " + signals.ends);
            check(signals.ends.get() == 0 || signals.elements.get() == 1, "an element was lost");
            check(late.exits.get() == 1, "exits: " + late.exits.get());
        });
    }
}
