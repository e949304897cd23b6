package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Twin;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Work that is stopped in a way of its own: the transitions of its task. */
final class StoppableTest extends BenchTest {
    private final CompletableFuture<String> work = new CompletableFuture<>();
    private final CompletableFuture<Void> told = new CompletableFuture<>();
    private final AtomicInteger stops = new AtomicInteger();
    private final AsyncTask<String> task = AsyncTask.stoppable(work, this::stop);

    private CompletionStage<Void> stop() {
        stops.incrementAndGet();
        return told;
    }

    @BothTwins
    void endsAsTheWorkDoes(Twin twin) {
        Boom failure = new Boom("E");
        assertEquals("a", value(AsyncTask.stoppable(twin.value("a"), this::stop)));
        assertFails(
                AsyncTask.stoppable(
                        twin.stage(() -> {
                            throw failure;
                        }),
                        this::stop),
                failure);
        assertEquals(0, stops.get());
    }

    @Test
    void aSoftCancelWaitsForTheWork() {
        assertTrue(task.cancel(false));
        assertEquals(0, stops.get());
        assertFalse(task.isDone());
        work.complete("too late");
        assertCancelled(task);
        assertEquals(0, stops.get());
    }

    @Test
    void aHardCancelStopsOnceAndWaitsForBoth() {
        task.cancel(false);
        assertTrue(task.cancel(true));
        task.cancel(true);
        assertEquals(1, stops.get());
        assertFalse(work.isCancelled());
        work.complete("too late");
        assertFalse(task.isDone());
        task.cancel(true);
        told.complete(null);
        assertCancelled(task);
        assertEquals(1, stops.get());
    }

    @Test
    void theRequestMayEndFirst() {
        task.cancel(true);
        told.complete(null);
        assertFalse(task.isDone());
        Boom stopped = new Boom("stopped");
        work.completeExceptionally(stopped);
        assertCancelled(task, stopped);
    }

    @Test
    void afterTheEndNothingIsStopped() {
        work.complete("a");
        assertFalse(task.cancel(true));
        assertEquals("a", value(task));
        assertEquals(0, stops.get());
    }

    @Test
    void whatTheActionFailsWithIsNotLost() {
        Boom ofWork = new Boom("work");
        Boom ofStop = new Boom("stop");
        task.cancel(true);
        told.completeExceptionally(ofStop);
        work.completeExceptionally(ofWork);
        assertCancelled(task, ofWork);
        assertEquals(List.of(ofStop), List.of(ofWork.getSuppressed()));
    }

    @Test
    void anActionThatThrowsOrYieldsNothing() {
        Boom thrown = new Boom("thrown");
        AsyncTask<String> throwing = AsyncTask.stoppable(work, () -> {
            throw thrown;
        });
        AsyncTask<String> yieldingNull = AsyncTask.stoppable(work, () -> null);
        throwing.cancel(true);
        yieldingNull.cancel(true);
        assertFalse(throwing.isDone());
        work.complete("too late");
        assertCancelled(throwing, thrown);
        assertEquals(
                "the action that stops the work returned null instead of a stage",
                failure(yieldingNull).getSuppressed()[0].getMessage());
    }

    @Test
    void nullIsRefused() {
        assertThrows(NullPointerException.class, () -> AsyncTask.stoppable(null, this::stop));
        assertThrows(NullPointerException.class, () -> AsyncTask.stoppable(work, null));
    }

    /** In a loop: the source is closed when the work and the request have ended. */
    @BothTwins
    void aPendingNextIsStopped(Twin twin) {
        Bench bench = bench(twin);
        Gate pending = new Gate();
        AsyncTask<Long> loop = AsyncIterable.next(() -> {
                    AsyncTask<String> next = AsyncTask.stoppable(work, () -> {
                        bench.say("stop");
                        work.complete("late");
                        return twin.stage(() -> {
                            bench.say("told");
                            return null;
                        });
                    });
                    pending.reach();
                    return next;
                })
                .onClose(outcome -> bench.say("close " + outcome))
                .count();
        pending.awaitReached();
        loop.cancel(true);
        assertCancelled(loop);
        assertEquals("stop told close CANCELLED", bench.steps());
    }
}
