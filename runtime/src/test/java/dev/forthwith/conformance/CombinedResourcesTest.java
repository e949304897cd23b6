package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncTask;
import dev.forthwith.Forthwith;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Twin;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** Managers that are made of others: map, flatMap, build, both, closing, value, around, the timeouts. */
final class CombinedResourcesTest extends BenchTest {
    private static final Duration SOON = Duration.ofMillis(5);

    @BothTwins
    void c048_oneOrderAcrossAllKinds(Twin twin) {
        Bench bench = bench(twin);
        AsyncContextManager<AutoCloseable> plain = AsyncContextManager.closing(() -> () -> bench.say("close"));
        value(AsyncContextManager.build(stack -> stack.enter(plain)
                        .thenCompose(first -> stack.enter(bench.resource("b")))
                        .thenCompose(b -> stack.enter(plain)))
                .run(last -> bench.say("body")));
        assertEquals("enter:b entered:b body close exit:b(ok) exited:b close", bench.steps());
        Boom late = new Boom("X");
        Boom body = new Boom("E");
        assertFails(
                AsyncContextManager.closing(() -> () -> {
                            throw late;
                        })
                        .with(closeable -> twin.failure(body)),
                body,
                late);
    }

    @BothTwins
    void nothingIsEnteredInsideOnceItIsCancelled(Twin twin) {
        Bench bench = bench(twin);
        Gate enter = new Gate();
        CompletableFuture<AsyncTask<Integer>> task = new CompletableFuture<>();
        task.complete(bench.resource("a")
                .enterGate(enter)
                .flatMap(a -> {
                    assertTrue(task.join().cancel(false));
                    return bench.resource("b");
                })
                .with(b -> twin.value(1)));
        enter.open();
        assertCancelled(task.join());
        assertEquals("enter:a entered:a exit:a(cancelled) exited:a", bench.steps());
    }

    @BothTwins
    void c051_bothAtTheSameTime(Twin twin) {
        Bench bench = bench(twin);
        Gate enterA = new Gate();
        Gate enterB = new Gate();
        Gate exitA = new Gate();
        Gate exitB = new Gate();
        AsyncTask<String> result = AsyncContextManager.both(
                        bench.resource("a").enterGate(enterA).exitGate(exitA),
                        bench.resource("b").enterGate(enterB).exitGate(exitB),
                        (a, b) -> a + b)
                .with(twin::value);
        enterA.awaitReached();
        enterB.awaitReached();
        enterA.open();
        enterB.open();
        exitA.awaitReached();
        exitB.awaitReached();
        assertFalse(result.isDone());
        exitA.open();
        assertFalse(result.isDone());
        exitB.open();
        assertEquals("ab", value(result));
    }

    @BothTwins
    void bothGivesUpTheSiblingOfAFailure(Twin twin) {
        Bench bench = bench(twin);
        Boom failure = new Boom("E");
        Gate slow = new Gate();
        AsyncTask<String> result = AsyncContextManager.both(
                        bench.resource("a").enterGate(slow), bench.resource("b").enterFails(failure), (a, b) -> a + b)
                .with(twin::value);
        slow.awaitReached();
        slow.open();
        assertFails(result, failure);
        assertEquals(1, bench.countOf("exit:a("));
        assertEquals(1, bench.count("exited:a"));
    }

    @BothTwins
    void bothExitsWhatWasEnteredWhenTheFunctionFails(Twin twin) {
        Bench bench = bench(twin);
        Boom failure = new Boom("E");
        assertFails(
                AsyncContextManager.both(bench.resource("a"), bench.resource("b"), (a, b) -> {
                            throw failure;
                        })
                        .with(twin::value),
                failure);
        assertEquals(1, bench.count("exit:a(fail E)"));
        assertEquals(1, bench.count("exit:b(fail E)"));
    }

    @BothTwins
    void bothIsCancelledAsAWhole(Twin twin) {
        Bench bench = bench(twin);
        Gate slow = new Gate();
        AsyncTask<String> result = AsyncContextManager.both(
                        bench.resource("a"), bench.resource("b").enterGate(slow), (a, b) -> a + b)
                .with(twin::value);
        slow.awaitReached();
        assertTrue(result.cancel(true));
        assertFalse(result.isDone());
        slow.open();
        assertCancelled(result);
        assertEquals(1, bench.count("exited:a"));
        assertEquals(1, bench.count("exited:b"));
    }

    @BothTwins
    void mapHandsOutWhatItMakesAndExitsIfItFails(Twin twin) {
        Bench bench = bench(twin);
        assertEquals("A", value(bench.resource("a").map(a -> "A").with(twin::value)));
        Boom failure = new Boom("E");
        assertFails(
                bench.resource("a")
                        .map(a -> {
                            throw failure;
                        })
                        .with(twin::value),
                failure);
        assertEquals(1, bench.count("exit:a(ok)"));
        assertEquals(1, bench.count("exit:a(fail E)"));
    }

    @BothTwins
    void flatMapExitsTheInnerFirst(Twin twin) {
        Bench bench = bench(twin);
        assertEquals(
                "b", value(bench.resource("a").flatMap(a -> bench.resource("b")).with(twin::value)));
        assertEquals("enter:a entered:a enter:b entered:b exit:b(ok) exited:b exit:a(ok) exited:a", bench.steps());
        assertInstanceOf(
                NullPointerException.class,
                failure(bench.resource("a").flatMap(a -> null).with(twin::value)));
    }

    @BothTwins
    void buildIsAllOrNothing(Twin twin) {
        Bench bench = bench(twin);
        Boom failure = new Boom("E");
        AsyncContextManager<String> whole = AsyncContextManager.build(stack -> stack.enter(bench.resource("a"))
                .thenCompose(a -> stack.enter(bench.resource("b").enterFails(failure))));
        assertFails(whole.with(twin::value), failure);
        assertEquals("enter:a entered:a enter:b exit:a(fail E) exited:a", bench.steps());
    }

    @BothTwins
    void c020_valueNeedsNoExit(Twin twin) {
        assertEquals("v", value(AsyncContextManager.value("v").with(twin::value)));
        value(AsyncContextManager.value(null).run(nothing -> assertNull(nothing)));
    }

    @BothTwins
    void aroundIsOneFunction(Twin twin) {
        Bench bench = bench(twin);
        AsyncContextManager<String> around = AsyncContextManager.around(body -> {
            bench.say("before");
            try {
                body.run("a");
            } finally {
                bench.say("after");
            }
        });
        assertEquals("a!", value(around.with(a -> bench.hop("body", a + "!"))));
        assertEquals("before body after", bench.steps());
        Boom failure = new Boom("E");
        assertFails(around.with(a -> twin.failure(failure)), failure);
        assertEquals(2, bench.count("after"));
    }

    @BothTwins
    void aroundMayHandleTranslateOrFail(Twin twin) {
        AsyncTask<Integer> handled = AsyncContextManager.<String>around(body -> {
                    try {
                        body.run("a");
                    } catch (Boom expected) {
                        assertEquals("E", expected.getMessage());
                    }
                })
                .with(a -> twin.failure(new Boom("E")));
        value(handled.thenAccept(nothing -> assertNull(nothing)));
        Boom failure = new Boom("E");
        Boom translation = new Boom("T", failure);
        assertFails(
                AsyncContextManager.<String>around(body -> {
                            try {
                                body.run("a");
                            } catch (Boom expected) {
                                throw translation;
                            }
                        })
                        .with(a -> twin.failure(failure)),
                translation);
        Boom early = new Boom("early");
        assertFails(
                AsyncContextManager.around(body -> {
                            throw early;
                        })
                        .with(twin::value),
                early);
        assertInstanceOf(
                IllegalStateException.class,
                failure(AsyncContextManager.around(body -> {}).with(twin::value)));
        assertInstanceOf(
                IllegalStateException.class,
                failure(AsyncContextManager.<String>around(body -> {
                            body.run("a");
                            body.run("b");
                        })
                        .with(twin::value)));
    }

    @BothTwins
    void aroundSeesACancellationAndCannotHandleIt(Twin twin) {
        Bench bench = bench(twin);
        Gate running = new Gate();
        AsyncTask<Object> result = AsyncContextManager.<String>around(body -> {
                    try {
                        body.run("a");
                    } catch (CancellationException cancelled) {
                        bench.say("cancelled");
                    }
                })
                .with(a -> {
                    running.reach();
                    return new CompletableFuture<>();
                });
        running.awaitReached();
        result.cancel(true);
        assertCancelled(result);
        assertEquals("cancelled", bench.steps());
    }

    /** Who exits by hand need not have a failure to tell how it went. */
    @BothTwins
    void aroundSeesThatTheUseHasFailedAlsoWithoutAFailure(Twin twin) {
        Bench bench = bench(twin);
        AsyncContext<String> context = AsyncContextManager.<String>around(body -> {
                    body.run("a");
                    bench.say("commit");
                })
                .context();
        value(context.enter());
        assertFalse(value(context.exit(Outcome.FAILED, null)));
        assertEquals("", bench.steps());
    }

    @BothTwins
    void enterTimeoutGivesUpAndExitsWhatArrivesLater(Twin twin) {
        {
            Bench bench = bench(twin);
            Gate slow = new Gate();
            Gate exit = new Gate();
            AsyncTask<String> result = bench.resource("a")
                    .enterGate(slow)
                    .exitGate(exit)
                    .enterTimeout(SOON)
                    .with(twin::value);
            assertInstanceOf(TimeoutException.class, failure(result));
            slow.open();
            exit.awaitReached();
            exit.open();
            assertEquals(1, bench.count("exit:a(cancelled)"));
        }
        Bench quick = bench(twin);
        assertEquals(
                "a", value(quick.resource("a").enterTimeout(Duration.ofHours(1)).with(twin::value)));
        assertThrows(IllegalArgumentException.class, () -> quick.resource("a").enterTimeout(Duration.ZERO));
    }

    @BothTwins
    void r39_exitTimeoutCountsAsAFailure(Twin twin) {
        c064_outerExitsGoOnAfterAnExitTimeout(twin);
    }

    @BothTwins
    void c064_outerExitsGoOnAfterAnExitTimeout(Twin twin) {
        Bench bench = bench(twin);
        Gate never = new Gate();
        Boom body = new Boom("E");
        Throwable failure = failure(bench.resource("A")
                .with(a -> bench.resource("B").exitGate(never).exitTimeout(SOON).with(b -> twin.failure(body))));
        assertEquals(body, failure);
        assertInstanceOf(TimeoutException.class, body.getSuppressed()[0]);
        assertEquals(1, bench.count("exited:A"));
        CompletableFuture<Throwable> dropped = new CompletableFuture<>();
        Forthwith.onDropped((where, late) -> dropped.complete(late));
        try {
            Boom late = new Boom("late");
            Gate slow = new Gate();
            assertInstanceOf(
                    TimeoutException.class,
                    failure(bench.resource("C")
                            .exitGate(slow)
                            .exitFails(late)
                            .exitTimeout(SOON)
                            .with(twin::value)));
            slow.open();
            assertEquals(late, value(dropped));
        } finally {
            Forthwith.onDropped((where, problem) -> {});
        }
    }

    @BothTwins
    void c065_aFailureBeforeTheTimeoutIsNoTimeout(Twin twin) {
        Boom body = new Boom("E");
        CompletableFuture<String> limited = bench(twin)
                .resource("a")
                .<String>with(a -> twin.failure(body))
                .orTimeout(1, java.util.concurrent.TimeUnit.HOURS);
        assertFails(limited, body);
    }

    @BothTwins
    void c067_eitherOfTwoHandlesCancels(Twin twin) {
        for (boolean byInner : new boolean[] {true, false}) {
            Bench bench = bench(twin);
            Gate running = new Gate();
            CompletableFuture<AsyncTask<Void>> inner = new CompletableFuture<>();
            AsyncTask<Void> outer = bench.resource("a").with(a -> {
                AsyncTask<Void> loop = bench.source(dev.forthwith.bench.Numbers.Form.GENERATED, 1)
                        .forEachAwait(n -> {
                            running.reach();
                            return new CompletableFuture<>();
                        });
                inner.complete(loop);
                return loop;
            });
            running.awaitReached();
            AsyncTask<Void> cancelled = byInner ? value(inner) : outer;
            assertTrue(cancelled.cancel(true));
            assertCancelled(value(inner));
            assertCancelled(outer);
            assertEquals(1, bench.count("close(cancelled)"));
            assertEquals(1, bench.count("exited:a"));
        }
    }

    @BothTwins
    void whatIsHandledInsideBothIsGoneWithTheResult(Twin twin) {
        Bench bench = bench(twin);
        AsyncContextManager<String> handled = AsyncContextManager.build(stack -> stack.enter(
                        bench.resource("outer").handles())
                .thenCompose(outer -> stack.enter(bench.resource("inner").exitFails(new Boom("X")))));
        assertNull(value(handled.call(a -> "body")));
        assertNull(value(AsyncContextManager.both(handled, AsyncContextManager.value(""), String::concat)
                .call(a -> "body")));
    }
}
