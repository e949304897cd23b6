package dev.forthwith.testkit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.testkit.ScriptedResource;
import dev.forthwith.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

@Timeout(120)
final class VirtualTimeTest {
    private final List<String> log = new ArrayList<>();

    @Test
    void whatIsDueHappensAtItsMoment() {
        try (VirtualTime time = VirtualTime.begin()) {
            time.delay(Duration.ofMillis(20)).thenRun(() -> log.add("late at " + time.now()));
            time.delay(Duration.ofMillis(10))
                    .thenCompose(passed -> time.delay(Duration.ofMillis(5)))
                    .thenRun(() -> log.add("early at " + time.now()));
            time.execute(() -> log.add("first at " + time.now()));
            time.advance(Duration.ofMillis(15));
            assertEquals(List.of("first at PT0S", "early at PT0.015S"), log);
            assertEquals(Duration.ofMillis(15), time.now());
            assertFalse(time.isIdle());
            time.advance(Duration.ofMillis(10));
            assertEquals("late at PT0.02S", log.get(2));
            assertEquals(Duration.ofMillis(25), time.now());
            assertTrue(time.isIdle());
        }
    }

    @Test
    void whatIsReadyRunsInItsTurnAndNoTimePasses() {
        try (VirtualTime time = VirtualTime.begin()) {
            time.execute(() -> {
                log.add("a");
                time.execute(() -> log.add("c"));
            });
            time.delay(Duration.ZERO).thenRun(() -> log.add("b"));
            time.delay(Duration.ofNanos(1)).thenRun(() -> log.add("d"));
            time.runReady();
            assertEquals(List.of("a", "b", "c"), log);
            assertEquals(Duration.ZERO, time.now());
        }
    }

    @Test
    void aSeedIsAnOrder() {
        assertEquals(order(1), order(1));
        assertNotEquals(order(1), order(2));
        assertNotEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), order(1));
    }

    private static List<Integer> order(long seed) {
        List<Integer> order = new ArrayList<>();
        try (VirtualTime time = VirtualTime.begin(seed)) {
            for (int i = 0; i < 10; i++) {
                int number = i;
                time.execute(() -> order.add(number));
            }
            time.runReady();
        }
        return order;
    }

    @Test
    void theTimeLimitsOfTheLibraryAreIts() {
        ScriptedResource<String> slow = ScriptedResource.of("slow", "opened");
        try (VirtualTime time = VirtualTime.begin()) {
            slow.whenEntering(() -> time.delay(Duration.ofSeconds(20)))
                    .whenExiting(() -> time.delay(Duration.ofHours(1)));
            AsyncTask<Void> task = slow.enterTimeout(Duration.ofSeconds(5)).run(opened -> {});
            time.advance(Duration.ofSeconds(5).minusNanos(1));
            assertFalse(task.isDone());
            time.advance(Duration.ofNanos(1));
            assertTimedOut(task);
            time.advance(Duration.ofSeconds(15));
            assertEquals(
                    List.of("slow: enter", "slow: entered", "slow: exit CANCELLED"),
                    slow.journal().lines());
            time.advance(Duration.ofHours(1));

            AsyncTask<Void> exiting =
                    slow.exitTimeout(Duration.ofMinutes(1)).run(opened -> log.add(opened + " at " + time.now()));
            time.advance(Duration.ofSeconds(80));
            assertTimedOut(exiting);
            AsyncTask<Void> limited = slow.run(opened -> {}).orTimeout(1, TimeUnit.SECONDS);
            assertTimedOut(time, limited);
        }
        assertEquals(List.of("opened at PT1H40S"), log);
    }

    private static void assertTimedOut(AsyncTask<?> task) {
        assertTrue(task.isDone());
        assertInstanceOf(
                TimeoutException.class, task.handle((value, failure) -> failure).join());
    }

    private static void assertTimedOut(VirtualTime time, AsyncTask<?> task) {
        CompletionException thrown = assertThrows(CompletionException.class, () -> time.await(task));
        assertInstanceOf(TimeoutException.class, thrown.getCause());
    }

    @Test
    void anIntervalPassesInNoTime() {
        try (VirtualTime time = VirtualTime.begin()) {
            assertEquals(
                    List.of(0L, 1L, 2L),
                    time.await(
                            AsyncIterable.interval(Duration.ofDays(1)).limit(3).toList()));
            assertEquals(Duration.ofDays(3), time.now());
        }
    }

    @Test
    void otherThreadsHaveTheRealTime() throws Exception {
        try (VirtualTime time = VirtualTime.begin()) {
            List<Long> ticks = CompletableFuture.supplyAsync(() -> AsyncIterable.interval(Duration.ofMillis(1))
                            .limit(2)
                            .toList())
                    .thenCompose(ticking -> ticking)
                    .get(60, TimeUnit.SECONDS);
            assertEquals(List.of(0L, 1L), ticks);
            assertEquals(Duration.ZERO, time.now());
        }
    }

    @Test
    void afterItThereIsTheTimeThatWasBefore() throws Exception {
        try (VirtualTime outer = VirtualTime.begin()) {
            try (VirtualTime inner = VirtualTime.begin()) {
                inner.await(AsyncIterable.interval(Duration.ofDays(1)).findFirst());
                IllegalStateException refused = assertThrows(IllegalStateException.class, outer::close);
                assertEquals(
                        "this thread has begun another virtual time since, which is to be closed first",
                        refused.getMessage());
            }
            outer.await(AsyncIterable.interval(Duration.ofDays(1)).findFirst());
            assertEquals(Duration.ofDays(1), outer.now());
        }
        AsyncIterable.interval(Duration.ofNanos(1)).findFirst().await();
    }

    @Test
    void awaitThrowsWhatTheStageFailedWith() {
        IllegalStateException unchecked = new IllegalStateException("no");
        IOException checked = new IOException("no");
        try (VirtualTime time = VirtualTime.begin()) {
            CompletableFuture<Void> failing = time.delay(Duration.ofSeconds(1)).thenRun(() -> {
                throw unchecked;
            });
            assertSame(unchecked, assertThrows(IllegalStateException.class, () -> time.await(failing)));
            assertSame(
                    checked,
                    assertThrows(CompletionException.class, () -> time.await(CompletableFuture.failedFuture(checked)))
                            .getCause());
        }
    }

    @Test
    void whatNeverEndsIsSeenAtOnce() {
        try (VirtualTime time = VirtualTime.begin()) {
            CompletableFuture<Void> never = new CompletableFuture<>();
            time.delay(Duration.ofSeconds(2));
            AssertionError error = assertThrows(AssertionError.class, () -> time.await(never));
            assertTrue(
                    error.getMessage().startsWith("nothing is left to do in virtual time after PT2S"),
                    error.getMessage());
        }
    }

    @Test
    void itsOwnThreadAloneMovesIt() throws Exception {
        try (VirtualTime time = VirtualTime.begin()) {
            CompletableFuture<Void> elsewhere = CompletableFuture.runAsync(() -> {
                time.execute(() -> log.add("here"));
                time.runReady();
            });
            Throwable failure =
                    elsewhere.handle((value, thrown) -> thrown.getCause()).get(60, TimeUnit.SECONDS);
            assertInstanceOf(IllegalStateException.class, failure);
            time.runReady();
            assertEquals(List.of("here"), log);
        }
    }

    @Test
    void aClosedOneTakesNothing() {
        VirtualTime time = VirtualTime.begin();
        time.close();
        time.close();
        assertThrows(RejectedExecutionException.class, () -> time.execute(() -> {}));
        for (Executable use : List.<Executable>of(
                () -> time.delay(Duration.ZERO),
                () -> time.delay(Duration.ofSeconds(1)),
                () -> time.advance(Duration.ofSeconds(1)),
                time::runReady,
                () -> time.await(CompletableFuture.completedFuture(1)))) {
            assertEquals(
                    "this virtual time is closed",
                    assertThrows(IllegalStateException.class, use).getMessage());
        }
        ScheduledExecutorService scheduler = time.scheduler();
        assertThrows(RejectedExecutionException.class, () -> scheduler.execute(() -> {}));
        assertThrows(
                RejectedExecutionException.class, () -> scheduler.schedule(() -> log.add("late"), 1, TimeUnit.SECONDS));
        scheduler.shutdown();
        assertTrue(scheduler.isTerminated());
        assertEquals(Duration.ZERO, time.now());
    }

    @Test
    void aDelayIsTakenOffTheClock() {
        try (VirtualTime time = VirtualTime.begin()) {
            CompletableFuture<Void> delay = time.delay(Duration.ofSeconds(1));
            delay.cancel(true);
            assertTrue(time.isIdle());
            time.advance(Duration.ofSeconds(1));
            assertTrue(delay.isCancelled());
        }
    }

    @Test
    void aClockShowsIt() {
        try (VirtualTime time = VirtualTime.begin()) {
            time.advance(Duration.ofMinutes(90));
            assertEquals(Instant.parse("1970-01-01T01:30:00Z"), time.clock().instant());
            assertEquals(ZoneOffset.UTC, time.clock().getZone());
            ZoneId tokyo = ZoneId.of("Asia/Tokyo");
            assertEquals(tokyo, time.clock().withZone(tokyo).getZone());
            assertEquals(
                    Instant.parse("1970-01-01T01:30:00Z"),
                    time.clock().withZone(tokyo).instant());
        }
    }

    @Test
    void aSchedulerRunsThingsLaterAndAgain() throws Exception {
        try (VirtualTime time = VirtualTime.begin()) {
            ScheduledExecutorService scheduler = time.scheduler();
            ScheduledFuture<String> once = scheduler.schedule(() -> "once", 5, TimeUnit.SECONDS);
            ScheduledFuture<?> again =
                    scheduler.scheduleAtFixedRate(() -> log.add("tick at " + time.now()), 1, 2, TimeUnit.SECONDS);
            scheduler.execute(() -> log.add("now"));
            assertEquals(5, once.getDelay(TimeUnit.SECONDS));
            time.advance(Duration.ofSeconds(5));
            assertEquals(List.of("now", "tick at PT1S", "tick at PT3S", "tick at PT5S"), log);
            assertEquals("once", once.get());
            again.cancel(false);
            assertTrue(time.isIdle());
        }
    }

    @Test
    void aSchedulerIsShutDown() throws Exception {
        try (VirtualTime time = VirtualTime.begin()) {
            ScheduledExecutorService scheduler = time.scheduler();
            ScheduledFuture<?> periodic = scheduler.scheduleWithFixedDelay(() -> {}, 1, 1, TimeUnit.SECONDS);
            scheduler.schedule(() -> log.add("accepted"), 3, TimeUnit.SECONDS);
            scheduler.shutdown();
            assertTrue(periodic.isCancelled());
            assertThrows(RejectedExecutionException.class, () -> scheduler.execute(() -> {}));
            assertFalse(scheduler.awaitTermination(2, TimeUnit.SECONDS));
            assertTrue(scheduler.awaitTermination(2, TimeUnit.SECONDS));
            assertEquals(Duration.ofSeconds(3), time.now());
            assertEquals(List.of("accepted"), log);

            ScheduledExecutorService other = time.scheduler();
            other.schedule(() -> log.add("dropped"), 3, TimeUnit.SECONDS);
            assertEquals(1, other.shutdownNow().size());
            assertTrue(other.isTerminated());
            assertTrue(time.isIdle());
        }
    }

    @Test
    void aManagerWhoseClassTakesASchedulerIsTimedByIt() {
        try (VirtualTime time = VirtualTime.begin()) {
            AsyncContextManager<String> lease = AsyncContextManager.of(
                    () -> time.delay(Duration.ofSeconds(1)).thenApply(passed -> "lease"),
                    (value, outcome, failure) -> time.delay(Duration.ofSeconds(1)));
            assertEquals(5, time.await(lease.call(String::length)));
            assertEquals(Duration.ofSeconds(2), time.now());
        }
    }
}
