package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Numbers;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Twin;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** Whatever is thrown, checked and unexpected, errors and failures that themselves are broken: no operation hangs, and nothing leaks. */
final class HostileFailuresTest extends BenchTest {
    /** A failure that cannot say where it comes from. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("getCause");
        }
    }

    /** A failure that has another cause whenever it is asked. */
    private static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1;

        Endless() {
            super("endless", null, true, false);
        }

        @Override
        public synchronized Throwable getCause() {
            return new Endless();
        }
    }

    /** A cancellation that cannot say what it is. */
    private static final class Speechless extends CancellationException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("getMessage");
        }
    }

    private static List<Throwable> all() {
        return List.of(
                new IOException("checked"),
                new AssertionError("assertion"),
                new StackOverflowError("overflow"),
                new OutOfMemoryError("memory"),
                new LinkageError("linkage"),
                new InterruptedException("interrupted"),
                new Throwable("itself"),
                new Broken(),
                new Endless());
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T> T sneak(Throwable failure) {
        throw Twin.sneak(failure);
    }

    @BothTwins
    void anEnterABodyAndAnExit(Twin twin) {
        for (Throwable thrown : all()) {
            Bench bench = bench(twin);
            assertFails(bench.resource("a").with(a -> sneak(thrown)), thrown);
            assertFails(bench.resource("a").with(a -> twin.failure(thrown)), thrown);
            assertFails(bench.resource("a").call(a -> sneak(thrown)), thrown);
            assertFails(bench.resource("a").enterThrows(thrown).run(a -> {}), thrown);
            assertFails(bench.resource("a").enterFails(thrown).run(a -> {}), thrown);
            assertFails(bench.resource("a").exitThrows(thrown).run(a -> {}), thrown);
            assertFails(bench.resource("a").exitFails(thrown).run(a -> {}), thrown);
            assertFails(bench.resource("a").map(a -> sneak(thrown)).run(a -> {}), thrown);
            assertFails(
                    AsyncContextManager.<String>build(stack -> sneak(thrown)).run(a -> {}), thrown);
            assertFails(
                    AsyncContextManager.both(bench.resource("a"), bench.resource("b"), (a, b) -> sneak(thrown))
                            .run(a -> {}),
                    thrown);
            assertEquals(bench.countOf("exit:"), bench.countOf("entered:"));
        }
    }

    @BothTwins
    void aBodyAndAnExit(Twin twin) {
        for (Throwable thrown : all()) {
            Boom exit = new Boom("X");
            assertFails(bench(twin).resource("a").exitFails(exit).with(a -> twin.failure(thrown)), thrown, exit);
        }
        for (Throwable thrown : all()) {
            Boom body = new Boom("E");
            assertFails(bench(twin).resource("a").exitFails(thrown).with(a -> twin.failure(body)), body, thrown);
            AsyncExitStack stack = new AsyncExitStack();
            Boom first = new Boom("first");
            stack.defer(() -> twin.failure(thrown));
            stack.defer(() -> sneak(first));
            assertFails(stack.close(), first, thrown);
        }
    }

    /** A cancellation is not translated away; what takes its place says what it says. */
    @BothTwins
    void aCancellationThatCannotSayWhatItIsAndATranslation(Twin twin) {
        Bench bench = bench(twin);
        CancellationException body = new Speechless();
        Boom exit = new Boom("X", body);
        assertCancelled(bench.resource("a").exitFails(exit).with(a -> twin.failure(body)), exit);
        AsyncExitStack stack = new AsyncExitStack();
        stack.defer(() -> bench.hop("outer", null));
        stack.defer(() -> twin.failure(exit));
        assertCancelled(stack.close(Outcome.CANCELLED, body), exit);
        assertEquals(1, bench.count("outer"));
        assertCancelled(
                AsyncIterable.using(bench.resource("b").exitFails(exit), b -> AsyncIterable.failed(body))
                        .count(),
                exit);
    }

    @BothTwins
    void aSourceItsOperatorsAndItsBody(Twin twin) {
        for (Throwable thrown : all()) {
            for (Form form : Form.values()) {
                Bench bench = bench(twin);
                Numbers source = bench.source(form, 1, 2, 3);
                List<AsyncTask<?>> loops = List.of(
                        source.forEach(n -> sneak(thrown)),
                        source.forEachAwait(n -> twin.failure(thrown)),
                        source.map(n -> sneak(thrown)).count(),
                        source.filter(n -> sneak(thrown)).count(),
                        source.mapAwait(n -> sneak(thrown)).count(),
                        source.mapConcurrent(2, n -> sneak(thrown)).count(),
                        source.mapConcurrentUnordered(2, n -> twin.failure(thrown))
                                .count(),
                        source.flatMap(n -> sneak(thrown)).count(),
                        source.flatMap(n -> AsyncIterable.failed(thrown)).count(),
                        source.prefetch(2).peek(n -> sneak(thrown)).count(),
                        source.scan(0, (a, b) -> sneak(thrown)).count(),
                        source.fold(0, (a, b) -> sneak(thrown)),
                        source.onErrorResume(problem -> sneak(problem)).forEach(n -> sneak(thrown)));
                for (AsyncTask<?> loop : loops) {
                    assertSame(thrown, failure(loop));
                }
                assertEquals(loops.size(), source.closes());
                assertSame(
                        thrown, failure(bench.source(form, 1).closeFails(thrown).count()));
                assertSame(
                        thrown, failure(bench.source(form, 1).failsAt(1, thrown).count()));
                assertSame(
                        thrown,
                        failure(bench.source(form, 1).throwsAt(1, thrown).count()));
            }
            assertSame(thrown, failure(AsyncIterable.next(() -> sneak(thrown)).count()));
            assertSame(thrown, failure(AsyncIterable.defer(() -> sneak(thrown)).count()));
            assertSame(
                    thrown, failure(AsyncIterable.generate(out -> sneak(thrown)).count()));
        }
    }

    @BothTwins
    void aFunctionOfAChain(Twin twin) {
        for (Throwable thrown : all()) {
            AsyncTask<Integer> task = AsyncTask.from(twin.value(1));
            for (AsyncTask<?> derived : List.of(
                    task.thenApply(n -> sneak(thrown)),
                    task.thenApplyAsync(n -> sneak(thrown)),
                    task.thenCompose(n -> sneak(thrown)),
                    task.thenCompose(n -> twin.failure(thrown)),
                    task.handle((n, problem) -> sneak(thrown)),
                    task.whenComplete((n, problem) -> sneak(thrown)),
                    task.thenCombine(twin.value(2), (a, b) -> sneak(thrown)),
                    task.applyToEither(new CompletableFuture<>(), n -> sneak(thrown)),
                    AsyncTask.blocking(() -> sneak(thrown)))) {
                assertFails(derived, thrown);
            }
            assertNotNull(failure(task.thenApplyAsync(n -> n, work -> sneak(thrown))));
        }
    }
}
