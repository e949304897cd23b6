package dev.forthwith.testkit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncTask;
import dev.forthwith.testkit.Journal;
import dev.forthwith.testkit.ResourceConformance;
import dev.forthwith.testkit.ScriptedResource;
import dev.forthwith.testkit.ScriptedSource;
import dev.forthwith.testkit.SourceConformance;
import dev.forthwith.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stand-ins do what a test tells them, and say so. */
@Timeout(120)
final class ScriptedTest {
    private final Journal journal = new Journal();
    private final ScriptedResource<String> database =
            ScriptedResource.of("database", "a connection").in(journal);
    private final ScriptedSource<String> lines =
            ScriptedSource.of("lines", "a", "b").in(journal);

    @Test
    void aUseIsSeenFromBeginningToEnd() throws Exception {
        database.run(connection -> {
                    assertEquals(1, database.openCount());
                    journal.say("used " + connection);
                })
                .await();
        assertEquals(
                List.of(
                        "database: enter",
                        "database: entered",
                        "used a connection",
                        "database: exit COMPLETED",
                        "database: exited"),
                journal.lines());
        assertEquals(0, database.openCount());
    }

    @Test
    void enteringFails() {
        IOException failure = new IOException("down");
        database.whenEntering(() -> CompletableFuture.failedFuture(failure));
        CompletionException thrown = assertThrows(
                CompletionException.class, () -> database.run(connection -> {}).await());
        assertSame(failure, thrown.getCause());
        assertEquals(List.of("database: enter", "database: enter failed: java.io.IOException: down"), journal.lines());
    }

    @Test
    void aScriptThatThrowsFailsTheStep() {
        IllegalStateException failure = new IllegalStateException("down");
        database.whenEntering(() -> {
            throw failure;
        });
        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class,
                        () -> database.run(connection -> {}).await()));
    }

    @Test
    void aScriptThatReturnsNullIsTold() {
        database.whenEntering(() -> null);
        NullPointerException thrown = assertThrows(
                NullPointerException.class, () -> database.run(connection -> {}).await());
        assertEquals("the function given to whenEntering returned null instead of a stage", thrown.getMessage());
    }

    @Test
    void enteringHangsUntilItIsLetGoAndIsNotTorn() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        database.whenEntering(() -> gate);
        AsyncTask<Void> task = database.run(connection -> journal.say("used"));
        assertTrue(task.cancel(true));
        assertFalse(task.isDone());
        gate.complete(null);
        assertThrows(CancellationException.class, task::await);
        assertEquals(
                List.of("database: enter", "database: entered", "database: exit CANCELLED", "database: exited"),
                journal.lines());
    }

    @Test
    void exitingFailsAndIsOverAllTheSame() {
        database.whenExiting(() -> CompletableFuture.failedFuture(new IllegalStateException("reset")));
        assertThrows(
                IllegalStateException.class,
                () -> database.run(connection -> {}).await());
        assertEquals(
                "database: exit failed: java.lang.IllegalStateException: reset",
                journal.lines().get(3));
        assertEquals(0, database.openCount());
    }

    @Test
    void exitingHandlesTheFailure() throws Exception {
        database.whenExiting(() -> CompletableFuture.completedFuture(true));
        assertNull(database.call(connection -> {
                    throw new IOException("lost");
                })
                .await());
        assertEquals("database: exit FAILED", journal.lines().get(2));
    }

    @Test
    void aStepIsLateOrHops() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "elsewhere"));
        try (VirtualTime time = VirtualTime.begin()) {
            database.whenEntering(() -> time.delay(Duration.ofSeconds(3)));
            database.whenExiting(() -> CompletableFuture.runAsync(() -> {}, thread));
            AsyncTask<Void> task = database.run(connection -> journal.say("used at " + time.now()));
            time.advance(Duration.ofSeconds(3));
            task.await();
        } finally {
            thread.shutdown();
        }
        assertEquals("used at PT3S", journal.lines().get(2));
        assertEquals("database: exited", journal.lines().get(4));
        assertEquals(
                List.of(Thread.currentThread().getName()), journal.threads().subList(0, 1));
        assertTrue(journal.toString().contains("] used at PT3S\n"), journal.toString());
    }

    @Test
    void aRealOneIsWatched() throws Exception {
        ScriptedResource<Gate> watched = ScriptedResource.watching(
                        "gate", AsyncContextManager.<Gate>of(Gate::entered, (gate, outcome, failure) -> gate.leave()))
                .in(journal)
                .whenExiting(() -> CompletableFuture.failedFuture(new IllegalStateException("reset")));
        Gate[] seen = new Gate[1];
        assertThrows(
                IllegalStateException.class,
                () -> watched.run(gate -> seen[0] = gate).await());
        assertFalse(seen[0].isOpen());
        assertEquals(0, watched.openCount());
    }

    @Test
    void aLoopIsSeenFromBeginningToEnd() throws Exception {
        assertEquals(List.of("a", "b"), lines.toList().await());
        assertEquals(
                List.of(
                        "lines: open",
                        "lines: next 1",
                        "lines: is a",
                        "lines: next 2",
                        "lines: is b",
                        "lines: next 3",
                        "lines: end",
                        "lines: close COMPLETED",
                        "lines: closed"),
                journal.lines());
        assertEquals(0, lines.openCount());
    }

    @Test
    void anAdvanceFails() {
        lines.whenAdvancing(2, () -> CompletableFuture.failedFuture(new IOException("reset")));
        assertThrows(CompletionException.class, () -> lines.count().await());
        assertEquals(
                List.of(
                        "lines: next 2",
                        "lines: next 2 failed: java.io.IOException: reset",
                        "lines: close FAILED",
                        "lines: closed"),
                journal.lines().subList(3, 7));
    }

    @Test
    void anAdvanceHangsAndIsCancelledWithItsLoop() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        lines.whenAdvancing(1, () -> gate);
        AsyncTask<Long> count = lines.count();
        assertEquals(1, lines.openCount());
        assertTrue(count.cancel(true));
        assertThrows(CancellationException.class, count::await);
        assertTrue(gate.isCancelled());
        assertEquals(0, lines.openCount());
        assertEquals(
                List.of("lines: close CANCELLED", "lines: closed"),
                journal.lines().subList(3, 5));
    }

    @Test
    void closingFails() {
        lines.whenClosing(() -> CompletableFuture.failedFuture(new IllegalStateException("reset")));
        assertThrows(IllegalStateException.class, () -> lines.findFirst().await());
        assertEquals(
                "lines: close failed: java.lang.IllegalStateException: reset",
                journal.lines().get(4));
    }

    @Test
    void theySayInWhichOrderTheyWereUsed() throws Exception {
        database.with(connection -> lines.limit(1).toList()).await();
        assertEquals(
                List.of("lines: close STOPPED", "lines: closed", "database: exit COMPLETED", "database: exited"),
                journal.lines().subList(5, 9));
    }

    /** What stands in for a good class is one. */
    @Test
    void theyKeepTheRules() {
        ResourceConformance.inVirtualTime(
                        time -> ScriptedResource.of("database", "a connection")
                                .whenEntering(() -> time.delay(Duration.ofMillis(1)))
                                .whenExiting(() -> time.delay(Duration.ofMillis(1))),
                        scripted -> scripted,
                        ScriptedResource::openCount)
                .failingToEnter(scripted ->
                        scripted.whenEntering(() -> CompletableFuture.failedFuture(new IOException("down"))))
                .check();
        SourceConformance.inVirtualTime(
                        time -> ScriptedSource.of("lines", "a", "b", "c")
                                .whenAdvancing(2, () -> time.delay(Duration.ofMillis(1)))
                                .whenClosing(() -> time.delay(Duration.ofMillis(1))),
                        scripted -> scripted,
                        ScriptedSource::openCount)
                .yields("a", "b", "c")
                .check();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertEquals("name", message(() -> ScriptedSource.of(null, "a")));
        assertEquals("elements[1] is null", message(() -> ScriptedSource.of("lines", "a", null)));
        assertEquals("awaited", message(() -> database.whenEntering(null)));
        assertEquals("line", message(() -> journal.say(null)));
        assertEquals(
                "advance must be more than 0, but is 0",
                assertThrows(IllegalArgumentException.class, () -> lines.whenAdvancing(0, () -> null))
                        .getMessage());
    }

    private static String message(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(NullPointerException.class, call).getMessage();
    }
}
