package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.Forthwith;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Twin;
import dev.forthwith.generated.GeneratedContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A stage that fails to be asked to cancel is waited for, as if it had been asked; what was to come after that comes. */
@Isolated("sets the handler of dropped failures")
final class BrokenCancelTest extends BenchTest {
    private final Boom broken = new Boom("cancel");
    private final CompletableFuture<Throwable> dropped = new CompletableFuture<>();

    /** A task that cannot be asked. */
    private final class Deaf extends AsyncTask<String> {
        @Override
        protected CompletionStage<?> onCancel(boolean interrupt) {
            throw broken;
        }

        void end() {
            settle("end");
        }
    }

    private final Deaf deaf = new Deaf();

    @BeforeEach
    void begin() {
        Forthwith.onDropped((where, what) -> dropped.complete(what));
    }

    @AfterEach
    void end() {
        Forthwith.onDropped((where, what) -> {});
    }

    /** A resource whose enter may be interrupted, and cannot be. */
    private AsyncContextManager<String> deafResource(Bench bench) {
        return () -> new GeneratedContext<String, String, String>(() -> "self") {
            @Override
            public String enterName() {
                return "Resource.open()";
            }

            @Override
            public String exitName() {
                return "Resource.close()";
            }

            @Override
            protected CompletionStage<String> enter(String self) {
                return deaf;
            }

            @Override
            protected boolean interruptible() {
                return true;
            }

            @Override
            protected String resource(String self, String arrived) {
                return arrived;
            }

            @Override
            protected CompletionStage<?> exit(String self, String resource, Outcome outcome, Throwable failure) {
                return bench.hop("exit:" + outcome, null);
            }
        };
    }

    @BothTwins
    void aStackIsClosed(Twin twin) {
        Bench bench = bench(twin);
        AsyncExitStack stack = new AsyncExitStack();
        value(stack.enter(bench.resource("a")));
        stack.enter(deafResource(bench));
        AsyncTask<Void> closing = stack.close();
        assertSame(broken, value(dropped));
        deaf.end();
        value(closing);
        assertEquals("enter:a entered:a exit:CANCELLED exit:a(ok) exited:a", bench.steps());
    }

    @BothTwins
    void theOtherOfBothIsWaitedFor(Twin twin) {
        Bench bench = bench(twin);
        Boom failure = new Boom("E");
        Gate enter = new Gate();
        AsyncTask<String> task = AsyncContextManager.both(
                        deafResource(bench),
                        bench.resource("b").enterGate(enter).enterFails(failure),
                        String::concat)
                .with(twin::value);
        enter.open();
        assertSame(broken, value(dropped));
        deaf.end();
        assertFails(task, failure);
        assertEquals(1, bench.count("exit:CANCELLED"));
    }

    @Test
    void aChainThatWasCancelledBeforeWaits() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<AsyncTask<String>> chain = new CompletableFuture<>();
        chain.complete(AsyncTask.from(first).thenCompose(x -> {
            chain.join().cancel(true);
            return deaf;
        }));
        first.complete("first");
        assertSame(broken, value(dropped));
        deaf.end();
        assertCancelled(value(chain));
    }

    @Test
    void theOtherOfTwoTasksIsAsked() {
        CompletableFuture<String> other = new CompletableFuture<>();
        AsyncTask<String> whole = deaf.thenCombine(other, String::concat);
        assertTrue(whole.cancel(true));
        assertSame(broken, value(dropped));
        assertTrue(other.isCancelled());
        deaf.end();
        assertCancelled(whole);
    }

    @BothTwins
    void theOtherCallsAreAsked(Twin twin) {
        for (boolean ordered : new boolean[] {true, false}) {
            Boom failure = new Boom("E");
            Deaf first = new Deaf();
            CompletableFuture<String> last = new CompletableFuture<>();
            Gate fails = new Gate();
            AsyncIterable<Integer> source = AsyncIterable.of(1, 2, 3);
            AsyncTask<Long> task = (ordered
                            ? source.mapConcurrent(3, n -> call(twin, n, first, fails, failure, last))
                            : source.mapConcurrentUnordered(3, n -> call(twin, n, first, fails, failure, last)))
                    .count();
            fails.awaitReached();
            fails.open();
            assertSame(broken, value(dropped));
            value(last.handle((value, problem) -> "asked"));
            assertTrue(last.isCancelled());
            first.end();
            assertFails(task, failure);
        }
    }

    private static CompletionStage<String> call(
            Twin twin, int n, Deaf first, Gate fails, Boom failure, CompletableFuture<String> last) {
        switch (n) {
            case 1:
                return first;
            case 2:
                return fails.reach().thenCompose(opened -> twin.failure(failure));
            default:
                return last;
        }
    }
}
