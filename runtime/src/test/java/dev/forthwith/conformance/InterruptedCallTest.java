package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncTask;
import dev.forthwith.Forthwith;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Twin;
import dev.forthwith.internal.task.BlockingExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Isolated;

/** A blocking call that ends with the flag of an interrupt set, as one does that catches it and cannot throw it. */
@Isolated("sets the blocking executor")
final class InterruptedCallTest extends BenchTest {
    private final Executor before = BlockingExecutor.current();
    /** Whether the flag is set when the thread has done its work. */
    private final CompletableFuture<Boolean> flag = new CompletableFuture<>();

    @BeforeEach
    void begin() {
        Forthwith.blockingExecutor(work -> Twin.OTHER_THREADS.execute(() -> {
            work.run();
            flag.complete(Thread.interrupted());
        }));
    }

    @AfterEach
    void end() {
        Forthwith.blockingExecutor(before);
    }

    /** A resource whose exit waits on the thread that it is begun on. */
    private static AsyncContextManager<String> waitsInItsExit(Twin twin, Bench bench) {
        return AsyncContextManager.of(() -> twin.value("a"), (a, outcome, failure) -> {
            bench.say("exit:" + outcome);
            new CountDownLatch(0).await();
            return twin.value(null);
        });
    }

    @BothTwins
    void itDoesNotDisturbTheExitAndIsTheThreadsAgain(Twin twin) {
        Bench bench = bench(twin);
        Gate call = new Gate();
        AsyncTask<Integer> task = waitsInItsExit(twin, bench)
                .with(a -> AsyncTask.blocking(() -> {
                    call.reach().join();
                    Thread.currentThread().interrupt();
                    return 1;
                }));
        call.awaitReached();
        call.open();
        assertEquals(1, value(task));
        assertEquals(true, value(flag));
        assertEquals("exit:COMPLETED", bench.steps());
    }

    @BothTwins
    void itIsTheThreadsAgainAlsoAfterARequestThatInterruptsNothing(Twin twin) {
        Bench bench = bench(twin);
        Gate call = new Gate();
        Boom failure = new Boom("E");
        AsyncTask<Integer> task = waitsInItsExit(twin, bench)
                .with(a -> AsyncTask.blocking(() -> {
                    call.reach().join();
                    Thread.currentThread().interrupt();
                    throw failure;
                }));
        call.awaitReached();
        task.cancel(false);
        call.open();
        assertCancelled(task, failure);
        assertEquals(true, value(flag));
        assertEquals("exit:CANCELLED", bench.steps());
    }

    @BothTwins
    void oneThatWasARequestLeavesNothingBehind(Twin twin) {
        Bench bench = bench(twin);
        Gate call = new Gate();
        AsyncTask<Integer> task = waitsInItsExit(twin, bench)
                .with(a -> AsyncTask.blocking(() -> {
                    try {
                        call.reach();
                        new CountDownLatch(1).await();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    return 1;
                }));
        call.awaitReached();
        task.cancel(true);
        assertCancelled(task);
        assertEquals(false, value(flag));
        assertEquals("exit:CANCELLED", bench.steps());
    }
}
