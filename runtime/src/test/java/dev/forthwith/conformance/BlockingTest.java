package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.Cursor;
import dev.forthwith.OpenContext;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Numbers;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Resource;
import dev.forthwith.bench.Twin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** The blocking forms: await, withBlocking, open, Cursor; what they throw, and what an interrupt does. */
final class BlockingTest extends BenchTest {
    /** A thread that a test interrupts, and how it ended: what it threw, and whether its flag is set. */
    private static final class Victim {
        final CompletableFuture<String> end = new CompletableFuture<>();
        final Thread thread;

        Victim(Callable<?> work) {
            thread = new Thread(() -> {
                String ended;
                try {
                    ended = "returned " + work.call();
                } catch (Throwable thrown) {
                    ended = thrown.getClass().getSimpleName() + " " + List.of(thrown.getSuppressed());
                }
                end.complete(ended + (Thread.currentThread().isInterrupted() ? ", flag" : ""));
            });
            thread.setDaemon(true);
            thread.start();
        }
    }

    @BothTwins
    void withBlockingRunsTheBodyHere(Twin twin) throws Exception {
        Bench bench = bench(twin);
        Thread here = Thread.currentThread();
        assertEquals(42, bench.resource("a").<Integer>withBlocking(a -> {
            assertSame(here, Thread.currentThread());
            bench.say("body");
            return 42;
        }));
        assertEquals("enter:a entered:a body exit:a(ok) exited:a", bench.steps());
    }

    @BothTwins
    void withBlockingThrowsWhatTheBodyThrew(Twin twin) {
        Bench bench = bench(twin);
        Boom failure = new Boom("E");
        Boom exit = new Boom("X");
        assertSame(
                failure,
                assertThrows(
                        Boom.class,
                        () -> bench.resource("a").exitFails(exit).withBlocking(a -> {
                            throw failure;
                        })));
        assertEquals(List.of(exit), List.of(failure.getSuppressed()));
        IOException checked = new IOException("checked");
        CompletionException wrapped = assertThrows(
                CompletionException.class,
                () -> bench.resource("a").withBlocking(a -> {
                    throw checked;
                }));
        assertSame(checked, wrapped.getCause());
        AssertionError error = new AssertionError("error");
        assertSame(
                error,
                assertThrows(
                        AssertionError.class,
                        () -> bench.resource("a").withBlocking(a -> {
                            throw error;
                        })));
        Boom early = new Boom("early");
        assertSame(
                early,
                assertThrows(
                        Boom.class, () -> bench.resource("b").enterFails(early).withBlocking(b -> 1)));
        assertEquals(0, bench.countOf("exit:b"));
    }

    /** Many an exit wraps what it is told; what comes of that must have an end. */
    @BothTwins
    void anExitThatWrapsAnInterruptMakesNoCircle(Twin twin) {
        AsyncContextManager<String> manager = AsyncContextManager.of(
                () -> twin.value("a"), (a, outcome, failure) -> twin.failure(new Boom("X", failure)));
        InterruptedException interrupted = assertThrows(
                InterruptedException.class,
                () -> manager.withBlocking(a -> {
                    throw new InterruptedException("body");
                }));
        assertEquals("X", interrupted.getSuppressed()[0].getMessage());
        assertAcyclic(interrupted, List.of());
    }

    /** It need not be told the interrupt to know it. */
    @BothTwins
    void anExitThatFailsWithTheInterruptOfTheBodyMakesNoCircle(Twin twin) {
        List<UnaryOperator<Throwable>> failures = List.of(
                body -> body, body -> new IOException("broken", body), body -> new Boom("X", new Boom("Y", body)));
        for (UnaryOperator<Throwable> failing : failures) {
            InterruptedException body = new InterruptedException("body");
            Throwable exit = failing.apply(body);
            InterruptedException thrown = assertThrows(
                    InterruptedException.class,
                    () -> AsyncContextManager.<String>of(
                                    () -> twin.value("a"), (a, outcome, failure) -> twin.failure(exit))
                            .withBlocking(a -> {
                                throw body;
                            }));
            assertEquals("body", thrown.getMessage());
            assertEquals(exit == body ? List.of() : List.of(exit), List.of(thrown.getSuppressed()));
            assertAcyclic(thrown, List.of());
        }
    }

    private static void assertAcyclic(Throwable link, List<Throwable> above) {
        assertFalse(above.contains(link), () -> link + " is in a circle");
        List<Throwable> path = new ArrayList<>(above);
        path.add(link);
        if (link.getCause() != null) {
            assertAcyclic(link.getCause(), path);
        }
        for (Throwable suppressed : link.getSuppressed()) {
            assertAcyclic(suppressed, path);
        }
    }

    @BothTwins
    void anExitMayHandleTheFailureOfABlockingBody(Twin twin) throws Exception {
        assertNull(bench(twin).resource("a").handles().withBlocking(a -> {
            throw new Boom("E");
        }));
    }

    @BothTwins
    void anInterruptWhileEnteringGivesBackWhatArrives(Twin twin) {
        Bench bench = bench(twin);
        Gate enter = new Gate();
        Victim victim = new Victim(() -> bench.resource("a").enterGate(enter).<Integer>withBlocking(a -> 1));
        enter.awaitReached();
        victim.thread.interrupt();
        assertFalse(victim.end.isDone());
        enter.open();
        assertEquals("InterruptedException []", value(victim.end));
        assertEquals("enter:a entered:a exit:a(cancelled) exited:a", bench.steps());
    }

    /** Whether what is entered is there at once must make no difference. */
    @BothTwins
    void anInterruptBeforeTheEnterGivesBackWhatArrives(Twin twin) {
        for (boolean opens : new boolean[] {true, false}) {
            Bench bench = bench(twin);
            Boom exit = new Boom("X");
            for (AsyncContextManager<String> manager : List.of(
                    bench.resource("a").exitFails(exit),
                    bench.resource("a").exitFails(exit).map(a -> a),
                    notOurs(bench.resource("a").exitFails(exit)))) {
                int before = bench.log().size();
                Victim victim = new Victim(() -> {
                    Thread.currentThread().interrupt();
                    return opens ? manager.open() : manager.<Integer>withBlocking(a -> 1);
                });
                assertEquals("InterruptedException [" + exit + "]", value(victim.end));
                assertEquals(
                        List.of("enter:a", "entered:a", "exit:a(cancelled)", "exited:a"),
                        bench.log().subList(before, bench.log().size()));
            }
        }
    }

    /** An enter that waits on the thread that it is begun on is not torn. */
    @BothTwins
    void anInterruptBeforeTheEnterDoesNotDisturbIt(Twin twin) {
        Bench bench = bench(twin);
        Victim victim = new Victim(() -> {
            Thread.currentThread().interrupt();
            return AsyncContextManager.<String>of(
                            () -> {
                                new CountDownLatch(0).await();
                                return twin.value("a");
                            },
                            (a, outcome, failure) -> bench.hop("exit:" + outcome, null))
                    .open();
        });
        assertEquals("InterruptedException []", value(victim.end));
        assertEquals("exit:CANCELLED", bench.steps());
    }

    /** A manager whose contexts are somebody else's. */
    private static AsyncContextManager<String> notOurs(AsyncContextManager<String> manager) {
        return () -> {
            AsyncContext<String> context = manager.context();
            return new AsyncContext<>() {
                @Override
                public CompletionStage<String> enter() {
                    return context.enter();
                }

                @Override
                public CompletionStage<Boolean> exit(Outcome outcome, Throwable failure) {
                    return context.exit(outcome, failure);
                }
            };
        };
    }

    /** What the enter failed with is suppressed on the interrupt, whenever that came. */
    @BothTwins
    void anInterruptBeforeAnEnterThatFails(Twin twin) {
        List<UnaryOperator<Resource>> refusals = List.of(
                resource -> resource.enterFails(new Boom("N")), resource -> resource.enterThrows(new Boom("N")));
        for (UnaryOperator<Resource> refusal : refusals) {
            Resource refused = refusal.apply(bench(twin).resource("a"));
            for (AsyncContextManager<String> manager : List.of(refused, notOurs(refused))) {
                List<Callable<?>> ways = List.of(() -> manager.withBlocking(a -> a), manager::open);
                for (Callable<?> way : ways) {
                    Victim victim = new Victim(() -> {
                        Thread.currentThread().interrupt();
                        return way.call();
                    });
                    assertEquals("InterruptedException [" + new Boom("N") + "]", value(victim.end));
                }
            }
        }
    }

    /** The second one comes while the first has the enter waited for, and is there after that. */
    @BothTwins
    void twoInterruptsWhileEntering(Twin twin) {
        Boom ofExit = new Boom("X");
        Gate enter = new Gate();
        Gate exit = new Gate();
        Resource resource =
                bench(twin).resource("a").enterGate(enter).exitGate(exit).exitFails(ofExit);
        Victim victim = new Victim(() -> resource.withBlocking(a -> a));
        enter.awaitReached();
        victim.thread.interrupt();
        enter.open();
        exit.awaitReached();
        victim.thread.interrupt();
        exit.open();
        assertEquals("InterruptedException [" + ofExit + "], flag", value(victim.end));
    }

    @BothTwins
    void anInterruptOfTheBodyIsACancellation(Twin twin) {
        Bench bench = bench(twin);
        Gate body = new Gate();
        Boom exit = new Boom("X");
        Victim victim = new Victim(() -> bench.resource("a").exitFails(exit).<Integer>withBlocking(a -> {
            body.reach();
            new CountDownLatch(1).await();
            return 1;
        }));
        body.awaitReached();
        victim.thread.interrupt();
        assertEquals("InterruptedException [" + exit + "]", value(victim.end));
        assertEquals("enter:a entered:a exit:a(cancelled) exited:a", bench.steps());
    }

    @BothTwins
    void anInterruptWhileExitingIsTooLate(Twin twin) {
        Bench bench = bench(twin);
        Gate exit = new Gate();
        Victim victim = new Victim(() -> bench.resource("a").exitGate(exit).<Integer>withBlocking(a -> 1));
        exit.awaitReached();
        victim.thread.interrupt();
        exit.open();
        assertEquals("returned 1, flag", value(victim.end));
        assertEquals("enter:a entered:a exit:a(ok) exited:a", bench.steps());
    }

    /** A resource whose exit waits on the thread that it is begun on. */
    private static AsyncContextManager<String> waitsInItsExit(Twin twin) {
        return AsyncContextManager.of(() -> twin.value("a"), (a, outcome, failure) -> {
            new CountDownLatch(0).await();
            return twin.value(null);
        });
    }

    /** As every block does that catches the interrupt and cannot throw it. */
    @BothTwins
    void anInterruptThatTheBlockPutBackDoesNotDisturbTheExit(Twin twin) throws Exception {
        OpenContext<String> opened = waitsInItsExit(twin).open();
        Cursor<Integer> cursor = AsyncIterable.using(waitsInItsExit(twin), a -> AsyncIterable.of(1, 2))
                .open();
        cursor.iterator().next();
        for (Runnable close : List.<Runnable>of(opened::close, cursor::close)) {
            Thread.currentThread().interrupt();
            try {
                close.run();
            } finally {
                assertTrue(Thread.interrupted());
            }
        }
    }

    @BothTwins
    @SuppressWarnings("try") // closed twice on purpose
    void openIsForTryWithResources(Twin twin) throws Exception {
        Bench bench = bench(twin);
        AsyncContextManager<String> manager = bench.resource("a");
        try (OpenContext<String> a = manager.open()) {
            bench.say("body " + a.value());
            a.close();
        }
        assertEquals("enter:a entered:a body a exit:a(ok) exited:a", bench.steps());
    }

    @BothTwins
    void aClosedContextShowsNothingAndIsToldNothing(Twin twin) throws Exception {
        OpenContext<String> opened = bench(twin).resource("a").open();
        assertEquals("a", opened.value());
        opened.close();
        assertThrows(IllegalStateException.class, opened::value);
        assertThrows(IllegalStateException.class, () -> opened.fail(new Boom("E")));
        opened.close();
    }

    @BothTwins
    void anOpenContextIsToldOfAFailureAndThrowsOnlyThatOfTheExit(Twin twin) throws Exception {
        Bench bench = bench(twin);
        Boom failure = new Boom("E");
        try (OpenContext<String> a = bench.resource("a").open()) {
            a.fail(failure);
        }
        assertEquals(1, bench.count("exit:a(fail E)"));
        Boom exit = new Boom("X");
        OpenContext<String> failing = bench.resource("b").exitFails(exit).open();
        failing.fail(new Boom("E"));
        assertSame(exit, assertThrows(Boom.class, failing::close));
        OpenContext<String> cancelled = bench.resource("c").open();
        cancelled.fail(new CancellationException());
        cancelled.close();
        assertEquals(1, bench.count("exit:c(cancelled)"));
    }

    @BothTwins
    void aCursorThrowsWhatTheSourceFailedWith(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            Boom failure = new Boom("E");
            Numbers source = bench.source(form, 1, 2).failsAt(2, failure);
            assertSame(failure, assertThrows(Boom.class, () -> {
                try (Cursor<Integer> cursor = source.open()) {
                    for (int n : cursor) {
                        bench.say("body" + n);
                    }
                }
            }));
            assertEquals("next#1 body1 next#2 close(fail E) closed", bench.steps());
            Boom close = new Boom("X");
            Cursor<Integer> closing = bench.source(form, 1).closeFails(close).open();
            assertEquals(1, closing.iterator().next());
            assertSame(close, assertThrows(Boom.class, closing::close));
            closing.close();
            assertThrows(IllegalStateException.class, closing::iterator);
        }
    }

    @BothTwins
    void anInterruptOfACursorCancelsThePendingNext(Twin twin) {
        Bench bench = bench(twin);
        Gate never = new Gate();
        Numbers source = bench.source(Form.GENERATED, 1, 2).waitsAt(2, never);
        Victim victim = new Victim(() -> {
            try (Cursor<Integer> cursor = source.open()) {
                cursor.forEach(n -> {});
            }
            return "all";
        });
        never.awaitReached();
        victim.thread.interrupt();
        assertEquals("CancellationException [], flag", value(victim.end));
        assertEquals("next#1 next#2 close(cancelled) closed", bench.steps());
    }

    /** As the cause of the cancellation it would be seen by nobody who merges failures. */
    @BothTwins
    void whatTheCleanupOfAnInterruptedCursorFailedWithIsSuppressed(Twin twin) {
        Boom ofExit = new Boom("X");
        Gate waiting = new Gate();
        AsyncIterable<Integer> source = AsyncIterable.next(
                () -> bench(twin).resource("a").exitFails(ofExit).with(a -> {
                    waiting.reach();
                    return new CompletableFuture<Integer>();
                }));
        Victim victim = new Victim(() -> {
            try (Cursor<Integer> cursor = source.open()) {
                return cursor.iterator().next();
            }
        });
        waiting.awaitReached();
        victim.thread.interrupt();
        assertEquals("CancellationException [" + ofExit + "], flag", value(victim.end));
    }

    /** It is not this thread that was interrupted. */
    @BothTwins
    void anInterruptOfTheSourceIsAFailureLikeAnyOther(Twin twin) {
        for (Form form : Form.values()) {
            Bench bench = bench(twin);
            InterruptedException failure = new InterruptedException("of the source");
            Cursor<Integer> cursor = bench.source(form, 1).failsAt(1, failure).open();
            CompletionException thrown = assertThrows(
                    CompletionException.class, () -> cursor.iterator().hasNext());
            assertSame(failure, thrown.getCause());
            assertFalse(Thread.interrupted());
            cursor.close();
            assertEquals("next#1 close(fail of the source) closed", bench.steps());
        }
    }

    @BothTwins
    void aCursorToldOfAFailureClosesWithIt(Twin twin) {
        Bench bench = bench(twin);
        try (Cursor<Integer> cursor = bench.source(Form.GENERATED, 1, 2).open()) {
            assertTrue(cursor.iterator().hasNext());
            cursor.fail(new Boom("E"));
            cursor.fail(new Boom("later"));
        }
        assertEquals("next#1 close(fail E) closed", bench.steps());
    }

    private static void failInside(OpenContext<String> opened, Boom failure) {
        try (opened) {
            try {
                throw failure;
            } catch (Boom told) {
                opened.fail(told);
                throw told;
            }
        }
    }

    @BothTwins
    void aToldFailureIsNotSuppressedOnItself(Twin twin) throws Exception {
        Bench bench = bench(twin);
        for (Resource resource : List.of(bench.resource("a"), bench.generated("a"))) {
            Boom exit = new Boom("X");
            resource.exitFails(exit);
            for (AsyncContextManager<String> manager : List.of(
                    resource,
                    resource.map(a -> a),
                    AsyncContextManager.both(resource, AsyncContextManager.value(""), String::concat))) {
                Boom failure = new Boom("E");
                OpenContext<String> opened = manager.open();
                assertSame(failure, assertThrows(Boom.class, () -> failInside(opened, failure)));
                assertEquals(List.of(exit), List.of(failure.getSuppressed()));
            }
        }
        Boom failure = new Boom("E");
        OpenContext<String> opened = AsyncContextManager.of(
                        () -> twin.value("a"), (a, outcome, problem) -> twin.failure(problem))
                .open();
        assertSame(failure, assertThrows(Boom.class, () -> failInside(opened, failure)));
        assertEquals(0, failure.getSuppressed().length);
    }

    @BothTwins
    void aFailureOfTheCloseOfACursorIsSuppressedOnce(Twin twin) {
        Bench bench = bench(twin);
        for (Form form : Form.values()) {
            Boom failure = new Boom("E");
            Boom close = new Boom("X");
            Numbers source = bench.source(form, 1, 2).closeFails(close);
            assertSame(failure, assertThrows(Boom.class, () -> {
                try (Cursor<Integer> cursor = source.open()) {
                    try {
                        cursor.iterator().next();
                        throw failure;
                    } catch (Boom told) {
                        cursor.fail(told);
                        throw told;
                    }
                }
            }));
            assertEquals(List.of(close), List.of(failure.getSuppressed()));
        }
    }

    @BothTwins
    void whatTheCleanupAfterAnInterruptFailedWithIsSuppressed(Twin twin) {
        Bench bench = bench(twin);
        Boom exit = new Boom("X");
        Gate body = new Gate();
        Victim victim = new Victim(() -> bench.resource("a")
                .exitFails(exit)
                .with(a -> {
                    body.reach();
                    return new CompletableFuture<>();
                })
                .await());
        body.awaitReached();
        victim.thread.interrupt();
        assertEquals("InterruptedException [" + exit + "]", value(victim.end));
    }

    @BothTwins
    void aCheckedFailureOfTheManagerItselfIsWrapped(Twin twin) {
        IOException checked = new IOException("checked");
        AsyncContextManager<String> manager = () -> {
            throw Twin.sneak(checked);
        };
        assertSame(
                checked, assertThrows(CompletionException.class, manager::open).getCause());
        assertSame(
                checked,
                assertThrows(CompletionException.class, () -> manager.withBlocking(a -> a))
                        .getCause());
    }
}
