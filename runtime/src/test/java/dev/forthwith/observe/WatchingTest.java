package dev.forthwith.observe;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Log;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Twin;
import dev.forthwith.conformance.BothTwins;
import dev.forthwith.internal.observe.Kind;
import dev.forthwith.internal.observe.Watch;
import dev.forthwith.internal.observe.Watcher;
import dev.forthwith.internal.observe.Watching;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What a watcher is told, which begins when it is installed and not before. */
@Isolated("watches everything")
final class WatchingTest extends BenchTest {
    private Ledger ledger;

    @BeforeEach
    void begin() {
        ledger = Ledger.begin();
    }

    @AfterEach
    void end() {
        ledger.close();
    }

    private void assertTold(String... lines) {
        assertEquals(List.of(lines), ledger.lines());
    }

    @BothTwins
    void aScope(Twin twin) {
        value(bench(twin).generated("a").with(a -> twin.value(1)));
        assertTold(
                "RESOURCE Resource.open()",
                "RESOURCE opened",
                "RESOURCE Resource.close() COMPLETED",
                "RESOURCE closed");
    }

    @BothTwins
    void aBodyAndAnExitThatFail(Twin twin) {
        failure(bench(twin).generated("a").exitFails(new Boom("X")).with(a -> twin.failure(new Boom("B"))));
        assertTold(
                "RESOURCE Resource.open()",
                "RESOURCE opened",
                "RESOURCE Resource.close() FAILED: B",
                "RESOURCE closed: X");
    }

    @BothTwins
    void anEnterThatFails(Twin twin) {
        failure(bench(twin).generated("a").enterFails(new Boom("E")).with(a -> twin.value(1)));
        failure(bench(twin).generated("a").enterThrows(new Boom("T")).with(a -> twin.value(1)));
        failure(AsyncExitStack.manager()
                .with(stack -> stack.enter(bench(twin).generated("a").enterFails(new Boom("S")))));
        assertTold(
                "RESOURCE Resource.open()",
                "RESOURCE refused: E",
                "RESOURCE Resource.open()",
                "RESOURCE refused: T",
                "RESOURCE Resource.open()",
                "RESOURCE refused: S");
    }

    /** A second use of a context fails; it does not end the first. */
    @BothTwins
    void aContextThatIsUsedTwice(Twin twin) {
        AsyncContext<String> context = bench(twin).generated("a").context();
        value(AsyncTask.from(((AsyncContextManager<String>) () -> context)
                .with(a -> AsyncTask.from(((AsyncContextManager<String>) () -> context).run(b -> {}))
                        .handle((none, failure) -> failure.getClass().getSimpleName()))));
        assertTold(
                "RESOURCE Resource.open()",
                "RESOURCE opened",
                "RESOURCE Resource.close() COMPLETED",
                "RESOURCE closed");
    }

    @BothTwins
    void blockingCode(Twin twin) throws InterruptedException {
        try (OpenContext<String> open = bench(twin).generated("a").open()) {
            open.fail(new Boom("B"));
        }
        assertTold(
                "RESOURCE Resource.open()",
                "RESOURCE opened",
                "RESOURCE Resource.close() FAILED: B",
                "RESOURCE closed");
    }

    /** What only combines others is not told of. */
    @BothTwins
    void aCombination(Twin twin) {
        value(bench(twin).generated("a").map(String::length).run(length -> {}));
        assertTold(
                "RESOURCE Resource.open()",
                "RESOURCE opened",
                "RESOURCE Resource.close() COMPLETED",
                "RESOURCE closed");
    }

    @BothTwins
    void aLoop(Twin twin) {
        value(bench(twin).source(Form.GENERATED, 1, 2, 3).limit(2).forEach(x -> {}));
        assertTold(
                "LOOP Numbers.next()",
                "LOOP opened",
                "LIFECYCLE Numbers.open()",
                "LIFECYCLE opened",
                "LOOP 2 elements, Numbers.close() STOPPED",
                "LIFECYCLE Numbers.close() STOPPED",
                "LIFECYCLE closed",
                "LOOP closed");
    }

    @BothTwins
    void aLoopThatFails(Twin twin) {
        failure(bench(twin)
                .source(Form.GENERATED, 1, 2)
                .failsAt(2, new Boom("S"))
                .closeFails(new Boom("C"))
                .toList());
        assertTold(
                "LOOP Numbers.next()",
                "LOOP opened",
                "LIFECYCLE Numbers.open()",
                "LIFECYCLE opened",
                "LOOP 1 elements, Numbers.close() FAILED: S",
                "LIFECYCLE Numbers.close() FAILED: S",
                "LIFECYCLE closed: C",
                "LOOP closed: C");
    }

    @Test
    void theOtherWaysToIterate() {
        AsyncIterable<Integer> source = AsyncIterable.of(1, 2);
        AsyncIterator<Integer> iterator = source.iterator();
        iterator.advance();
        value(iterator.close());
        try (Cursor<Integer> cursor = source.open()) {
            cursor.forEach(x -> {});
        }
        value(AsyncIterable.merge(source, source).count());
        assertEquals(
                List.of("ITERATOR 1", "CURSOR 2", "PART 2", "PART 2", "LOOP 4"),
                ledger.lines().stream()
                        .filter(line -> line.contains(" elements"))
                        .map(line -> line.replaceFirst(" elements.*", ""))
                        .sorted(java.util.Comparator.comparing(
                                line -> List.of("I", "C", "P", "L").indexOf(line.substring(0, 1))))
                        .toList());
    }

    /** Each source says what it is, and what closes it. */
    @BothTwins
    void theNameOfEachSource(Twin twin) {
        Map<String, AsyncIterable<?>> sources = new LinkedHashMap<>();
        sources.put("the iterable given to from", AsyncIterable.of(1));
        sources.put("the stream given to from", AsyncIterable.from(Stream.of(1)));
        sources.put("failed", AsyncIterable.failed(new Boom("F")));
        sources.put("the function given to next", AsyncIterable.next(() -> twin.value(null)));
        sources.put("the function given to pages", AsyncIterable.pages(() -> twin.value(null)));
        sources.put("the function given to iterate", AsyncIterable.iterate(1, n -> n));
        sources.put("the generator", AsyncIterable.generate(out -> {}));
        sources.put("prefetch", AsyncIterable.of(1).prefetch(1));
        sources.put("merge", AsyncIterable.merge(AsyncIterable.of(1)));
        sources.put("the function given to mapConcurrent", AsyncIterable.of(1).mapConcurrent(1, twin::value));
        sources.put(
                "the function given to zip", AsyncIterable.zip(AsyncIterable.of(1), AsyncIterable.of(1), (a, b) -> a));
        sources.put("windowTimed", AsyncIterable.of(1).windowTimed(2, Duration.ofHours(1)));
        sources.put("the next element", AsyncIterable.of(1).timeout(Duration.ofHours(1)));
        sources.put("a source that may be recovered", AsyncIterable.of(1).retry(1));
        sources.forEach((name, source) -> {
            value(source.limit(1).toList().handle((list, failure) -> 1));
            List<String> lines = ledger.lines();
            assertTrue(lines.contains("LOOP " + name), () -> lines + " does not name " + name);
            assertTrue(
                    lines.stream().anyMatch(line -> line.contains(" elements, the close of " + name + " ")),
                    () -> lines + " does not name the close of " + name);
        });
    }

    /** What opened nothing is not open. */
    @Test
    void whatWasNotUsed() {
        value(AsyncIterable.of(1).iterator().close());
        AsyncIterable.of(1).open().close();
        value(new AsyncExitStack().close());
        assertTold();
    }

    @Test
    void aStack() {
        AsyncExitStack stack = new AsyncExitStack();
        stack.defer(() -> CompletableFuture.completedFuture(null));
        stack.adopt("a", (a, outcome, failure) -> CompletableFuture.failedFuture(new Boom("X")));
        failure(stack.move().close(Outcome.FAILED, new Boom("B")));
        assertTold("STACK AsyncExitStack", "STACK opened", "STACK AsyncExitStack.close() FAILED: B", "STACK closed");
    }

    @Test
    void aChannel() {
        AsyncChannel<Integer> channel = AsyncChannel.bounded(16);
        channel.fail(new Boom("F"));
        channel.close();
        assertTold(
                "CHANNEL AsyncChannel.bounded(16)",
                "CHANNEL opened",
                "CHANNEL AsyncChannel.close() FAILED: F",
                "CHANNEL closed");
    }

    @BothTwins
    void aCancelledTaskThatWaits(Twin twin) {
        Gate gate = new Gate();
        AsyncTask<Object> task = bench(twin).generated("a").exitGate(gate).with(a -> new CompletableFuture<Object>());
        task.cancel(true);
        task.cancel(true);
        gate.open();
        failure(task);
        assertEquals(1, ledger.lines().stream().filter("WAIT over"::equals).count());
        assertEquals(
                2,
                ledger.lines().stream().filter(line -> line.startsWith("WAIT ")).count());
    }

    @BothTwins
    void nothingAfterItWasRemoved(Twin twin) {
        AsyncExitStack stack = new AsyncExitStack();
        value(stack.enter(bench(twin).generated("a")));
        ledger.close();
        value(bench(twin).generated("b").run(b -> {}));
        value(stack.close());
        assertTold(
                "RESOURCE Resource.open()",
                "RESOURCE opened",
                "RESOURCE Resource.close() COMPLETED",
                "RESOURCE closed");
    }

    /** Whatever it throws, and whenever: nobody who uses what it watches can tell. */
    @BothTwins
    void aWatcherThatBreaksBreaksNothing(Twin twin) {
        Log log = Log.begin();
        Watcher broken = (kind, opener, closer, subject) -> {
            throw new Boom("opens");
        };
        Watch breaking = (Watch) Proxy.newProxyInstance(
                Watch.class.getClassLoader(), new Class<?>[] {Watch.class}, (proxy, method, arguments) -> {
                    throw new Boom(method.getName());
                });
        Watcher handsOut = new Watcher() {
            @Override
            public Watch opens(Kind kind, String opener, String closer, Object subject) {
                return breaking;
            }

            @Override
            public Runnable waits(Supplier<String> place) {
                return () -> {
                    throw new Boom("waits");
                };
            }
        };
        Watching.install(broken);
        Watching.install(handsOut);
        try {
            Bench bench = bench(twin);
            assertEquals("a", value(bench.generated("a").with(twin::value)));
            assertEquals(2L, value(bench.source(Form.GENERATED, 1, 2).count()));
            AsyncExitStack stack = new AsyncExitStack();
            stack.defer(() -> CompletableFuture.completedFuture(null));
            value(stack.close());
            AsyncTask<Object> task = bench.generated("b").with(b -> new CompletableFuture<>());
            task.cancel(true);
            assertCancelled(task);
            assertEquals("enter:a entered:a exit:a(ok) exited:a", bench.steps().substring(0, 37));
            assertTrue(
                    log.messages().contains("a watcher broke"),
                    () -> log.messages().toString());
        } finally {
            Watching.remove(broken);
            Watching.remove(handsOut);
            log.close();
        }
    }

    @Test
    void severalWatchersAreToldTheSame() {
        try (Ledger second = Ledger.begin()) {
            value(AsyncIterable.of(1, 2).count());
            AsyncChannel.bounded(1).close();
            assertEquals(ledger.lines(), second.lines());
        }
    }
}
