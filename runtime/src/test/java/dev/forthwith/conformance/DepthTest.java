package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Numbers;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Twin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No stack grows with the number of operators, managers, exits or derived tasks. */
final class DepthTest extends BenchTest {
    private static final int MANY = 5_000;
    private static final Duration LONG = Duration.ofHours(1);

    private static Arguments operator(Twin twin, String name, UnaryOperator<AsyncIterable<Integer>> operator) {
        return Arguments.of(twin, name, operator);
    }

    private static Arguments manager(Twin twin, String name, UnaryOperator<AsyncContextManager<String>> manager) {
        return Arguments.of(twin, name, manager);
    }

    static Stream<Arguments> operators() {
        return Stream.of(Twin.values())
                .flatMap(twin -> Stream.of(
                        operator(twin, "map", source -> source.map(n -> n)),
                        operator(twin, "mapAwait", source -> source.mapAwait(twin::value)),
                        operator(twin, "flatMap", source -> source.flatMap(AsyncIterable::of)),
                        operator(twin, "concat", source -> AsyncIterable.concat(AsyncIterable.empty(), source)),
                        operator(twin, "prefetch", source -> source.prefetch(1)),
                        operator(twin, "timeout", source -> source.timeout(LONG)),
                        operator(twin, "onErrorResume", source -> source.onErrorResume(AsyncIterable::failed)),
                        operator(twin, "merge", source -> AsyncIterable.merge(source)),
                        operator(
                                twin,
                                "zip",
                                source -> AsyncIterable.zip(source, AsyncIterable.iterate(0, n -> n), Integer::sum)),
                        operator(twin, "mapConcurrent", source -> source.mapConcurrent(2, twin::value)),
                        operator(twin, "defer", source -> AsyncIterable.defer(() -> source)),
                        operator(
                                twin,
                                "using",
                                source -> AsyncIterable.using(AsyncContextManager.value(1), held -> source))));
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("operators")
    void fiveThousandOperators(Twin twin, String name, UnaryOperator<AsyncIterable<Integer>> operator) {
        Numbers source = bench(twin).source(Form.GENERATED, 1, 2, 3);
        AsyncIterable<Integer> deep = source;
        for (int i = 0; i < MANY; i++) {
            deep = operator.apply(deep);
        }
        assertEquals(List.of(1, 2, 3), value(deep.toList()), name);
        assertEquals(Optional.of(1), value(deep.findFirst()), name);
        assertEquals(2, source.closes(), name);
    }

    static Stream<Arguments> managers() {
        return Stream.of(Twin.values())
                .flatMap(twin -> Stream.of(
                        manager(twin, "map", made -> made.map(name -> name)),
                        manager(twin, "flatMap", made -> made.flatMap(AsyncContextManager::value)),
                        manager(twin, "enterTimeout", made -> made.enterTimeout(LONG)),
                        manager(twin, "exitTimeout", made -> made.exitTimeout(LONG)),
                        manager(
                                twin,
                                "both",
                                made -> AsyncContextManager.both(
                                        made, AsyncContextManager.value(""), String::concat))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("managers")
    void fiveThousandManagers(Twin twin, String name, UnaryOperator<AsyncContextManager<String>> operator) {
        Bench bench = bench(twin);
        AsyncContextManager<String> deep = bench.resource("a");
        for (int i = 0; i < MANY; i++) {
            deep = operator.apply(deep);
        }
        assertEquals("a", value(deep.with(twin::value)), name);
        assertEquals("enter:a entered:a exit:a(ok) exited:a", bench.steps());
    }

    /** Everything, the hops as well, on threads with half of the stack that the JDK gives. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("managers")
    void fiveThousandManagersOnASmallStack(
            Twin twin, String name, UnaryOperator<AsyncContextManager<String>> operator) {
        Executor small = work -> {
            Thread thread = new Thread(null, work, "small", 512 << 10);
            thread.setDaemon(true);
            thread.start();
        };
        Executor hops = twin == Twin.HOP ? small : Runnable::run;
        AsyncContextManager<String> deep = AsyncContextManager.of(
                () -> CompletableFuture.supplyAsync(() -> "a", hops),
                (a, outcome, problem) -> CompletableFuture.runAsync(() -> {}, hops));
        for (int i = 0; i < MANY; i++) {
            deep = operator.apply(deep);
        }
        AsyncContextManager<String> made = deep;
        CompletableFuture<AsyncTask<String>> started = CompletableFuture.supplyAsync(() -> made.call(a -> a), small);
        assertEquals("a", value(started.thenCompose(task -> task)), name);
    }

    /** Executors that run at once what they are given: some always, some when they are full, some on a thread of their own. */
    @BothTwins
    void aHundredThousandElementsThroughAnExecutorThatRunsAtOnce(Twin twin) {
        Thread here = Thread.currentThread();
        List<Executor> executors = List.of(Runnable::run, work -> {
            if (Thread.currentThread() == here) {
                work.run();
            } else {
                Twin.OTHER_THREADS.execute(work);
            }
        });
        for (Executor executor : executors) {
            AsyncIterable<Integer> numbers =
                    AsyncIterable.iterate(0, n -> n + 1).limit(100_000).on(executor);
            assertEquals(100_000, value(numbers.count()));
            assertEquals(100_000, value(numbers.on(executor).map(n -> n).count()));
        }
        assertEquals(
                5,
                value(AsyncIterable.of(1, 2, 3, 4, 5)
                        .mapAwait(twin::value)
                        .on(Runnable::run)
                        .count()));
    }

    /** Each element is a task of its own, also for an executor that runs it at once: what it does around one holds for the body. */
    @BothTwins
    void anExecutorThatRunsAtOnceIsAroundEachElement(Twin twin) {
        int[] around = {0, 0};
        RejectedExecutionException full = new RejectedExecutionException("full");
        Executor executor = work -> {
            if (around[1]++ == 3) {
                throw full;
            }
            around[0]++;
            work.run();
            around[0]--;
        };
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        Numbers source = bench(twin).source(Form.GENERATED, 1, 2, 3, 4, 5);
        assertFails(source.on(executor).forEach(n -> seen.add(around[0])), full);
        assertEquals(List.of(1, 1, 1), seen);
        assertEquals(1, source.closes());
    }

    @BothTwins
    void fiveThousandExecutorsThatRunAtOnce(Twin twin) {
        Numbers source = bench(twin).source(Form.GENERATED, 1, 2, 3);
        AsyncIterable<Integer> deep = source;
        for (int i = 0; i < MANY; i++) {
            deep = deep.on(Runnable::run);
        }
        assertEquals(List.of(1, 2, 3), value(deep.toList()));
        assertEquals(1, source.closes());
    }

    /** Each receiver sends what it gets to the next one. */
    @BothTwins
    void fiveThousandChannelsInALine(Twin twin) {
        List<BiFunction<AsyncIterable<Integer>, AsyncChannel<Integer>, AsyncTask<Void>>> links = List.of(
                (from, to) -> from.forEach(n -> assertTrue(to.offer(n))), (from, to) -> from.forEachAwait(to::send));
        for (BiFunction<AsyncIterable<Integer>, AsyncChannel<Integer>, AsyncTask<Void>> link : links) {
            AsyncChannel<Integer> first = AsyncChannel.bounded(3);
            AsyncChannel<Integer> last = first;
            for (int i = 0; i < MANY; i++) {
                AsyncChannel<Integer> next = AsyncChannel.bounded(3);
                link.apply(last.mapAwait(twin::value), next).thenRun(next::close);
                last = next;
            }
            AsyncTask<List<Integer>> received = last.toList();
            for (int n = 1; n <= 3; n++) {
                assertTrue(first.offer(n));
            }
            first.close();
            assertEquals(List.of(1, 2, 3), value(received));
        }
    }

    @Tag("slow")
    @BothTwins
    void aHundredThousandExitsThatFail(Twin twin) {
        int many = 100_000;
        List<Boom> expected =
                IntStream.range(0, many).mapToObj(i -> Boom.bare("X" + i)).toList();
        AsyncExitStack stack = new AsyncExitStack();
        expected.forEach(failure -> stack.defer(() -> twin.failure(failure)));
        Throwable primary = failure(stack.close());
        assertSame(expected.get(many - 1), primary);
        List<Throwable> inOrder = new ArrayList<>(List.of(primary.getSuppressed()));
        Collections.reverse(inOrder);
        assertEquals(expected.subList(0, many - 1), inOrder);
    }

    @BothTwins
    void manyExitsThatFailAlikeOrTranslateOrTakeNoOther(Twin twin) {
        Boom again = Boom.bare("again");
        Boom body = new Boom("E");
        AsyncExitStack stack = new AsyncExitStack();
        IntStream.range(0, 200).forEach(i -> stack.defer(() -> twin.failure(i % 2 == 0 ? again : body)));
        assertFails(stack.close(Outcome.FAILED, body), body, again);

        Boom translation = new Boom("T", body);
        AsyncExitStack translated = new AsyncExitStack();
        translated.defer(() -> twin.failure(translation));
        IntStream.range(0, 200).forEach(i -> translated.defer(() -> twin.failure(Boom.bare("X" + i))));
        assertFails(translated.close(Outcome.FAILED, body), translation);
        assertEquals(201, body.getSuppressed().length);
    }

    @Tag("slow")
    @BothTwins
    void aHundredThousandExits(Twin twin) {
        int[] exits = {0};
        value(AsyncExitStack.manager().run(stack -> {
            for (int i = 0; i < 100_000; i++) {
                stack.defer(() -> {
                    exits[0]++;
                    return twin.value(null);
                });
            }
        }));
        assertEquals(100_000, exits[0]);
    }

    private static AsyncTask<Integer> again(Twin twin, int left) {
        AsyncTask<Integer> task = AsyncTask.from(twin.value(left));
        return left == 0 ? task : task.thenCompose(n -> again(twin, n - 1));
    }

    @Tag("slow")
    @BothTwins
    void derivedInsideItsOwnFunctionAHundredThousandTimes(Twin twin) {
        assertEquals(Integer.valueOf(0), value(again(twin, 100_000)));
    }

    private static void count(AsyncTask<Integer> settled, int left, CompletableFuture<String> end) {
        settled.thenAccept(n -> {
            if (left == 0) {
                end.complete("end");
            } else {
                count(settled, left - 1, end);
            }
        });
    }

    @BothTwins
    void aLoopOfCallbacksOnASettledTask(Twin twin) {
        AsyncTask<Integer> settled = AsyncTask.from(twin.value(1));
        value(settled);
        CompletableFuture<String> end = new CompletableFuture<>();
        count(settled, 100_000, end);
        assertEquals("end", value(end));
    }

    @BothTwins
    void aLongChainOfSuppressedFailures(Twin twin) {
        Boom failure = Boom.bare("E");
        Boom last = failure;
        for (int i = 0; i < 100_000; i++) {
            Boom next = Boom.bare("X");
            last.addSuppressed(next);
            last = next;
        }
        Boom exit = new Boom("exit");
        assertSame(failure, failure(bench(twin).resource("a").exitFails(exit).with(a -> twin.failure(failure))));
        assertEquals(2, failure.getSuppressed().length);
    }

    @BothTwins
    void aHundredThousandDerivedTasks(Twin twin) {
        CompletableFuture<Integer> first = new CompletableFuture<>();
        AsyncTask<Integer> last = AsyncTask.from(first);
        AsyncTask<Integer> cancelled = AsyncTask.from(new CompletableFuture<>());
        for (int i = 0; i < 100_000; i++) {
            last = last.thenApply(n -> n + 1);
            cancelled = cancelled.thenCompose(CompletableFuture::completedFuture);
        }
        value(twin.stage(() -> first.complete(0)));
        assertEquals(100_000, value(last));
        assertTrue(cancelled.cancel(true));
        assertTrue(cancelled.isCancelled());
    }

    @BothTwins
    void aRequestGoesThroughFiveThousandPairsOfManagers(Twin twin) {
        Bench bench = bench(twin);
        for (boolean left : new boolean[] {true, false}) {
            Gate enter = new Gate();
            AsyncContextManager<String> deep = bench.resource("a").enterGate(enter);
            for (int i = 0; i < MANY; i++) {
                AsyncContextManager<String> other = AsyncContextManager.value("");
                deep = AsyncContextManager.both(left ? deep : other, left ? other : deep, String::concat);
            }
            AsyncTask<String> task = deep.call(a -> a);
            enter.awaitReached();
            assertTrue(task.cancel(true));
            enter.open();
            assertCancelled(task);
        }
        String once = "enter:a entered:a exit:a(cancelled) exited:a";
        assertEquals(once + " " + once, bench.steps());
    }

    @BothTwins
    void aRequestGoesThroughFiveThousandTasksThatAreStopped(Twin twin) {
        CompletableFuture<Integer> first = new CompletableFuture<>();
        AsyncTask<Integer> deep = AsyncTask.from(first);
        for (int i = 0; i < MANY; i++) {
            AsyncTask<Integer> inner = deep;
            deep = AsyncTask.stoppable(inner, () -> twin.stage(() -> inner.cancel(true)));
        }
        assertTrue(deep.cancel(true));
        assertCancelled(deep);
        assertTrue(first.isCancelled());
    }

    @BothTwins
    void aRequestGoesThroughTwentyThousandPairsOfTasks(Twin twin) {
        CompletableFuture<Integer> first = new CompletableFuture<>();
        CompletableFuture<Integer> second = new CompletableFuture<>();
        AsyncTask<Integer> both = AsyncTask.from(first);
        AsyncTask<Integer> either = AsyncTask.from(second);
        for (int i = 0; i < 4 * MANY; i++) {
            both = AsyncTask.from(twin.value(1)).thenCombine(both, Integer::sum);
            either = AsyncTask.from(new CompletableFuture<Integer>()).applyToEither(either, n -> n);
        }
        assertTrue(both.cancel(true));
        assertTrue(either.cancel(true));
        assertTrue(first.isCancelled());
        assertTrue(second.isCancelled());
        assertCancelled(both);
        assertCancelled(either);
    }
}
