package dev.forthwith.observe;

import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Cursor;
import dev.forthwith.OpenContext;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Twin;
import dev.forthwith.internal.observe.Leaks;
import dev.forthwith.internal.observe.Watching;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** What becomes unreachable while it is open is reported, once, and nothing else is. */
@Isolated("watches everything, and reads the log")
@Timeout(300)
final class LeaksTest {
    private static final int MANY = 1_000;

    private final Bench bench = new Bench(Twin.READY);
    private Leaks leaks;
    private Reported reported;

    @BeforeEach
    void begin() {
        reported = Reported.begin();
        look(Leaks.all());
    }

    private void look(Leaks by) {
        if (leaks != null) {
            Watching.remove(leaks);
        }
        leaks = by;
        Watching.install(by);
    }

    @AfterEach
    void end() {
        Watching.remove(leaks);
        reported.close();
    }

    private interface Use {
        void once() throws Exception;
    }

    /** Each is reported, with the stack of its opening; when another leak, planted later, is found too, there was none twice. */
    private void assertAllFound(String named, Use leak) throws Exception {
        for (int i = 0; i < MANY; i++) {
            leak.once();
        }
        reported.await(records -> records.size() >= MANY);
        List<LogRecord> records = untilLast();
        assertEquals(MANY + 1, records.size());
        for (LogRecord record : records.subList(0, MANY)) {
            assertTrue(record.getMessage().contains(named), record::getMessage);
            assertTrue(
                    List.of(record.getThrown().getStackTrace()).stream()
                            .anyMatch(frame -> frame.getClassName().equals(LeaksTest.class.getName())),
                    "no stack of the opening");
        }
    }

    private List<LogRecord> untilLast() {
        AsyncChannel.bounded(99);
        return reported.await(records ->
                records.stream().anyMatch(record -> record.getMessage().contains("bounded(99)")));
    }

    @Test
    void everyContextIsFound() throws Exception {
        assertAllFound("Resource.open() was entered, and nobody can exit it by Resource.close()", () -> {
            AsyncContext<String> context = bench.generated("a").context();
            value(context.enter());
        });
    }

    @Test
    void everyOpenContextIsFound() throws Exception {
        assertAllFound("Resource.open()", () -> bench.generated("a").open());
    }

    @Test
    void everyIteratorIsFound() throws Exception {
        assertAllFound("an iterator over Numbers.next()", () -> {
            AsyncIterator<Integer> iterator =
                    bench.source(Form.GENERATED, 1, 2).map(x -> x).iterator();
            value(iterator.advance());
        });
    }

    @Test
    void everyCursorIsFound() throws Exception {
        assertAllFound("a cursor over Numbers.next()", () -> {
            Iterator<Integer> cursor = bench.source(Form.GENERATED, 1, 2).open().iterator();
            assertEquals(1, cursor.next());
        });
    }

    @Test
    void everyChannelIsFound() throws Exception {
        assertAllFound(
                "AsyncChannel.bounded(3)",
                () -> AsyncChannel.<Integer>bounded(3).send(1));
    }

    @Test
    void everyStackIsFound() throws Exception {
        assertAllFound(
                "an exit stack", () -> new AsyncExitStack().defer(() -> CompletableFuture.completedFuture(null)));
    }

    /** What waits for a stage that nobody can complete any more holds its resource for ever. */
    @Test
    void whatWaitsForNobodyIsFound() throws Exception {
        assertAllFound("Resource.open()", () -> bench.generated("a").with(a -> new CompletableFuture<Void>()));
    }

    @Test
    void whatIsClosedIsNotReported() throws Exception {
        for (int i = 0; i < MANY; i++) {
            AsyncContext<String> context = bench.generated("a").context();
            value(context.enter());
            value(context.exit(Outcome.COMPLETED, null));
            try (OpenContext<String> open = bench.generated("b").open()) {
                assertEquals("b", open.value());
            }
            value(AsyncExitStack.manager().with(stack -> stack.enter(bench.generated("c"))));
            AsyncTask<Object> cancelled = bench.generated("d").with(d -> new CompletableFuture<>());
            cancelled.cancel(true);
            bench.generated("e").enterFails(new IllegalStateException()).run(e -> {});
            bench.generated("f").with(f -> CompletableFuture.failedFuture(new IllegalStateException()));

            AsyncIterator<Integer> iterator = bench.source(Form.GENERATED, 1, 2).iterator();
            value(iterator.advance());
            value(iterator.close());
            try (Cursor<Integer> cursor = bench.source(Form.GENERATED, 1, 2).open()) {
                assertEquals(1, cursor.iterator().next());
            }
            value(AsyncIterable.merge(bench.source(Form.GENERATED, 1), AsyncIterable.of(2))
                    .prefetch(1)
                    .count());
            AsyncIterable.of(1).open();
            AsyncIterable.of(1).iterator();
            new AsyncExitStack();

            AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
            channel.send(1);
            channel.close();
        }
        assertEquals(1, untilLast().size());
    }

    @Test
    void whatIsStillHeldIsNotReported() {
        OpenContext<String> open;
        try {
            open = bench.generated("a").open();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        assertEquals(1, untilLast().size());
        open.close();
    }

    @Test
    void aSampleCountsAllAndHasTheStacksOfSome() {
        look(Leaks.sampled());
        int planted = 1 << 14;
        AsyncContextManager<String> manager = bench.generated("a");
        for (int i = 0; i < planted; i++) {
            value(manager.context().enter());
        }
        List<LogRecord> records = reported.await(
                all -> all.stream().anyMatch(record -> record.getMessage().contains("number " + planted + ".")));
        assertTrue(records.size() < planted / 16, () -> records.size() + " lines");
        LogRecord withStack = records.stream()
                .filter(record -> record.getThrown() != null)
                .findFirst()
                .orElseThrow();
        assertNotNull(withStack.getThrown().getStackTrace());
        LogRecord without = records.stream()
                .filter(record -> record.getThrown() == null)
                .findFirst()
                .orElseThrow();
        assertNull(without.getThrown());
        assertTrue(without.getMessage().contains("-Dforthwith.leaks=all"), without::getMessage);
    }

    @Test
    void aProgramAsksByAProperty() {
        assertTrue(Jvm.run(LeakedProgram.class).contains("looks for none"));
        assertTrue(Jvm.run(LeakedProgram.class, "-Dforthwith.leaks=off").contains("looks for none"));
        assertTrue(Jvm.run(LeakedProgram.class, "-Dforthwith.leaks=all").contains("looks for leaks"));
        String wrong = Jvm.run(LeakedProgram.class, "-Dforthwith.leaks=some");
        assertTrue(wrong.contains("-Dforthwith.leaks=some is none of sampled, all and off"), wrong);
        assertTrue(wrong.contains("looks for none"), wrong);
    }
}
