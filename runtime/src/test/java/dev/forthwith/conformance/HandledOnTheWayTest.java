package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Twin;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A failure that an exit handles on the way is gone, whatever the close goes through: a later one does not carry it. */
final class HandledOnTheWayTest extends BenchTest {
    private static AsyncContextManager<Integer> handles(Twin twin) {
        return AsyncContextManager.of(() -> twin.value(1), (one, outcome, told) -> twin.value(true));
    }

    private static AsyncContextManager<Integer> fails(Twin twin, Throwable with) {
        return AsyncContextManager.of(() -> twin.value(1), (one, outcome, told) -> twin.failure(with));
    }

    /** Fails; one exit handles that, and the next one fails. */
    private static AsyncIterable<Integer> source(Twin twin, Throwable failure, Throwable ofExit) {
        return AsyncIterable.using(
                fails(twin, ofExit),
                a -> AsyncIterable.using(handles(twin), b -> AsyncIterable.next(() -> twin.failure(failure))));
    }

    /** What a close goes through. */
    private static Map<String, UnaryOperator<AsyncIterable<Integer>>> ways() {
        Map<String, UnaryOperator<AsyncIterable<Integer>>> ways = new LinkedHashMap<>();
        ways.put("plain", source -> source);
        ways.put("map", source -> source.map(x -> x));
        ways.put("prefetch", source -> source.prefetch(2));
        ways.put("timeout", source -> source.timeout(Duration.ofHours(1)));
        ways.put("zip", source -> AsyncIterable.zip(AsyncIterable.iterate(1, n -> n), source, Integer::sum));
        ways.put("merge", source -> AsyncIterable.merge(source));
        ways.put("mapConcurrent", source -> source.mapConcurrent(2, CompletableFuture::completedFuture));
        ways.put(
                "all",
                source -> AsyncIterable.merge(AsyncIterable.zip(AsyncIterable.iterate(1, n -> n), source, Integer::sum)
                        .prefetch(2)
                        .timeout(Duration.ofHours(1))));
        return ways;
    }

    @BothTwins
    void aLaterFailureDoesNotCarryIt(Twin twin) {
        ways().forEach((name, way) -> {
            Boom failure = new Boom("E of " + name);
            Boom ofExit = new Boom("X of " + name);
            assertFails(way.apply(source(twin, failure, ofExit)).toList(), ofExit);
        });
    }

    @BothTwins
    void aLaterFailureOfASubscribedSourceDoesNotCarryIt(Twin twin) {
        ways().forEach((name, way) -> {
            Boom ofExit = new Boom("X of " + name);
            CompletableFuture<Object> end = new CompletableFuture<>();
            way.apply(source(twin, new Boom("E of " + name), ofExit)).subscribe(new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    subscription.request(1);
                }

                @Override
                public void onNext(Integer element) {}

                @Override
                public void onError(Throwable failure) {
                    end.complete(failure);
                }

                @Override
                public void onComplete() {
                    end.complete("complete");
                }
            });
            assertSame(ofExit, value(end));
            assertEquals(List.of(), List.of(ofExit.getSuppressed()), name);
        });
    }

    /** The close waits for the call, and then goes the same way. */
    @BothTwins
    void aLaterFailureAfterACallThatStillRanDoesNotCarryIt(Twin twin) {
        for (boolean ordered : new boolean[] {true, false}) {
            Boom ofExit = new Boom("X");
            CompletableFuture<Integer> running = new CompletableFuture<>();
            Iterator<CompletableFuture<Integer>> elements = List.of(
                            twin.value(1), twin.value(2), new CompletableFuture<Integer>())
                    .iterator();
            AsyncIterable<Integer> source = AsyncIterable.using(
                    fails(twin, ofExit),
                    a -> AsyncIterable.using(handles(twin), b -> AsyncIterable.next(elements::next)));
            AsyncIterable<Integer> mapped = ordered
                    ? source.mapConcurrent(2, n -> call(twin, n, running))
                    : source.mapConcurrentUnordered(2, n -> call(twin, n, running));
            AsyncTask<List<Integer>> task = mapped.toList();
            running.complete(1);
            assertFails(task, ofExit);
        }
    }

    private static CompletableFuture<Integer> call(Twin twin, int n, CompletableFuture<Integer> running) {
        return n == 1 ? AsyncTask.shield(running) : twin.failure(new Boom("E"));
    }

    /** Of sources that are closed together one may handle the failure and fail, but not for another one. */
    @BothTwins
    void inWhicheverOrderItIsHandled(Twin twin) {
        for (boolean bothFail : new boolean[] {false, true}) {
            for (boolean first : new boolean[] {false, true}) {
                Boom ofExit = new Boom("X");
                Boom ofOther = new Boom("Y");
                CompletableFuture<Void> opened = new CompletableFuture<>();
                AsyncIterable<Integer> handled = AsyncIterable.using(
                        handles(twin),
                        a -> AsyncIterable.next(() -> {
                            opened.complete(null);
                            return new CompletableFuture<>();
                        }));
                AsyncIterable<Integer> other =
                        bothFail ? AsyncIterable.using(fails(twin, ofOther), a -> handled) : handled;
                AsyncIterable<Integer> failing = AsyncIterable.using(
                        fails(twin, ofExit),
                        a -> AsyncIterable.using(
                                handles(twin),
                                b -> AsyncIterable.next(
                                        () -> opened.thenCompose(none -> twin.failure(new Boom("E"))))));
                Throwable told = failure(
                        (first ? AsyncIterable.merge(failing, other) : AsyncIterable.merge(other, failing)).toList());
                assertTrue(told == ofExit || (bothFail && told == ofOther), told::toString);
            }
        }
    }

    /** In resources that are entered together, too. */
    @BothTwins
    void byOneOfBoth(Twin twin) {
        Boom ofExit = new Boom("X");
        AsyncContextManager<Integer> handled = fails(twin, ofExit).flatMap(a -> handles(twin));
        AsyncContextManager<Integer> plain = AsyncContextManager.value(1);
        for (boolean first : new boolean[] {false, true}) {
            assertFails(
                    AsyncContextManager.both(first ? handled : plain, first ? plain : handled, Integer::sum)
                            .with(sum -> twin.failure(new Boom("E"))),
                    ofExit);
        }
    }

    @BothTwins
    void whatOneOfSeveralHandlesIsGoneForThatOne(Twin twin) {
        for (boolean otherFails : new boolean[] {false, true}) {
            Boom failure = new Boom("E");
            Boom ofExit = new Boom("X");
            Boom ofOther = new Boom("Y");
            AsyncContextManager<Integer> other = otherFails ? fails(twin, ofOther) : AsyncContextManager.value(1);
            AsyncIterable<Integer> merged = AsyncIterable.merge(
                    AsyncIterable.using(other, a -> AsyncIterable.next(CompletableFuture<Integer>::new)),
                    source(twin, failure, ofExit));
            if (otherFails) {
                assertFails(merged.toList(), failure, ofOther);
                assertEquals(List.of(ofExit), List.of(ofOther.getSuppressed()));
            } else {
                assertFails(merged.toList(), ofExit);
            }
        }
    }

    /** Several resources that are entered as one exit on the way of one close. */
    @BothTwins
    void aLaterFailureOfResourcesInOneDoesNotCarryIt(Twin twin) {
        Boom ofExit = new Boom("X");
        AsyncContextManager<Integer> both = AsyncContextManager.build(
                stack -> stack.enter(fails(twin, ofExit)).thenCompose(a -> stack.enter(handles(twin))));
        assertFails(both.with(a -> twin.failure(new Boom("E"))), ofExit);
        assertFails(
                AsyncIterable.using(both, a -> AsyncIterable.next(() -> twin.failure(new Boom("E"))))
                        .toList(),
                ofExit);
    }

    /** What failed first may be an exit as well, on the way of the close at the end, and whatever lies between. */
    @BothTwins
    void aFailureOfAnExitThatIsHandledLeavesNoResult(Twin twin) {
        AsyncIterable<Integer> source = AsyncIterable.using(
                handles(twin),
                b -> AsyncIterable.using(fails(twin, new Boom("X")), a -> AsyncIterable.iterate(1, n -> n + 1)));
        ways().forEach((name, way) ->
                assertNull(value(way.apply(source).limit(1).toList()), name));
        assertNull(value(AsyncIterable.concat(source).limit(1).toList()));
        assertNull(value(AsyncIterable.using(AsyncContextManager.value(1), c -> source)
                .limit(1)
                .toList()));
        AsyncContextManager<Integer> both = AsyncContextManager.build(stack ->
                stack.enter(handles(twin)).thenCompose(a -> stack.enter(fails(twin, new Boom("X")))));
        assertNull(value(both.with(a -> twin.value(1))));
        assertNull(value(AsyncIterable.using(both, a -> AsyncIterable.of(1)).toList()));
    }

    /** What has ended by itself before has yielded all it had, however it was closed. */
    @BothTwins
    void anEndedPartThatHandledAFailureOfItsExitsLeavesTheResult(Twin twin) {
        AsyncContextManager<Integer> both = AsyncContextManager.build(stack ->
                stack.enter(handles(twin)).thenCompose(a -> stack.enter(fails(twin, new Boom("X")))));
        AsyncIterable<Integer> part = AsyncIterable.using(both, a -> AsyncIterable.of(1));
        CompletableFuture<Integer> last = new CompletableFuture<>();
        AsyncIterable<Integer> later = AsyncIterable.next(() -> last).limit(1);
        assertEquals(
                List.of(1, 2),
                value(AsyncIterable.concat(part, AsyncIterable.of(2)).toList()));
        assertEquals(
                List.of(1, 2),
                value(AsyncIterable.merge(part.onClose(outcome -> last.complete(2)), later)
                        .toList()));
    }

    /** As it would be if they were nested by hand. */
    @BothTwins
    void aLaterFailureDoesNotCarryThatOfAnEnter(Twin twin) {
        Boom ofExit = new Boom("X");
        AsyncContextManager<Integer> refused =
                AsyncContextManager.of(() -> twin.failure(new Boom("N")), (one, outcome, told) -> twin.value(null));
        List<AsyncContextManager<Integer>> all = List.of(
                fails(twin, ofExit).flatMap(a -> handles(twin)).flatMap(b -> refused),
                AsyncContextManager.build(stack -> stack.enter(fails(twin, ofExit))
                        .thenCompose(a -> stack.enter(handles(twin)))
                        .thenCompose(b -> stack.enter(refused))),
                AsyncContextManager.both(
                        fails(twin, ofExit).flatMap(a -> handles(twin)), AsyncContextManager.value(1), (a, b) -> {
                            throw new Boom("N");
                        }));
        for (AsyncContextManager<Integer> one : all) {
            assertFails(one.with(a -> twin.value(1)), ofExit);
        }
    }

    @BothTwins
    void withoutALaterFailureThereIsNoResult(Twin twin) {
        ways().forEach((name, way) -> assertNull(
                value(way.apply(AsyncIterable.using(
                                handles(twin), b -> AsyncIterable.next(() -> twin.failure(new Boom("E")))))
                        .toList()),
                name));
    }

    /** It is not the failure that the consumer fails with. */
    @BothTwins
    void aFailureOfTheConsumerThatNoneHandlesStays(Twin twin) {
        ways().forEach((name, way) -> {
            Boom failure = new Boom("E of " + name);
            Boom ofExit = new Boom("X of " + name);
            AsyncIterable<Integer> source =
                    AsyncIterable.using(fails(twin, ofExit), a -> AsyncIterable.next(() -> twin.value(1)));
            assertSame(failure, failure(way.apply(source).forEachAwait(x -> twin.failure(failure))), name);
            assertEquals(List.of(ofExit), List.of(failure.getSuppressed()), name);
        });
    }

    /** A source whose exit handles its failure, which nothing is left to recover from. */
    private static AsyncIterable<Integer> handled(Twin twin, AtomicInteger opened) {
        return AsyncIterable.using(handles(twin), a -> {
            opened.incrementAndGet();
            return AsyncIterable.next(() -> twin.failure(new Boom("E")));
        });
    }

    @BothTwins
    void thereIsNothingToRecoverFromThen(Twin twin) {
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger called = new AtomicInteger();
        assertNull(value(handled(twin, opened)
                .onErrorResume(failure -> {
                    called.incrementAndGet();
                    return AsyncIterable.of(7);
                })
                .toList()));
        assertEquals(0, called.get());
        assertEquals(1, opened.get());
        assertNull(value(handled(twin, opened).retry(2).toList()));
        assertEquals(2, opened.get());
        assertNull(value(handled(twin, opened)
                .retry(2)
                .onErrorResume(failure -> AsyncIterable.failed(new Boom("F")))
                .retry(3)
                .toList()));
        assertEquals(3, opened.get());
    }

    /** It is no failure of the source, as after its end. */
    @BothTwins
    void aLaterFailureIsNotRecoveredFromEither(Twin twin) {
        Boom ofExit = new Boom("X");
        assertFails(
                source(twin, new Boom("E"), ofExit)
                        .onErrorResume(failure -> AsyncIterable.of(7))
                        .toList(),
                ofExit);
    }

    /** The source that failed is closed, and nothing is left for the close of the whole to say of it. */
    @BothTwins
    void theFailureOfARecoveryIsNotHandledByTheSourceThatFailed(Twin twin) {
        AtomicInteger attempts = new AtomicInteger();
        Boom failure = new Boom("E");
        Boom ofFunction = new Boom("F");
        AsyncIterable<Integer> source = AsyncIterable.using(
                AsyncContextManager.of(() -> twin.value(1), (one, outcome, told) -> {
                    attempts.incrementAndGet();
                    return twin.value(false);
                }),
                a -> AsyncIterable.next(() -> twin.failure(failure)));
        assertFails(
                source.onErrorResume(problem -> {
                            throw ofFunction;
                        })
                        .toList(),
                failure,
                ofFunction);
        assertEquals(1, attempts.get());
    }

    /** The source that takes the place may have an exit of its own, which handles the failure of that source. */
    @BothTwins
    void theFailureOfTheOtherSourceMayBeHandled(Twin twin) {
        assertNull(value(AsyncIterable.<Integer>next(() -> twin.failure(new Boom("E")))
                .onErrorResume(failure -> handled(twin, new AtomicInteger()))
                .toList()));
    }

    @BothTwins
    void aCancellationMeanwhileDoesNotCarryIt(Twin twin) {
        Gate exit = new Gate();
        Bench bench = bench(twin);
        AsyncTask<List<Integer>> task = AsyncIterable.using(
                        bench.resource("a").handles().exitGate(exit),
                        a -> AsyncIterable.<Integer>next(() -> twin.failure(new Boom("E"))))
                .retry(1)
                .toList();
        exit.awaitReached();
        task.cancel(true);
        exit.open();
        assertCancelled(task);
    }
}
