package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncFunction;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Twin;
import dev.forthwith.generated.StackedContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** An annotated resource whose enter method does with the stack for its sub-resources what one may do with a stack. */
final class StackedResourceTest extends BenchTest {
    /** Where its own exit begins. */
    private final Gate own = new Gate();

    /** As the processor writes it; its enter method enters {@code sub}, and then does something else with the stack. */
    private AsyncContextManager<String> stacked(
            Bench bench, AsyncContextManager<String> sub, boolean handles, Consumer<AsyncExitStack> then) {
        return () -> new StackedContext<String, String, String>(() -> "self", "Resource.open", "Resource.close") {
            @Override
            protected CompletionStage<String> enter(String self, AsyncExitStack stack) {
                return stack.enter(sub).thenApply(entered -> {
                    then.accept(stack);
                    return entered;
                });
            }

            @Override
            protected String resource(String self, String arrived) {
                return arrived;
            }

            @Override
            protected CompletionStage<?> exit(String self, String resource, Outcome outcome, Throwable failure) {
                own.reach();
                return bench.hop("exit:" + outcome, handles);
            }
        };
    }

    @BothTwins
    void itsSubResourcesAreExitedAfterItself(Twin twin) {
        Bench bench = bench(twin);
        assertEquals(
                "a",
                value(stacked(bench, bench.resource("a"), false, stack -> {}).with(twin::value)));
        assertEquals("enter:a entered:a exit:COMPLETED exit:a(ok) exited:a", bench.steps());
    }

    @BothTwins
    void aStackThatItsEnterMovesBelongsToTheNewOwner(Twin twin) {
        Bench bench = bench(twin);
        AsyncExitStack[] moved = new AsyncExitStack[1];
        AsyncContextManager<String> manager =
                stacked(bench, bench.resource("a"), false, stack -> moved[0] = stack.move());
        assertEquals("a", value(manager.with(twin::value)));
        assertEquals("enter:a entered:a exit:COMPLETED", bench.steps());
        value(moved[0].close());
        assertEquals("enter:a entered:a exit:COMPLETED exit:a(ok) exited:a", bench.steps());
        Boom failure = new Boom("E");
        assertFails(manager.with(a -> twin.failure(failure)), failure);
        assertEquals(1, bench.count("exit:FAILED"));
        value(moved[0].close());
    }

    @BothTwins
    void aStackThatItsEnterClosesIsWaitedFor(Twin twin) {
        Bench bench = bench(twin);
        Gate exit = new Gate();
        AsyncTask<String> task = stacked(bench, bench.resource("a").exitGate(exit), false, AsyncExitStack::close)
                .with(twin::value);
        exit.awaitReached();
        own.awaitReached();
        assertFalse(task.isDone());
        exit.open();
        assertEquals("a", value(task));
        assertEquals(1, bench.count("exited:a"));
    }

    @BothTwins
    void itMayHandleAFailureAllTheSame(Twin twin) {
        Bench bench = bench(twin);
        assertNull(value(stacked(bench, bench.resource("a"), true, AsyncExitStack::close)
                .with(a -> twin.failure(new Boom("E")))));
        assertEquals(1, bench.count("exit:FAILED"));
    }

    /** Which is told what that fails with, and handles. */
    @BothTwins
    void whatAStackThatItsEnterClosedFailsWithIsNoFailureOfTheUse(Twin twin) {
        Bench bench = bench(twin);
        Boom exit = new Boom("X");
        CompletableFuture<AsyncTask<Void>> closing = new CompletableFuture<>();
        assertEquals(
                "a",
                value(stacked(
                                bench,
                                bench.resource("a").exitFails(exit),
                                false,
                                stack -> closing.complete(stack.close()))
                        .with(twin::value)));
        assertFails(value(closing), exit);
        assertEquals(1, bench.count("exit:COMPLETED"));
    }

    /** As above, of an enter that fails afterwards. */
    @BothTwins
    void whatAStackThatAFailedEnterClosedFailsWithIsToldToWhoClosed(Twin twin) {
        Boom failure = new Boom("E");
        Boom exit = new Boom("X");
        AsyncFunction<AsyncExitStack, String> body = stack -> {
            stack.defer(() -> twin.failure(exit));
            return stack.close().handle((closed, problem) -> problem).thenCompose(problem -> {
                assertSame(exit, problem);
                return twin.failure(failure);
            });
        };
        assertFails(AsyncContextManager.build(body).with(twin::value), failure);
    }

    /** An exit may handle a failure, but no cancellation; and an enter that fails after one has been cancelled. */
    @BothTwins
    void whatIsOnTheStackOfACancelledEnterIsToldSo(Twin twin) {
        for (boolean built : new boolean[] {true, false}) {
            for (boolean hard : new boolean[] {true, false}) {
                Bench bench = bench(twin);
                Boom failure = new Boom("E");
                Gate enter = new Gate();
                AsyncFunction<AsyncExitStack, String> body = stack -> {
                    stack.adopt("x", (x, outcome, why) -> bench.hop("exit:" + outcome, true));
                    return twin.stage(enter.reach(), () -> {
                        throw failure;
                    });
                };
                AsyncContextManager<String> manager = built ? AsyncContextManager.build(body) : entering(body);
                AsyncTask<String> task = manager.with(twin::value);
                enter.awaitReached();
                assertTrue(task.cancel(hard));
                assertFalse(task.isDone());
                enter.open();
                assertCancelled(task, failure);
                assertEquals("exit:CANCELLED", bench.steps());
            }
        }
    }

    /** As the processor writes it. */
    private static AsyncContextManager<String> entering(AsyncFunction<AsyncExitStack, String> body) {
        return () -> new StackedContext<String, String, String>(() -> "self", "Resource.open", "Resource.close") {
            @Override
            protected CompletionStage<? extends String> enter(String self, AsyncExitStack stack) throws Exception {
                return body.apply(stack);
            }

            @Override
            protected String resource(String self, String arrived) {
                return arrived;
            }

            @Override
            protected CompletionStage<?> exit(String self, String resource, Outcome outcome, Throwable failure) {
                throw new AssertionError("it was not entered");
            }
        };
    }
}
