package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncTask;
import dev.forthwith.Forthwith;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Resource;
import dev.forthwith.bench.Twin;
import dev.forthwith.internal.failure.MayHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.parallel.Isolated;

/** One resource: c001 to c023. */
@Isolated("sets the handler of dropped failures")
final class OneResourceTest extends BenchTest {
    @BothTwins
    void c001_entersRunsExitsAndOnlyThenSettles(Twin twin) {
        Bench bench = bench(twin);
        Gate exit = new Gate();
        AsyncTask<Integer> result = bench.resource("a").exitGate(exit).with(name -> bench.hop("body", 42));
        exit.awaitReached();
        assertFalse(result.isDone());
        exit.open();
        assertEquals(42, value(result));
        assertEquals("enter:a entered:a body exit:a(ok) exited:a", bench.steps());
    }

    @BothTwins
    void c002_aFailureOfTheBodyIsTheSameObject(Twin twin) {
        Bench bench = bench(twin);
        Boom failure = new Boom("E");
        assertFails(bench.resource("a").with(name -> twin.failure(failure)), failure);
        assertEquals("enter:a entered:a exit:a(fail E) exited:a", bench.steps());
    }

    @BothTwins
    void c003_whatFailsToEnterIsNotExited(Twin twin) {
        Bench bench = bench(twin);
        Boom failure = new Boom("E");
        assertFails(bench.resource("a").enterFails(failure).with(name -> bench.hop("body", 1)), failure);
        assertEquals("enter:a", bench.steps());
    }

    @BothTwins
    void c004_aFailureOfTheExitDiscardsTheValue(Twin twin) {
        Bench bench = bench(twin);
        Boom failure = new Boom("X");
        assertFails(bench.resource("a").exitFails(failure).with(name -> twin.value(42)), failure);
        assertEquals("enter:a entered:a exit:a(ok) exited:a", bench.steps());
    }

    @BothTwins
    void c005_aFailureOfTheExitIsSuppressedOnThatOfTheBody(Twin twin) {
        Bench bench = bench(twin);
        Boom body = new Boom("E");
        Boom exit = new Boom("X");
        assertFails(bench.resource("a").exitFails(exit).with(name -> twin.failure(body)), body, exit);
        assertEquals("enter:a entered:a exit:a(fail E) exited:a", bench.steps());
    }

    @BothTwins
    void c008_whatCannotBeSuppressedIsReported(Twin twin) {
        Bench bench = bench(twin);
        Boom body = Boom.withoutSuppression("E");
        Boom exit = new Boom("X");
        Queue<Throwable> dropped = new ConcurrentLinkedQueue<>();
        Forthwith.onDropped((where, failure) -> dropped.add(failure));
        try {
            assertFails(bench.resource("a").exitFails(exit).with(name -> twin.failure(body)), body);
            assertEquals(List.of(exit), List.copyOf(dropped));
        } finally {
            Forthwith.onDropped((where, failure) -> {});
        }
    }

    @BothTwins
    void c009_anExitMayHandleAFailure(Twin twin) {
        Bench bench = bench(twin);
        AsyncTask<Integer> result = bench.resource("a").handles().with(name -> twin.failure(new Boom("E")));
        assertNull(value(result.thenApply(nothing -> nothing)));
        assertEquals("enter:a entered:a exit:a(fail E) exited:a", bench.steps());
    }

    @BothTwins
    void c010_withoutAFailureThereIsNothingToHandle(Twin twin) {
        AsyncTask<Integer> result = bench(twin).resource("a").handles().with(name -> twin.value(42));
        assertEquals(42, value(result));
    }

    @BothTwins
    void c011_aBodyThatThrowsHasFailed(Twin twin) {
        Bench bench = bench(twin);
        Boom failure = new Boom("E");
        assertFails(
                bench.resource("a").with(name -> {
                    throw failure;
                }),
                failure);
        assertEquals("enter:a entered:a exit:a(fail E) exited:a", bench.steps());
    }

    @BothTwins
    void c012_anEnterThatReturnsNullIsNamed(Twin twin) {
        Bench bench = bench(twin);
        Throwable failure = failure(bench.generated("a").enterNull().with(name -> bench.hop("body", 1)));
        assertInstanceOf(NullPointerException.class, failure);
        assertTrue(failure.getMessage().contains("Resource.open"), failure.getMessage());
        assertEquals("enter:a", bench.steps());
    }

    @BothTwins
    void c013_anExitThatReturnsNullIsNamed(Twin twin) {
        Bench bench = bench(twin);
        Throwable failure = failure(bench.generated("a").exitNull().with(name -> twin.value(42)));
        assertInstanceOf(NullPointerException.class, failure);
        assertTrue(failure.getMessage().contains("Resource.close"), failure.getMessage());
    }

    @BothTwins
    void c014_aBodyThatReturnsNullIsNamed(Twin twin) {
        Bench bench = bench(twin);
        Throwable failure = failure(bench.resource("a").with(name -> null));
        assertInstanceOf(NullPointerException.class, failure);
        assertTrue(failure.getMessage().contains("body"), failure.getMessage());
        assertEquals(1, bench.countOf("exit:a(fail"));
        assertEquals(1, bench.countOf("exited:a"));
    }

    @BothTwins
    void c017_aContextIsForOneUse(Twin twin) {
        for (Resource.Form form : Resource.Form.values()) {
            Bench bench = bench(twin);
            Resource resource = form == Resource.Form.GENERATED ? bench.generated("a") : bench.resource("a");
            AsyncContext<String> context = resource.context();
            value(context.enter());
            assertInstanceOf(IllegalStateException.class, failure(context.enter()));
            value(context.exit(Outcome.COMPLETED, null));
            Throwable failure = failure(context.enter());
            assertInstanceOf(IllegalStateException.class, failure);
            assertTrue(failure.getMessage().contains("already entered"), failure.getMessage());
            assertEquals("enter:a entered:a exit:a(ok) exited:a", bench.steps());
        }
    }

    @BothTwins
    void c018_exitBeforeEnterSaysSo(Twin twin) {
        for (AsyncContext<String> context : List.of(
                bench(twin).resource("a").context(), bench(twin).generated("a").context())) {
            Throwable failure = failure(context.exit(Outcome.COMPLETED, null));
            assertInstanceOf(IllegalStateException.class, failure);
            assertTrue(failure.getMessage().contains("not entered"), failure.getMessage());
        }
    }

    @BothTwins
    void c019_exitTwiceIsTheSameCompletion(Twin twin) {
        Bench bench = bench(twin);
        for (AsyncContext<String> context :
                List.of(bench.resource("a").context(), bench.generated("a").context())) {
            value(context.enter());
            var first = context.exit(Outcome.COMPLETED, null);
            assertSame(first, context.exit(Outcome.FAILED, new Boom("E")));
            value(first);
        }
        assertEquals(2, bench.count("exit:a(ok)"));
        assertEquals(2, bench.countOf("exit:a"));
    }

    /** It may ask for its own completion, which is everybody's. */
    @BothTwins
    void anExitCannotCancelItsCompletion(Twin twin) {
        AtomicReference<AsyncContext<String>> context = new AtomicReference<>();
        List<Boolean> cancelled = new ArrayList<>();
        context.set(AsyncContextManager.<String>of(() -> twin.value("a"), (a, outcome, failure) -> {
                    cancelled.add(context.get()
                            .exit(outcome, failure)
                            .toCompletableFuture()
                            .cancel(true));
                    return twin.value(true);
                })
                .context());
        value(context.get().enter());
        assertEquals(true, value(context.get().exit(Outcome.FAILED, new Boom("E"))));
        assertEquals(true, value(context.get().exit(Outcome.COMPLETED, null)));
        assertEquals(List.of(false), cancelled);
    }

    /** What was handled inside is gone, also where an exit outside of that fails. */
    @BothTwins
    void whoeverDrivesAContextCanAskWhetherItHasHandled(Twin twin) {
        for (boolean handles : new boolean[] {true, false}) {
            for (Throwable outer : new Throwable[] {null, new Boom("X")}) {
                AsyncContext<AsyncExitStack> context = AsyncExitStack.manager().context();
                AsyncExitStack stack = value(context.enter());
                stack.defer(() -> outer == null ? twin.value(null) : twin.failure(outer));
                stack.adopt("a", (a, outcome, failure) -> twin.value(handles));
                CompletionStage<Boolean> exit = context.exit(Outcome.FAILED, new Boom("E"));
                value(exit.handle((handled, failure) -> null));
                assertEquals(handles, MayHandle.hasHandled(exit, null));
            }
        }
    }

    /** An exit function may yield anything; whoever drives the context by hand is told whether that handles. */
    @BothTwins
    void anExitThatYieldsAnythingElseHandlesNothing(Twin twin) {
        for (Object yielded : new Object[] {"closed", 1, false, true, null}) {
            AsyncContextManager<String> manager =
                    AsyncContextManager.of(() -> twin.value("a"), (a, outcome, failure) -> twin.value(yielded));
            AsyncContext<String> context = manager.context();
            value(context.enter());
            Boom failure = new Boom("E");
            boolean handled = value(context.exit(Outcome.FAILED, failure));
            assertEquals(Boolean.TRUE.equals(yielded), handled);
            assertEquals(handled, value(context.exit(Outcome.COMPLETED, null)));
            AsyncTask<Object> task = manager.with(a -> twin.failure(failure));
            if (handled) {
                assertNull(value(task));
            } else {
                assertFails(task, failure);
            }
        }
    }

    @BothTwins
    void c020_aResourceMayBeNull(Twin twin) {
        Bench bench = bench(twin);
        AsyncContextManager<String> nothing = AsyncContextManager.of(
                () -> twin.value(null), (none, outcome, failure) -> bench.hop("exit:" + none + " " + outcome, null));
        value(nothing.run(none -> bench.say("body:" + none)));
        assertEquals("body:null exit:null COMPLETED", bench.steps());
    }
}
