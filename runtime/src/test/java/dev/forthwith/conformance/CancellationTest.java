package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncTask;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Resource;
import dev.forthwith.bench.Twin;
import dev.forthwith.observe.Jvm;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Cancellation of scopes: c053 to c059, r22 to r28, r40, and what section 4.1 of the contract adds. */
final class CancellationTest extends BenchTest {
    /** Both ways in which a resource is made. */
    private List<Resource> both(Bench bench, String name) {
        return List.of(bench.resource(name), bench.generated(name));
    }

    @BothTwins
    void c053_aPendingBodyIsCancelledAndTheExitAwaited(Twin twin) {
        Bench bench = bench(twin);
        for (Resource resource : both(bench, "a")) {
            Gate exit = new Gate();
            CompletableFuture<Integer> body = new CompletableFuture<>();
            Gate running = new Gate();
            AsyncTask<Integer> result = resource.exitGate(exit).with(name -> {
                running.reach();
                return body;
            });
            running.awaitReached();
            assertTrue(result.cancel(true));
            exit.awaitReached();
            assertTrue(body.isCancelled());
            assertFalse(result.isDone());
            exit.open();
            assertCancelled(result);
        }
        assertEquals(2, bench.count("exit:a(cancelled)"));
        assertEquals(2, bench.count("exited:a"));
    }

    @BothTwins
    void c055_aCancelledEnterThatFailsIsNotExited(Twin twin) {
        Bench bench = bench(twin);
        for (Resource resource : both(bench, "a")) {
            Gate enter = new Gate();
            Boom failure = new Boom("E");
            AsyncTask<Integer> result =
                    resource.enterGate(enter).enterFails(failure).with(name -> bench.hop("body", 1));
            enter.awaitReached();
            assertTrue(result.cancel(true));
            assertFalse(result.isDone());
            enter.open();
            assertCancelled(result, failure);
        }
        assertEquals("enter:a enter:a", bench.steps());
    }

    @BothTwins
    void c056_anExitThatRunsIsNotDisturbed(Twin twin) {
        Bench bench = bench(twin);
        Gate exit = new Gate();
        AsyncTask<Integer> result =
                bench.resource("A").with(a -> bench.resource("B").exitGate(exit).with(b -> twin.value(42)));
        exit.awaitReached();
        // The inner exit runs as part of the outer body: the outer scope is cancelled, but no exit is.
        result.cancel(true);
        exit.open();
        assertCancelled(result);
        assertEquals(
                "enter:A entered:A enter:B entered:B exit:B(ok) exited:B exit:A(cancelled) exited:A", bench.steps());
    }

    @BothTwins
    void c059_aFailureOfTheExitIsSuppressedOnTheCancellation(Twin twin) {
        Bench bench = bench(twin);
        Boom exit = new Boom("X");
        AsyncTask<Integer> result = pending(bench.resource("a").exitFails(exit));
        result.cancel(true);
        assertCancelled(result, exit);
    }

    private static AsyncTask<Integer> pending(Resource resource) {
        Gate running = new Gate();
        AsyncTask<Integer> result = resource.with(name -> {
            running.reach();
            return new CompletableFuture<>();
        });
        running.awaitReached();
        return result;
    }

    @BothTwins
    void r22_theObjectAndItsFutureAndWhatIsDerivedFromItCancel(Twin twin) {
        List<Function<AsyncTask<Integer>, CompletableFuture<?>>> handles = List.of(
                task -> task,
                task -> task.toCompletableFuture(),
                task -> task.thenApply(value -> value),
                task -> task.thenCompose(CompletableFuture::completedFuture),
                task -> task.thenAccept(value -> {}).thenRun(() -> {}),
                task -> task.handle((value, failure) -> value),
                task -> task.whenComplete((value, failure) -> {}),
                task -> task.exceptionally(failure -> 0).thenApplyAsync(value -> value),
                task -> task.copy(),
                task -> task.thenCombine(new CompletableFuture<Integer>(), Integer::sum),
                task -> task.applyToEither(new CompletableFuture<>(), value -> value));
        for (Function<AsyncTask<Integer>, CompletableFuture<?>> handle : handles) {
            Bench bench = bench(twin);
            Gate exit = new Gate();
            AsyncTask<Integer> task = pending(bench.resource("a").exitGate(exit));
            CompletableFuture<?> handed = handle.apply(task);
            handed.cancel(true);
            exit.awaitReached();
            assertFalse(handed.isDone());
            exit.open();
            assertThrows(CancellationException.class, () -> handed.get(30, TimeUnit.SECONDS));
            assertEquals(1, bench.count("exited:a"));
            assertEquals(1, bench.count("exit:a(cancelled)"));
        }
    }

    @BothTwins
    void theMinimalStageOfATaskCancelsToo(Twin twin) {
        Bench bench = bench(twin);
        Gate body = new Gate();
        AsyncTask<String> task = bench.resource("a").with(a -> {
            body.reach();
            return new CompletableFuture<>();
        });
        body.awaitReached();
        assertTrue(task.minimalCompletionStage().toCompletableFuture().cancel(true));
        assertCancelled(task);
        assertEquals("enter:a entered:a exit:a(cancelled) exited:a", bench.steps());
    }

    @BothTwins
    void r23_cancelledAndTheExitFails(Twin twin) {
        c059_aFailureOfTheExitIsSuppressedOnTheCancellation(twin);
    }

    @BothTwins
    void r24_aResourceThatArrivesAfterTheCancelIsExited(Twin twin) {
        Bench bench = bench(twin);
        for (boolean interrupt : new boolean[] {true, false}) {
            for (Resource resource : both(bench, "a")) {
                Gate enter = new Gate();
                AsyncTask<Integer> result = resource.enterGate(enter).with(name -> bench.hop("body", 1));
                enter.awaitReached();
                assertTrue(result.cancel(interrupt));
                assertFalse(result.isDone());
                enter.open();
                assertCancelled(result);
            }
        }
        assertEquals(4, bench.count("exit:a(cancelled)"));
        assertEquals(0, bench.count("body"));
    }

    @BothTwins
    void r26_nothingRunsWhenTheEnterFailsAfterAll(Twin twin) {
        c055_aCancelledEnterThatFailsIsNotExited(twin);
    }

    @BothTwins
    void r27_onceTheExitBeganItIsTooLate(Twin twin) {
        Bench bench = bench(twin);
        for (Resource resource : both(bench, "a")) {
            Gate exit = new Gate();
            AsyncTask<Integer> result = resource.exitGate(exit).with(name -> twin.value(42));
            exit.awaitReached();
            assertFalse(result.cancel(true));
            exit.open();
            assertEquals(42, value(result));
        }
        assertEquals(2, bench.count("exit:a(ok)"));
    }

    @BothTwins
    void r28_afterTheEndThereIsNothingToCancel(Twin twin) {
        Bench bench = bench(twin);
        AsyncTask<Integer> result = bench.resource("a").with(name -> twin.value(42));
        assertEquals(42, value(result));
        assertFalse(result.cancel(true));
        assertFalse(result.isCancelled());
        assertEquals(1, bench.countOf("exit:a"));
    }

    @BothTwins
    void r40_aBlockedThreadIsWokenAfterTheCleanup(Twin twin) throws Exception {
        Bench bench = bench(twin);
        Gate exit = new Gate();
        AsyncTask<Integer> task = pending(bench.resource("a").exitGate(exit));
        CompletableFuture<String> woken = new CompletableFuture<>();
        CountDownLatch waits = new CountDownLatch(1);
        Twin.OTHER_THREADS.execute(() -> {
            waits.countDown();
            try {
                task.await();
                woken.complete("no failure");
            } catch (CancellationException cancelled) {
                woken.complete("cancelled after " + bench.count("exited:a") + " exit");
            } catch (Throwable other) {
                woken.completeExceptionally(other);
            }
        });
        waits.await();
        task.cancel(true);
        exit.awaitReached();
        assertFalse(woken.isDone());
        exit.open();
        assertEquals("cancelled after 1 exit", value(woken));
    }

    @BothTwins
    void softCancelWaitsForTheBodyAndStartsNothingAfterIt(Twin twin) {
        Bench bench = bench(twin);
        CompletableFuture<Integer> body = new CompletableFuture<>();
        Gate running = new Gate();
        AsyncTask<Integer> result = bench.resource("a")
                .with(name -> {
                    running.reach();
                    return body;
                })
                .thenApply(v -> {
                    bench.say("continued");
                    return v;
                });
        running.awaitReached();
        assertTrue(result.cancel(false));
        assertFalse(body.isDone());
        assertEquals(0, bench.countOf("exit:"));
        body.complete(42);
        assertCancelled(result);
        assertEquals("enter:a entered:a exit:a(cancelled) exited:a", bench.steps());
    }

    @BothTwins
    void aSecondCancelMayInterruptWhatTheFirstDidNot(Twin twin) {
        Bench bench = bench(twin);
        CompletableFuture<Integer> body = new CompletableFuture<>();
        Gate running = new Gate();
        AsyncTask<Integer> result = bench.resource("a").with(name -> {
            running.reach();
            return body;
        });
        running.awaitReached();
        assertTrue(result.cancel(false));
        assertTrue(result.cancel(true));
        assertCancelled(result);
        assertTrue(body.isCancelled());
    }

    @BothTwins
    void aFailureOfACancelledBodyIsSuppressed(Twin twin) {
        Bench bench = bench(twin);
        CompletableFuture<Integer> body = new CompletableFuture<>();
        Boom late = new Boom("late");
        Gate running = new Gate();
        AsyncTask<Integer> result = bench.resource("a").with(name -> {
            running.reach();
            return body;
        });
        running.awaitReached();
        result.cancel(false);
        body.completeExceptionally(late);
        assertCancelled(result, late);
        assertEquals(1, bench.count("exit:a(cancelled)"));
    }

    @BothTwins
    void aShieldedStageIsWaitedFor(Twin twin) {
        Bench bench = bench(twin);
        CompletableFuture<Integer> work = new CompletableFuture<>();
        Gate running = new Gate();
        AsyncTask<Integer> result = bench.resource("a").with(name -> {
            running.reach();
            return AsyncTask.shield(work);
        });
        running.awaitReached();
        assertTrue(result.cancel(true));
        assertFalse(work.isDone());
        assertEquals(0, bench.countOf("exit:"));
        work.complete(1);
        assertCancelled(result);
        assertEquals(1, bench.count("exit:a(cancelled)"));
    }

    @BothTwins
    void aTimeoutFailsAfterTheCleanup(Twin twin) {
        Bench bench = bench(twin);
        Gate exit = new Gate();
        AsyncTask<Integer> task = pending(bench.resource("a").exitGate(exit));
        CompletableFuture<Integer> timed = task.orTimeout(1, TimeUnit.MILLISECONDS);
        exit.awaitReached();
        assertFalse(timed.isDone());
        exit.open();
        assertInstanceOf(TimeoutException.class, failure(timed));
        assertEquals(1, bench.count("exited:a"));
    }

    @BothTwins
    void anInterruptCancelsWaitsAndIsThrown(Twin twin) {
        Bench bench = bench(twin);
        AsyncContextManager<String> resource = bench.resource("a");
        Gate running = new Gate();
        CompletableFuture<String> ended = new CompletableFuture<>();
        Thread blocked = new Thread(() -> {
            try {
                resource.with(name -> {
                            running.reach();
                            return new CompletableFuture<>();
                        })
                        .await();
                ended.complete("no failure");
            } catch (InterruptedException interrupted) {
                ended.complete("interrupted after " + bench.count("exited:a") + " exit");
            } catch (Throwable other) {
                ended.completeExceptionally(other);
            }
        });
        blocked.setDaemon(true);
        blocked.start();
        running.awaitReached();
        blocked.interrupt();
        assertEquals("interrupted after 1 exit", value(ended));
        assertEquals(1, bench.count("exit:a(cancelled)"));
    }

    @BothTwins
    void getShowsTheCancellationAndTheFailureAsTheyAre(Twin twin) throws Exception {
        Boom failure = new Boom("E");
        AsyncTask<Integer> failed = bench(twin).resource("a").with(name -> twin.failure(failure));
        try {
            failed.get(30, TimeUnit.SECONDS);
            throw new AssertionError("it did not fail");
        } catch (ExecutionException thrown) {
            assertFails(failed, (Boom) thrown.getCause());
        }
        assertEquals(failure, assertThrows(Boom.class, failed::await));
    }

    /** The log is where a cancelled task says what it waits for: no more than that. */
    @Test
    void aLoggerThatBreaksDoesNotHoldUpARequest() {
        String printed = Jvm.run(
                BrokenLoggerProgram.class, "-Djava.util.logging.manager=" + BrokenLoggerProgram.class.getName());
        assertEquals(
                List.of(
                        "a is exited, CANCELLED",
                        "cancel says true, the body is asked: true",
                        "b is exited, CANCELLED",
                        "the enter is cancelled: true, the stack is closed: true"),
                printed.lines().toList());
    }
}
