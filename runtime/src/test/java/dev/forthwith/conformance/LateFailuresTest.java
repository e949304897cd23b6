package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Forthwith;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A failure that waits for a close is not lost when something else happens meanwhile. */
@Isolated("sets the handler of dropped failures")
final class LateFailuresTest extends BenchTest {
    @BothTwins
    void aFailureThatIsAboutToBeRecoveredIsSuppressedOnTheCancellation(Twin twin) {
        for (boolean hard : new boolean[] {true, false}) {
            Boom failure = new Boom("S");
            Gate close = new Gate();
            Numbers source =
                    bench(twin).source(Form.GENERATED, 1, 2).failsAt(2, failure).closeGate(close);
            AsyncTask<Long> task = source.retry(3).count();
            close.awaitReached();
            task.cancel(hard);
            close.open();
            assertCancelled(task, failure);
            assertEquals(1, source.iterators());
        }
    }

    /** As above, by a close that is over before who was asked to recover hears of it. */
    @Test
    void aFailureThatIsAboutToBeRecoveredIsSuppressedOnTheCancellationByItsClose() {
        Boom failure = new Boom("S");
        CompletableFuture<Boolean> pending = new CompletableFuture<>();
        AtomicInteger iterators = new AtomicInteger();
        AtomicReference<AsyncTask<?>> task = new AtomicReference<>();
        AsyncIterable<Integer> source = () -> {
            iterators.incrementAndGet();
            return new AsyncIterator<>() {
                @Override
                public CompletionStage<Boolean> advance() {
                    return pending;
                }

                @Override
                public Integer current() {
                    throw new AssertionError();
                }

                @Override
                public CompletionStage<Void> close(Outcome outcome, Throwable why) {
                    task.get().cancel(true);
                    return CompletableFuture.completedFuture(null);
                }
            };
        };
        task.set(source.retry(3).count());
        pending.completeExceptionally(failure);
        assertCancelled(task.get(), failure);
        assertEquals(1, iterators.get());
    }

    /** The attempt is forgotten with its failure, but not that something was not closed. */
    @BothTwins
    void whatTheCloseOfAFailedAttemptFailsWithIsReported(Twin twin) {
        Boom close = new Boom("X");
        try {
            for (Form form : Form.values()) {
                CompletableFuture<Throwable> dropped = new CompletableFuture<>();
                Forthwith.onDropped((where, what) -> dropped.complete(what));
                Bench bench = bench(twin);
                AtomicInteger attempts = new AtomicInteger();
                assertEquals(
                        List.of(1, 2),
                        value(AsyncIterable.defer(() -> attempts.incrementAndGet() == 1
                                        ? bench.source(form, 1)
                                                .failsAt(1, new Boom("S"))
                                                .closeFails(close)
                                        : bench.source(form, 1, 2))
                                .retry(1)
                                .toList()));
                assertEquals(close, value(dropped));
            }
        } finally {
            Forthwith.onDropped((where, what) -> {});
        }
    }

    /** The last one is told with what its close failed with, which is reported to nobody else. */
    @BothTwins
    void whatTheCloseOfTheLastAttemptFailsWithIsSuppressed(Twin twin) {
        List<Throwable> dropped = Collections.synchronizedList(new ArrayList<>());
        Forthwith.onDropped((where, what) -> dropped.add(what));
        try {
            Boom failure = new Boom("S");
            Boom close = new Boom("X");
            Numbers source =
                    bench(twin).source(Form.GENERATED, 1).failsAt(1, failure).closeFails(close);
            assertFails(source.retry(0).count(), failure, close);
            Boom other = new Boom("S");
            assertEquals(
                    List.of(7),
                    value(bench(twin)
                            .source(Form.GENERATED, 1)
                            .failsAt(1, other)
                            .closeFails(close)
                            .onErrorResume(problem -> {
                                assertEquals(List.of(close), List.of(problem.getSuppressed()));
                                return AsyncIterable.of(7);
                            })
                            .toList()));
            assertEquals(List.of(), dropped);
        } finally {
            Forthwith.onDropped((where, what) -> {});
        }
    }

    @BothTwins
    void aFailureWhoseSubscriberCancelsDuringTheCloseIsReported(Twin twin) {
        Boom failure = new Boom("S");
        CompletableFuture<Throwable> dropped = new CompletableFuture<>();
        Forthwith.onDropped((where, what) -> dropped.complete(what));
        try {
            Gate close = new Gate();
            Numbers source =
                    bench(twin).source(Form.GENERATED, 1).failsAt(1, failure).closeGate(close);
            CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();
            source.subscribe(new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    subscribed.complete(subscription);
                    subscription.request(1);
                }

                @Override
                public void onNext(Integer element) {}

                @Override
                public void onError(Throwable problem) {}

                @Override
                public void onComplete() {}
            });
            close.awaitReached();
            value(subscribed).cancel();
            close.open();
            assertEquals(failure, value(dropped));
        } finally {
            Forthwith.onDropped((where, what) -> {});
        }
    }

    /** The consumer has had enough; what its source waited for was given up, and nobody sees that cancellation any more. */
    @BothTwins
    void aFailureBetweenAStopAndItsCloseIsReported(Twin twin) {
        Boom failure = new Boom("F");
        CompletableFuture<Throwable> dropped = new CompletableFuture<>();
        Forthwith.onDropped((where, what) -> dropped.complete(what));
        try {
            Gate close = new Gate();
            Numbers inner = bench(twin).source(Form.GENERATED, 1, 2).closeGate(close);
            CompletableFuture<Integer> fails = new CompletableFuture<>();
            CompletableFuture<Integer> first = new CompletableFuture<>();
            CompletableFuture<Integer> last = new CompletableFuture<>();
            AsyncTask<Long> task = AsyncIterable.of(1, 2)
                    .mapConcurrentUnordered(2, x -> x == 1 ? CompletableFuture.completedFuture(x) : fails)
                    .flatMap(x -> inner)
                    .mapConcurrentUnordered(3, x -> x == 1 ? first : AsyncTask.shield(last))
                    .limit(1)
                    .count();
            close.awaitReached();
            first.complete(1);
            fails.completeExceptionally(failure);
            close.open();
            last.complete(2);
            assertEquals(1, value(task));
            assertEquals(failure, value(dropped));
        } finally {
            Forthwith.onDropped((where, what) -> {});
        }
    }

    /** The close of the whole tells it as well. */
    @BothTwins
    void whatTheCloseOfOneSideFailsWithIsToldOnce(Twin twin) {
        List<Throwable> dropped = Collections.synchronizedList(new ArrayList<>());
        Forthwith.onDropped((where, what) -> dropped.add(what));
        try {
            for (boolean bodyFails : new boolean[] {false, true}) {
                Bench bench = bench(twin);
                Boom failure = new Boom("E");
                Boom ofClose = new Boom("X");
                CompletableFuture<Integer> entered = new CompletableFuture<>();
                CompletableFuture<Integer> end = new CompletableFuture<>();
                AsyncIterable<Integer> ends =
                        AsyncIterable.using(bench.resource("a").exitFails(ofClose), held -> {
                            entered.complete(1);
                            return AsyncIterable.next(() -> end);
                        });
                AsyncTask<Void> task = AsyncIterable.merge(ends, AsyncIterable.next(() -> entered))
                        .limit(1)
                        .forEachAwait(n -> {
                            end.complete(null);
                            return bodyFails ? twin.failure(failure) : twin.value(null);
                        });
                if (bodyFails) {
                    assertFails(task, failure, ofClose);
                } else {
                    assertFails(task, ofClose);
                }
            }
            assertEquals(List.of(), dropped);
        } finally {
            Forthwith.onDropped((where, what) -> {});
        }
    }

    @BothTwins
    void aFailureThatAChannelIsToldAfterItsCloseIsReported(Twin twin) {
        List<Throwable> dropped = Collections.synchronizedList(new ArrayList<>());
        Forthwith.onDropped((where, what) -> dropped.add(what));
        try {
            Boom first = new Boom("E");
            Boom second = new Boom("X");
            AsyncChannel<Integer> failed = AsyncChannel.bounded(1);
            AsyncTask<Long> receiving = failed.mapAwait(twin::value).count();
            failed.fail(first);
            failed.fail(first);
            failed.close();
            assertEquals(List.of(), dropped);
            failed.fail(second);
            assertFails(receiving, first);
            AsyncChannel<Integer> closed = AsyncChannel.bounded(1);
            AsyncTask<Long> ending = closed.mapAwait(twin::value).count();
            closed.close();
            closed.fail(first);
            assertEquals(0, value(ending));
            assertEquals(List.of(second, first), dropped);
        } finally {
            Forthwith.onDropped((where, what) -> {});
        }
    }

    /** One side of a merge handles the failure of the whole; what the other side fails with meanwhile is another failure. */
    @BothTwins
    void whatOneSideHandlesIsNotWhatTheOtherFailsWith(Twin twin) {
        Bench bench = bench(twin);
        Boom first = new Boom("E");
        Boom second = new Boom("X");
        Gate close = new Gate();
        AsyncIterable<Integer> handles = AsyncIterable.using(
                bench.resource("a").handles(), held -> AsyncIterable.next(CompletableFuture<Integer>::new));
        AsyncIterable<Integer> fails = AsyncIterable.using(
                bench.resource("b").exitFails(second).exitGate(close), held -> AsyncIterable.failed(first));
        AsyncTask<Long> task = AsyncIterable.merge(handles, fails).count();
        close.awaitReached();
        close.open();
        assertFails(task, first, second);
    }

    /** What it was given goes on once, also where the executor does it again, or says afterwards that it will not. */
    @BothTwins
    void anExecutorThatThrowsAfterItHasRunOrRunsTwiceDoesNoHarm(Twin twin) {
        Boom late = new Boom("late");
        List<Throwable> dropped = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> all = new CompletableFuture<>();
        Forthwith.onDropped((where, what) -> {
            dropped.add(what);
            if (dropped.size() == 4) {
                all.complete(null);
            }
        });
        try {
            Executor runsTwice = work -> {
                work.run();
                work.run();
            };
            assertEachElementOnce(twin, runsTwice);
            assertEquals(List.of(), dropped);
            assertEachElementOnce(twin, work -> {
                work.run();
                throw late;
            });
            // Three elements and the end.
            value(all);
            assertEquals(List.of(late, late, late, late), dropped);
        } finally {
            Forthwith.onDropped((where, what) -> {});
        }
    }

    private void assertEachElementOnce(Twin twin, Executor executor) {
        Numbers source = bench(twin).source(Form.GENERATED, 1, 2, 3);
        List<Gate> gates = List.of(new Gate(), new Gate(), new Gate());
        List<Integer> begun = new CopyOnWriteArrayList<>();
        AsyncTask<Void> task = source.on(executor).forEachAwait(n -> {
            begun.add(n);
            return gates.get(n - 1).reach();
        });
        for (int n = 1; n <= 3; n++) {
            gates.get(n - 1).awaitReached();
            assertEquals(n, begun.size());
            assertEquals(0, source.closes());
            gates.get(n - 1).open();
        }
        value(task);
        assertEquals(List.of(1, 2, 3), begun);
    }
}
