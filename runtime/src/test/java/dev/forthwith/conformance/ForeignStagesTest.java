package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Numbers;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Twin;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Stages that are not plain futures: those of the JDK that cannot be asked, and somebody's own that refuse. */
final class ForeignStagesTest extends BenchTest {
    /** A future that may not be asked nor joined, as those of event loops are. */
    private static final class NotToBeJoined<T> extends CompletableFuture<T> {
        @Override
        public T join() {
            throw new UnsupportedOperationException("join");
        }
    }

    private static <T> CompletionStage<T> minimal(CompletableFuture<T> stage) {
        return stage.minimalCompletionStage();
    }

    private static <T> CompletionStage<T> notToBeJoined(T value) {
        NotToBeJoined<T> stage = new NotToBeJoined<>();
        stage.complete(value);
        return stage;
    }

    @SuppressWarnings("unchecked")
    private static <T> CompletionStage<T> refusing(Boom refusal) {
        return (CompletionStage<T>) Proxy.newProxyInstance(
                ForeignStagesTest.class.getClassLoader(),
                new Class<?>[] {CompletionStage.class},
                (self, method, given) -> {
                    throw refusal;
                });
    }

    @BothTwins
    void minimalStagesAreStages(Twin twin) {
        AsyncContextManager<Integer> manager = AsyncContextManager.of(
                () -> minimal(twin.value(1)), (n, outcome, problem) -> minimal(twin.value(null)));
        assertEquals(Integer.valueOf(2), value(manager.with(n -> minimal(twin.value(n + 1)))));
        assertEquals(Integer.valueOf(2), value(manager.map(n -> n + 1).with(n -> minimal(twin.value(n)))));
        Boom body = new Boom("E");
        assertFails(manager.with(n -> minimal(twin.failure(body))), body);
        AsyncExitStack stack = new AsyncExitStack();
        stack.defer(() -> minimal(twin.value(null)));
        value(stack.close());
        AtomicInteger count = new AtomicInteger();
        AsyncIterable<Integer> upTo3 = AsyncIterable.<Integer>next(() -> {
                    int n = count.incrementAndGet() % 4;
                    return minimal(twin.value(n == 0 ? null : n));
                })
                .mapAwait(n -> minimal(twin.value(n)))
                .filterAwait(n -> minimal(twin.value(true)))
                .mapConcurrent(2, n -> minimal(twin.value(n)));
        assertEquals(List.of(1, 2, 3), value(upTo3.toList()));
        value(upTo3.forEachAwait(n -> minimal(twin.value(null))));
        value(AsyncTask.from(twin.value(1)).exceptionallyCompose(problem -> minimal(twin.value(2))));
    }

    @BothTwins
    void aMinimalStageCannotBeAskedToEndAndIsWaitedFor(Twin twin) {
        Bench bench = bench(twin);
        Gate gate = new Gate();
        AsyncTask<Integer> task = bench.resource("a").with(a -> minimal(twin.stage(gate.reach(), () -> 1)));
        gate.awaitReached();
        assertTrue(task.cancel(true));
        assertFalse(task.isDone());
        gate.open();
        failure(task);
        assertTrue(task.isCancelled());
    }

    @BothTwins
    void aFutureThatMayNotBeJoinedIsObserved(Twin twin) {
        AsyncContextManager<Integer> manager =
                AsyncContextManager.of(() -> notToBeJoined(1), (n, outcome, problem) -> notToBeJoined(null));
        assertEquals(Integer.valueOf(2), value(manager.with(n -> notToBeJoined(n + 1))));
        assertEquals(
                List.of(2),
                value(AsyncIterable.of(1).mapAwait(n -> notToBeJoined(n + 1)).toList()));
    }

    @BothTwins
    void aStageThatRefusesHasFailed(Twin twin) {
        Bench bench = bench(twin);
        Boom refusal = new Boom("refused");
        assertFails(bench.resource("a").with(a -> refusing(refusal)), refusal);
        assertFails(
                AsyncContextManager.of(() -> refusing(refusal), (a, o, p) -> twin.value(null))
                        .with(twin::value),
                refusal);
        assertFails(
                AsyncContextManager.of(() -> twin.value(1), (a, o, p) -> refusing(refusal))
                        .with(twin::value),
                refusal);
        assertFails(AsyncTask.from(refusing(refusal)), refusal);
        for (Form form : Form.values()) {
            Numbers source = bench.source(form, 1, 2, 3);
            assertFails(source.mapAwait(n -> refusing(refusal)).count(), refusal);
            assertFails(source.mapConcurrent(2, n -> refusing(refusal)).count(), refusal);
            assertFails(source.mapConcurrentUnordered(2, n -> refusing(refusal)).count(), refusal);
            assertFails(source.forEachAwait(n -> refusing(refusal)), refusal);
            assertEquals(4, source.closes());
        }
    }

    @BothTwins
    void aLayerWithoutACauseIsAFailureLikeAnyOther(Twin twin) {
        CompletionException empty = new CompletionException(null);
        assertFails(bench(twin).resource("a").with(a -> twin.failure(empty)), empty);
        assertInstanceOf(CompletionException.class, failure(AsyncTask.from(twin.failure(empty))));
    }
}
