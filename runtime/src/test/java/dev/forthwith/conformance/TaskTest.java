package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.forthwith.AsyncTask;
import dev.forthwith.Forthwith;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Twin;
import dev.forthwith.generated.Results;
import dev.forthwith.observe.Jvm;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tasks as the futures that they are, and the futures of others as tasks. */
final class TaskTest extends BenchTest {
    @BothTwins
    void nobodyForcesAnOutcome(Twin twin) {
        Bench bench = bench(twin);
        Gate gate = new Gate();
        AsyncTask<String> task = bench.resource("a").with(a -> twin.stage(gate.reach(), () -> a));
        assertThrows(UnsupportedOperationException.class, () -> task.obtrudeValue("b"));
        assertThrows(UnsupportedOperationException.class, () -> task.obtrudeException(new Boom("E")));
        assertFalse(task.isDone());
        gate.open();
        assertEquals("a", value(task));
    }

    @BothTwins
    void completedFromOutsideAfterTheCleanup(Twin twin) {
        Bench bench = bench(twin);
        Gate exit = new Gate();
        Gate body = new Gate();
        AsyncTask<String> task = bench.resource("a").exitGate(exit).with(a -> {
            body.reach();
            return new CompletableFuture<>();
        });
        body.awaitReached();
        assertTrue(task.complete("outside"));
        exit.awaitReached();
        assertFalse(task.isDone());
        exit.open();
        assertEquals("outside", value(task));
        assertEquals(1, bench.count("exit:a(cancelled)"));
    }

    /** What an executor does around its work, as the hook of a pool does, is not what the work does. */
    @BothTwins
    void anExecutorThatFailsAfterItsWorkOrDoesItTwice(Twin twin) {
        Boom hook = new Boom("hook");
        List<Throwable> dropped = new CopyOnWriteArrayList<>();
        Forthwith.onDropped((where, what) -> dropped.add(what));
        try {
            Executor fails = work -> {
                work.run();
                throw hook;
            };
            Executor again = work -> {
                work.run();
                work.run();
            };
            AtomicInteger calls = new AtomicInteger();
            for (Executor executor : List.of(fails, again)) {
                CompletableFuture<Integer> inner = new CompletableFuture<>();
                AsyncTask<Integer> task = AsyncTask.from(CompletableFuture.completedFuture(1))
                        .thenComposeAsync(
                                one -> {
                                    calls.incrementAndGet();
                                    return inner;
                                },
                                executor);
                assertFalse(task.isDone());
                value(twin.stage(() -> inner.complete(2)));
                assertEquals(Integer.valueOf(2), value(task));
            }
            assertEquals(2, calls.get());
            assertEquals(List.of(hook), dropped);
        } finally {
            Forthwith.onDropped((where, what) -> {});
        }
    }

    /** Where no function is called the outcome passes, whatever the executor is worth. */
    @BothTwins
    void anExecutorIsNotAskedWhereThereIsNothingToRun(Twin twin) {
        AtomicInteger asked = new AtomicInteger();
        Executor dead = work -> asked.incrementAndGet();
        Boom failure = new Boom("E");
        AsyncTask<Integer> failed = AsyncTask.from(twin.failure(failure));
        AsyncTask<Integer> succeeded = AsyncTask.from(twin.value(1));
        AsyncTask<Integer> never = AsyncTask.from(new CompletableFuture<>());
        List<AsyncTask<?>> failing = List.of(
                failed.thenApplyAsync(n -> n, dead),
                failed.thenAcceptAsync(n -> {}, dead),
                failed.thenRunAsync(() -> {}, dead),
                failed.thenComposeAsync(n -> twin.value(n), dead),
                failed.thenCombineAsync(succeeded, Integer::sum, dead),
                failed.applyToEitherAsync(never, n -> n, dead));
        failing.forEach(task -> assertFails(task, failure));
        assertEquals(1, value(succeeded.exceptionallyAsync(problem -> 2, dead)));
        assertEquals(1, value(succeeded.exceptionallyComposeAsync(problem -> twin.value(2), dead)));
        assertEquals(0, asked.get());
    }

    @Test
    void aSupplierIsNotAskedForATaskThatIsDone() {
        AsyncTask<Integer> done = AsyncTask.from(CompletableFuture.completedFuture(1));
        done.completeAsync(() -> fail("it is done"), Runnable::run);
        assertEquals(1, value(done));
    }

    @BothTwins
    void ofThoseWhoCompleteATaskOneIsToldSo(Twin twin) {
        CompletableFuture<String> work = new CompletableFuture<>();
        AsyncTask<String> task = AsyncTask.shield(work);
        assertTrue(task.complete("first"));
        assertFalse(task.complete("second"));
        assertFalse(task.completeExceptionally(new Boom("E")));
        value(twin.stage(() -> work.complete("work")));
        assertEquals("first", value(task));
        assertFalse(task.complete("late"));

        Boom failure = new Boom("E");
        CompletableFuture<String> other = new CompletableFuture<>();
        AsyncTask<String> failed = AsyncTask.shield(other);
        assertTrue(failed.completeExceptionally(failure));
        assertFalse(failed.complete("second"));
        value(twin.stage(() -> other.complete("work")));
        assertFails(failed, failure);
    }

    /** Ours serve everybody, whoever needed one first. */
    @Test
    void aThreadKeepsNothingOfWhoeverNeededItFirst() {
        assertEquals(
                List.of("forthwith-timer null", "false"),
                Jvm.run(TenantsProgram.class).lines().toList());
    }

    /** What a request to cancel promised stands, and who comes later is told; but the pending step is asked to end. */
    @BothTwins
    void whoCompletesACancelledTaskIsToldThatItIsTooLate(Twin twin) {
        CompletableFuture<String> work = new CompletableFuture<>();
        AsyncTask<String> task = AsyncTask.from(work).thenCompose(value -> twin.value(value));
        assertTrue(task.cancel(false));
        assertFalse(work.isDone());
        assertFalse(task.complete("outside"));
        assertTrue(work.isCancelled());
        assertFalse(task.completeExceptionally(new Boom("E")));
        assertCancelled(task);
    }

    /** What is promised to one is not promised to another. */
    @BothTwins
    void whoCancelsACompletedTaskIsToldThatItIsTooLate(Twin twin) {
        CompletableFuture<String> work = new CompletableFuture<>();
        AsyncTask<String> task = AsyncTask.shield(work);
        assertTrue(task.complete("outside"));
        assertFalse(task.cancel(false));
        assertFalse(task.cancel(true));
        value(twin.stage(() -> work.complete("work")));
        assertEquals("outside", value(task));
        assertFalse(task.isCancelled());
    }

    @BothTwins
    void aSupplierThatFailsTooLateIsReported(Twin twin) {
        Boom failure = new Boom("E");
        CompletableFuture<Throwable> dropped = new CompletableFuture<>();
        Forthwith.onDropped((where, what) -> dropped.complete(what));
        try {
            CompletableFuture<String> work = new CompletableFuture<>();
            AsyncTask<String> task = AsyncTask.shield(work);
            assertTrue(task.complete("first"));
            task.completeAsync(
                    () -> {
                        throw failure;
                    },
                    supplied -> value(twin.stage(() -> {
                        supplied.run();
                        return null;
                    })));
            assertSame(failure, value(dropped));
            work.complete("work");
            assertEquals("first", value(task));
        } finally {
            Forthwith.onDropped((where, what) -> {});
        }
    }

    @Test
    void aBlockingCallRunsElsewhereAndIsShownAsItEnds() {
        Thread caller = Thread.currentThread();
        assertNotSame(caller, value(AsyncTask.blocking(Thread::currentThread)));
        IOException failure = new IOException("E");
        assertFails(
                AsyncTask.blocking(() -> {
                    throw failure;
                }),
                failure);
        assertThrows(NullPointerException.class, () -> AsyncTask.blocking(null));
    }

    @Test
    void aCancelledBlockingCallIsInterruptedAndWaitedFor() {
        Gate inside = new Gate();
        Gate cleanup = new Gate();
        AsyncTask<String> task = AsyncTask.blocking(() -> {
            try {
                inside.reach().get();
            } catch (InterruptedException asked) {
                cleanup.reach().join();
            }
            return "too late";
        });
        inside.awaitReached();
        assertTrue(task.cancel(true));
        cleanup.awaitReached();
        assertFalse(task.isDone());
        cleanup.open();
        assertCancelled(task);
    }

    @BothTwins
    void ofTwoThatFailTheFirstIsPrimary(Twin twin) {
        Boom left = new Boom("L");
        Boom right = new Boom("R");
        CompletableFuture<Integer> one = new CompletableFuture<>();
        CompletableFuture<Integer> other = new CompletableFuture<>();
        AsyncTask<Integer> sum = AsyncTask.from(one).thenCombine(other, Integer::sum);
        value(twin.stage(() -> other.completeExceptionally(right)));
        assertFalse(sum.isDone());
        value(twin.stage(() -> one.completeExceptionally(left)));
        assertFails(sum, right, left);

        Boom first = new Boom("L");
        Boom second = new Boom("R");
        assertFails(
                AsyncTask.from(CompletableFuture.<Integer>failedFuture(first))
                        .thenAcceptBoth(twin.<Integer>failure(second), (a, b) -> {}),
                first,
                second);
        Boom same = new Boom("S");
        assertFails(
                AsyncTask.from(CompletableFuture.failedFuture(same)).runAfterBoth(twin.failure(same), () -> {}), same);
        assertFails(AsyncTask.from(twin.value(1)).thenCombine(twin.<Integer>failure(same), Integer::sum), same);
        assertEquals(Integer.valueOf(3), value(AsyncTask.from(twin.value(1)).thenCombine(twin.value(2), Integer::sum)));
    }

    @BothTwins
    void whatBothSayThatWereAskedToEndIsSuppressedOnTheCancellation(Twin twin) {
        Boom left = new Boom("L");
        Boom right = new Boom("R");
        CompletableFuture<Integer> one = new CompletableFuture<>();
        CompletableFuture<Integer> other = new CompletableFuture<>();
        AsyncTask<Integer> sum = AsyncTask.shield(one).thenCombine(AsyncTask.shield(other), Integer::sum);
        assertTrue(sum.cancel(true));
        value(twin.stage(() -> one.completeExceptionally(left)));
        assertFalse(sum.isDone());
        value(twin.stage(() -> other.completeExceptionally(right)));
        assertCancelled(sum, left, right);
    }

    /** As it is the signal that a program ends, which thousands of others wait for as well. */
    @BothTwins
    void theOtherOfTwoIsLeftAsItWas(Twin twin) {
        List<CompletableFuture<String>> signals =
                List.of(new CompletableFuture<>(), AsyncTask.shield(new CompletableFuture<>()));
        for (CompletableFuture<String> signal : signals) {
            for (int i = 0; i < 100; i++) {
                value(AsyncTask.from(twin.value("a")).acceptEither(signal, first -> {}));
                failure(AsyncTask.from(twin.<String>failure(new Boom("E"))).runAfterEither(signal, () -> {}));
            }
            assertEquals(0, signal.getNumberOfDependents());
        }
    }

    @BothTwins
    void ofTwoTheFirstDecides(Twin twin) {
        Boom failure = new Boom("E");
        assertEquals("a", value(AsyncTask.from(twin.value("a")).applyToEither(new CompletableFuture<>(), a -> a)));
        assertEquals(
                "b", value(AsyncTask.<String>from(new CompletableFuture<>()).applyToEither(twin.value("b"), b -> b)));
        assertFails(
                AsyncTask.<String>from(new CompletableFuture<>()).applyToEither(twin.failure(failure), b -> b),
                failure);
    }

    @BothTwins
    void whatEitherOfTwoSaysThatWereAskedToEndIsSuppressedOnTheCancellation(Twin twin) {
        Boom left = new Boom("L");
        Boom right = new Boom("R");
        for (int failing : new int[] {1, 2, 3}) {
            CompletableFuture<Integer> one = new CompletableFuture<>();
            CompletableFuture<Integer> other = new CompletableFuture<>();
            AsyncTask<Integer> either = AsyncTask.shield(one).applyToEither(AsyncTask.shield(other), first -> first);
            assertTrue(either.cancel(failing == 1));
            value(twin.stage(() -> (failing & 1) == 0 ? one.complete(1) : one.completeExceptionally(left)));
            assertFalse(either.isDone());
            value(twin.stage(() -> (failing & 2) == 0 ? other.complete(2) : other.completeExceptionally(right)));
            switch (failing) {
                case 1:
                    assertCancelled(either, left);
                    break;
                case 2:
                    assertCancelled(either, right);
                    break;
                default:
                    assertCancelled(either, left, right);
            }
        }
    }

    @Test
    void aLimitBeyondAllTimeIsNoLimit() {
        AsyncTask<Integer> task = AsyncTask.from(new CompletableFuture<>());
        for (TimeUnit unit : TimeUnit.values()) {
            task.orTimeout(Long.MAX_VALUE, unit).completeOnTimeout(1, Long.MAX_VALUE, unit);
        }
        assertTrue(task.cancel(true));
        assertCancelled(task);
    }

    @Test
    void anIncompleteFutureOfATaskIsCompletedByWhoAskedForIt() {
        CompletableFuture<Integer> foreign = new CompletableFuture<>();
        AsyncTask<Integer> task = AsyncTask.from(foreign);
        AsyncTask<String> completed = task.newIncompleteFuture();
        assertTrue(completed.complete("a"));
        assertFalse(completed.complete("b"));
        assertEquals("a", value(completed));
        assertFalse(completed.cancel(true));
        assertFalse(task.isDone());
        AsyncTask<String> cancelled = task.newIncompleteFuture();
        assertTrue(cancelled.cancel(true));
        assertCancelled(task);
        assertCancelled(cancelled);
        assertTrue(foreign.isCancelled());
        AsyncTask<String> late = task.newIncompleteFuture();
        assertTrue(late.cancel(true));
        assertCancelled(late);
    }

    @Test
    void anIncompleteFutureThatWasCancelledIsNotCompletedAnyMore() {
        Boom failure = new Boom("E");
        CompletableFuture<Integer> work = new CompletableFuture<>();
        AsyncTask<String> value = AsyncTask.shield(work).newIncompleteFuture();
        assertTrue(value.cancel(false));
        assertFalse(value.isDone());
        assertFalse(value.complete("a"));
        assertCancelled(value);
        AsyncTask<String> failed = AsyncTask.shield(work).newIncompleteFuture();
        assertTrue(failed.cancel(false));
        assertFalse(failed.completeExceptionally(failure));
        assertFalse(failed.completeExceptionally(failure));
        assertCancelled(failed, failure);
        work.complete(1);
        AsyncTask<String> open = AsyncTask.from(new CompletableFuture<>()).newIncompleteFuture();
        assertTrue(open.completeExceptionally(new CompletionException(failure)));
        assertFalse(open.completeExceptionally(failure));
        assertSame(failure, assertThrows(CompletionException.class, open::join).getCause());
        assertSame(failure, failure(open));
    }

    @BothTwins
    void aRequestThatComesWhenTheExitsHaveBegun(Twin twin) {
        Gate body = new Gate();
        Gate exit = new Gate();
        AsyncTask<Void> task = bench(twin).resource("a").exitGate(exit).with(a -> body.reach());
        body.awaitReached();
        assertTrue(task.cancel(false));
        assertTrue(task.cancel(false));
        body.open();
        exit.awaitReached();
        assertFalse(task.cancel(true));
        exit.open();
        assertCancelled(task);
    }

    @Test
    void whatABlockingCallYieldsInSpiteOfTheInterruptIsNotLost() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AsyncTask<String> call = Results.blocking(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException ignored) {
                // It has opened what it was to open.
            }
            return "resource";
        });
        begun.await();
        assertTrue(call.cancel(true));
        assertEquals("resource", value(call));
    }

    @Test
    @SuppressWarnings("try") // closed, and not looked at
    void whatTheCleanupOfAnInterruptedCallFailedWithIsSuppressed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Boom cleanup = new Boom("X");
        AsyncTask<String> call = Results.blocking(() -> {
            try (AutoCloseable closing = () -> {
                throw cleanup;
            }) {
                begun.countDown();
                new CountDownLatch(1).await();
            }
            return "";
        });
        begun.await();
        assertTrue(call.cancel(true));
        assertCancelled(call, cleanup);
    }
}
