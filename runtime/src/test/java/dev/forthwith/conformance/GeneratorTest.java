package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Forthwith;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Twin;
import dev.forthwith.internal.task.BlockingExecutor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Generators: either they run or their consumer does, and they end with it. */
@Isolated("sets the handler of dropped failures")
final class GeneratorTest extends BenchTest {
    @BothTwins
    void emitsInTurns(Twin twin) {
        Bench bench = bench(twin);
        AsyncIterable<Integer> source = AsyncIterable.generate(out -> {
            for (int i = 1; i <= 3; i++) {
                bench.say("emit" + i);
                out.emit(i);
            }
            bench.say("end");
        });
        value(source.forEachAwait(n -> bench.hop("body" + n, n)));
        assertEquals("emit1 body1 emit2 body2 emit3 body3 end", bench.steps());
        assertEquals(3, value(source.count()).intValue());
    }

    @BothTwins
    void anEarlyStopRunsItsFinally(Twin twin) {
        Bench bench = bench(twin);
        AsyncIterable<Integer> source = AsyncIterable.generate(out -> {
            try {
                for (int i = 1; ; i++) {
                    out.emit(i);
                }
            } catch (CancellationException stopped) {
                bench.say("stopped");
                throw stopped;
            } finally {
                bench.say("finally");
            }
        });
        assertEquals(List.of(1, 2), value(source.mapAwait(twin::value).limit(2).toList()));
        assertEquals("stopped finally", bench.steps());
    }

    @BothTwins
    void failuresComeAfterTheElementsBeforeThem(Twin twin) {
        Boom failure = new Boom("E");
        Bench bench = bench(twin);
        assertFails(
                AsyncIterable.<Integer>generate(out -> {
                            out.emit(1);
                            throw failure;
                        })
                        .forEachAwait(n -> bench.hop("body" + n, n)),
                failure);
        assertEquals("body1", bench.steps());
        Boom cleanup = new Boom("X");
        assertFails(
                AsyncIterable.<Integer>generate(out -> {
                            try {
                                out.emit(1);
                            } finally {
                                throwing(cleanup);
                            }
                        })
                        .forEachWhile(n -> false),
                cleanup);
    }

    private static void throwing(Boom failure) {
        throw failure;
    }

    @BothTwins
    void aCancelInterruptsAGeneratorThatComputes(Twin twin) {
        Bench bench = bench(twin);
        Gate computing = new Gate();
        AsyncTask<Long> task = AsyncIterable.<Integer>generate(out -> {
                    computing.reach();
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        bench.say("finally");
                    }
                })
                .mapAwait(twin::value)
                .count();
        computing.awaitReached();
        assertTrue(task.cancel(true));
        assertCancelled(task);
        assertEquals("finally", bench.steps());
    }

    @Test
    void aLongGeneratorInReadyTurns() {
        assertEquals(
                100_000,
                value(AsyncIterable.<Integer>generate(
                                        out -> IntStream.range(0, 100_000).forEach(out::emit))
                                .count())
                        .intValue());
    }

    @Test
    void anAbandonedGeneratorEnds() throws Exception {
        CompletableFuture<String> ended = new CompletableFuture<>();
        CompletableFuture<Throwable> dropped = new CompletableFuture<>();
        Forthwith.onDropped((where, what) -> dropped.complete(what));
        try {
            Boom cleanup = new Boom("X");
            abandon(ended, cleanup);
            while (!ended.isDone()) {
                System.gc();
                ended.copy()
                        .completeOnTimeout("not yet", 10, TimeUnit.MILLISECONDS)
                        .join();
            }
            assertEquals("ended", value(ended));
            assertSame(cleanup, value(dropped));
        } finally {
            Forthwith.onDropped((where, what) -> {});
        }
    }

    @SuppressWarnings("try") // closed, and not looked at
    private static void abandon(CompletableFuture<String> ended, Boom cleanup) {
        AsyncIterator<Integer> iterator = AsyncIterable.<Integer>generate(out -> {
                    try (AutoCloseable closing = () -> {
                        ended.complete("ended");
                        throw cleanup;
                    }) {
                        out.emit(1);
                    }
                })
                .iterator();
        assertEquals(true, value(iterator.advance()));
        assertFalse(ended.isDone());
    }

    @BothTwins
    @SuppressWarnings("try") // closed, and not looked at
    void whatTheCleanupOfAStoppedGeneratorFailsWithIsAFailureOfTheClose(Twin twin) {
        Boom cleanup = new Boom("X");
        AsyncIterable<Integer> source = AsyncIterable.generate(out -> {
            try (AutoCloseable closing = () -> {
                throw cleanup;
            }) {
                out.emit(1);
                out.emit(2);
            }
        });
        assertFails(source.findFirst(), cleanup);
        Boom failure = new Boom("E");
        assertFails(source.forEachAwait(n -> twin.failure(failure)), failure, cleanup);
    }

    @Test
    @SuppressWarnings("try") // closed, and not looked at
    void whatTheCleanupOfAnInterruptedGeneratorFailsWithIsSuppressed() throws Exception {
        Boom cleanup = new Boom("X");
        CountDownLatch begun = new CountDownLatch(1);
        AsyncTask<Long> counting = AsyncIterable.<Integer>generate(out -> {
                    try (AutoCloseable closing = () -> {
                        throw cleanup;
                    }) {
                        begun.countDown();
                        new CountDownLatch(1).await();
                    }
                })
                .count();
        begun.await();
        assertTrue(counting.cancel(true));
        assertCancelled(counting, cleanup);
    }

    @BothTwins
    void anEndThatNoDemandWaitsForIsTheNextOnes(Twin twin) {
        Boom failure = new Boom("E");
        assertFails(endedBehindAnElement(twin, failure).iterator.advance(), failure);
        assertEquals(false, value(endedBehindAnElement(twin, null).iterator.advance()));
    }

    @BothTwins
    void anEndThatNoDemandWaitsForIsThatOfTheClose(Twin twin) {
        Boom failure = new Boom("E");
        assertFails(endedBehindAnElement(twin, failure).iterator.close(), failure);
        value(endedBehindAnElement(twin, null).iterator.close());
    }

    @BothTwins
    void whoEmitsOnAnotherThreadIsLetGoAtTheEnd(Twin twin) {
        Ended ended = endedBehindAnElement(twin, null);
        assertInstanceOf(CancellationException.class, failure(ended.emit));
        value(ended.iterator.close());
    }

    /** A generator that has ended while its consumer is busy with its only element, which another thread emitted. */
    private record Ended(AsyncIterator<Integer> iterator, CompletableFuture<Void> emit) {}

    private static Ended endedBehindAnElement(Twin twin, Boom failure) {
        Executor before = BlockingExecutor.current();
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch met = new CountDownLatch(1);
        CompletableFuture<Void> emit = new CompletableFuture<>();
        Forthwith.blockingExecutor(work -> Twin.OTHER_THREADS.execute(() -> {
            work.run();
            over.countDown();
        }));
        try {
            AsyncIterator<Integer> iterator = AsyncIterable.<Integer>generate(out -> {
                        CompletableFuture.runAsync(() -> out.emit(1), Twin.OTHER_THREADS)
                                .whenComplete((nothing, thrown) -> {
                                    if (thrown == null) {
                                        emit.complete(null);
                                    } else {
                                        emit.completeExceptionally(thrown.getCause());
                                    }
                                });
                        met.await();
                        if (failure != null) {
                            throw failure;
                        }
                    })
                    .mapAwait(twin::value)
                    .iterator();
            assertEquals(true, value(iterator.advance()));
            met.countDown();
            over.await();
            return new Ended(iterator, emit);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        } finally {
            Forthwith.blockingExecutor(before);
        }
    }

    @Test
    void anExecutorWithoutThreadsIsToldAndDoesNotHang() {
        Executor before = BlockingExecutor.current();
        Forthwith.blockingExecutor(Runnable::run);
        try {
            AsyncIterable<Integer> source = AsyncIterable.generate(out -> out.emit(1));
            assertInstanceOf(IllegalStateException.class, failure(source.toList()));
            AsyncContextManager<Integer> around = AsyncContextManager.around(body -> body.run(1));
            assertInstanceOf(IllegalStateException.class, failure(around.call(n -> n)));
            AsyncContextManager<AutoCloseable> closing = AsyncContextManager.closing(() -> () -> {});
            assertEquals("body", value(closing.call(opened -> "body")));
            RejectedExecutionException full = new RejectedExecutionException("full");
            Forthwith.blockingExecutor(work -> {
                throw full;
            });
            assertFails(source.toList(), full);
            assertFails(around.call(n -> n), full);
            assertFails(closing.call(n -> n), full);
        } finally {
            Forthwith.blockingExecutor(before);
        }
    }

    /** What the consumer closes on the thread of the generator is not what was interrupted. */
    @Test
    void theInterruptOfAGeneratorStaysInIt() throws Exception {
        CountDownLatch computing = new CountDownLatch(1);
        CompletableFuture<Thread> interrupted = new CompletableFuture<>();
        AsyncIterable<Integer> computes = AsyncIterable.generate(out -> {
            out.emit(1);
            computing.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            interrupted.complete(Thread.currentThread());
            out.emit(2);
        });
        Exit exit = new Exit();
        AsyncTask<Void> loop = AsyncIterable.zip(
                        computes, exit.source(CompletableFuture.completedFuture(0)), Integer::sum)
                .forEach(n -> {});
        computing.await();
        assertTrue(loop.cancel(true));
        assertCancelled(loop);
        assertSame(value(interrupted), value(exit.thread));
        assertEquals(false, value(exit.interrupted));
    }

    /** Nor is what somebody else interrupted it for, and that it finds again. */
    @Test
    void anInterruptFromOutsideIsKeptForTheGenerator() {
        List<Boolean> seen = Collections.synchronizedList(new ArrayList<>());
        AsyncIterable<Integer> interrupted = AsyncIterable.generate(out -> {
            Thread.currentThread().interrupt();
            out.emit(1);
            seen.add(Thread.interrupted());
        });
        value(interrupted.forEach(n -> seen.add(Thread.currentThread().isInterrupted())));
        assertEquals(List.of(false, true), seen);
    }

    /** The consumer has already asked for the next element, which it gives up then, on the thread that is to compute it. */
    @Test
    void aGeneratorIsInterruptedWhenItsConsumerHasLetGoOfItsThread() throws Exception {
        CountDownLatch begin = new CountDownLatch(1);
        CompletableFuture<Thread> interrupted = new CompletableFuture<>();
        AsyncIterable<Integer> computes = AsyncIterable.generate(out -> {
            begin.await();
            out.emit(1);
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.complete(Thread.currentThread());
            }
        });
        Exit exit = new Exit();
        AsyncTask<Boolean> loop = AsyncIterable.merge(computes, exit.source(new CompletableFuture<>()))
                .forEachWhile(n -> false);
        begin.countDown();
        assertEquals(false, value(loop));
        assertSame(value(interrupted), value(exit.thread));
        assertEquals(false, value(exit.interrupted));
    }

    /** On which thread a resource is exited, and whether that is interrupted. */
    private static final class Exit {
        final CompletableFuture<Thread> thread = new CompletableFuture<>();
        final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

        AsyncIterable<Integer> source(CompletableFuture<Integer> next) {
            return AsyncIterable.using(
                    AsyncContextManager.of(() -> CompletableFuture.completedFuture("a"), (a, outcome, problem) -> {
                        thread.complete(Thread.currentThread());
                        interrupted.complete(Thread.currentThread().isInterrupted());
                        return CompletableFuture.completedFuture(null);
                    }),
                    a -> AsyncIterable.next(() -> next));
        }
    }
}
