package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** Scopes in scopes, and the exit stack: c021 to c050. */
final class NestingTest extends BenchTest {
    @BothTwins
    void c021_adoptedValuesGoToTheirCloserOnce(Twin twin) {
        Bench bench = bench(twin);
        value(AsyncExitStack.manager().run(stack -> {
            assertEquals("v", stack.adopt("v", (v, outcome, failure) -> bench.hop("close:" + v + outcome, null)));
            bench.say("body");
        }));
        assertEquals("body close:vCOMPLETED", bench.steps());
        Boom failure = new Boom("E");
        assertFails(
                AsyncExitStack.manager().run(stack -> {
                    stack.adopt("w", (w, outcome, problem) -> bench.hop("close:" + w + outcome, null));
                    throw failure;
                }),
                failure);
        assertEquals(1, bench.count("close:wFAILED"));
    }

    @BothTwins
    void c022_everyUseIsAPairOfItsOwn(Twin twin) {
        Bench bench = bench(twin);
        value(recurse(bench, 10));
        assertEquals(10, bench.count("enter:a"));
        assertEquals(10, bench.count("exited:a"));
        List<String> log = bench.log();
        assertEquals("entered:a", log.get(19));
        assertEquals("exit:a(ok)", log.get(20));
    }

    private static AsyncTask<Integer> recurse(Bench bench, int depth) {
        return bench.resource("a").with(name -> depth == 1 ? bench.twin().value(0) : recurse(bench, depth - 1));
    }

    @BothTwins
    void c023_whatWasAcquiredBeforeAFailedEnterIsReleased(Twin twin) {
        Bench bench = bench(twin);
        Boom failure = new Boom("E");
        AsyncContextManager<String> whole = AsyncContextManager.of(
                () -> {
                    AsyncExitStack stack = new AsyncExitStack();
                    return stack.enter(bench.resource("x"))
                            .thenCompose(x -> stack.enter(bench.resource("y").enterFails(failure)))
                            .handle((y, problem) -> problem == null
                                    ? twin.value(y)
                                    : stack.close(Outcome.FAILED, problem)
                                            .thenCompose(closed -> twin.<String>failure(problem)))
                            .thenCompose(ended -> ended);
                },
                (value, outcome, problem) -> bench.hop("exit of the whole", null));
        assertSame(failure, failure(whole.with(name -> bench.hop("body", 1))));
        assertEquals("enter:x entered:x enter:y exit:x(fail E) exited:x", bench.steps());
    }

    @BothTwins
    void c024_exitsInReverseOrderEachAwaited(Twin twin) {
        Bench bench = bench(twin);
        Gate slow = new Gate();
        AsyncTask<Integer> result = bench.resource("A")
                .with(a -> bench.resource("B")
                        .with(b -> bench.resource("C").exitGate(slow).with(c -> twin.value(1))));
        slow.awaitReached();
        assertEquals(0, bench.countOf("exit:B"));
        slow.open();
        value(result);
        assertEquals(
                "enter:A entered:A enter:B entered:B enter:C entered:C"
                        + " exit:C(ok) exited:C exit:B(ok) exited:B exit:A(ok) exited:A",
                bench.steps());
    }

    @BothTwins
    void c025_theInnerThatFailsToEnterIsNotExitedTheOuterIs(Twin twin) {
        Bench bench = bench(twin);
        Boom failure = new Boom("E");
        assertFails(
                bench.resource("A")
                        .with(a -> bench.resource("B")
                                .enterFails(failure)
                                .with(b -> bench.resource("C").with(c -> twin.value(1)))),
                failure);
        assertEquals("enter:A entered:A enter:B exit:A(fail E) exited:A", bench.steps());
    }

    @BothTwins
    void c027_whatTheInnerHandledTheOuterDoesNotSee(Twin twin) {
        Bench bench = bench(twin);
        value(bench.resource("A").with(a -> bench.resource("B").handles().with(b -> twin.failure(new Boom("E")))));
        assertEquals("enter:A entered:A enter:B entered:B exit:B(fail E) exited:B exit:A(ok) exited:A", bench.steps());
        Bench stacked = bench(twin);
        value(AsyncExitStack.manager()
                .with(stack -> stack.enter(stacked.resource("A"))
                        .thenCompose(a -> stack.enter(stacked.resource("B").handles()))
                        .thenCompose(b -> twin.failure(new Boom("E")))));
        assertEquals(
                "enter:A entered:A enter:B entered:B exit:B(fail E) exited:B exit:A(ok) exited:A", stacked.steps());
    }

    @BothTwins
    void c029_theOuterSeesWhatTheInnerExitAdded(Twin twin) {
        Bench bench = bench(twin);
        Boom body = new Boom("E");
        Boom exit = new Boom("X");
        List<Throwable> seen = new ArrayList<>();
        AsyncContextManager<String> outer = AsyncContextManager.of(() -> twin.value("A"), (a, outcome, failure) -> {
            seen.addAll(List.of(failure.getSuppressed()));
            return twin.value(null);
        });
        assertFails(outer.with(a -> bench.resource("B").exitFails(exit).with(b -> twin.failure(body))), body, exit);
        assertEquals(List.of(exit), seen);
    }

    @BothTwins
    void c030_failuresOfExitsAreSuppressedInTheOrderOfTheirOccurrence(Twin twin) {
        Boom body = new Boom("E");
        List<Boom> exits = List.of(new Boom("1"), new Boom("2"), new Boom("3"));
        Bench bench = bench(twin);
        assertFails(stacked(bench, exits, body), body, exits.get(2), exits.get(1), exits.get(0));
    }

    @BothTwins
    void c031_theFirstFailureOfTheExitsIsPrimary(Twin twin) {
        List<Boom> exits = List.of(new Boom("1"), new Boom("2"), new Boom("3"));
        assertFails(stacked(bench(twin), exits, null), exits.get(2), exits.get(1), exits.get(0));
    }

    private static CompletionStage<?> stacked(Bench bench, List<Boom> exits, Boom body) {
        Twin twin = bench.twin();
        return AsyncExitStack.manager().with(stack -> {
            CompletionStage<?> entered = twin.value(null);
            for (Boom exit : exits) {
                entered = entered.thenCompose(
                        before -> stack.enter(bench.resource(exit.getMessage()).exitFails(exit)));
            }
            return entered.thenCompose(all -> body == null ? twin.value(null) : twin.failure(body));
        });
    }

    @BothTwins
    void c032_aSingleFailureIsNeverWrapped(Twin twin) {
        Bench bench = bench(twin);
        Boom failure = new Boom("E");
        assertFails(bench.resource("A").with(a -> bench.resource("B").with(b -> twin.failure(failure))), failure);
        assertFails(
                bench.resource("A")
                        .exitFails(failure)
                        .with(a -> bench.resource("B").with(b -> twin.value(1))),
                failure);
        assertFails(
                bench.resource("A")
                        .with(a -> bench.resource("B").exitFails(failure).with(b -> twin.value(1))),
                failure);
    }

    @BothTwins
    void c034_callbacksRunLastInFirstOut(Twin twin) {
        Bench bench = bench(twin);
        value(AsyncExitStack.manager().run(stack -> {
            for (int i = 1; i <= 6; i++) {
                String step = "callback" + i;
                stack.defer(() -> bench.hop(step, null));
            }
        }));
        assertEquals("callback6 callback5 callback4 callback3 callback2 callback1", bench.steps());
    }

    @BothTwins
    void c035_aCallbackCannotHandleAFailure(Twin twin) {
        Boom failure = new Boom("E");
        assertFails(
                AsyncExitStack.manager().run(stack -> {
                    stack.defer(() -> twin.value(true));
                    throw failure;
                }),
                failure);
    }

    @BothTwins
    void c036_anAdoptedExitIsCalledWithoutAnEnter(Twin twin) {
        Bench bench = bench(twin);
        Boom failure = new Boom("E");
        assertFails(
                AsyncExitStack.manager().run(stack -> {
                    stack.adopt("v", (v, outcome, problem) -> bench.hop(outcome + ":" + problem.getMessage(), false));
                    throw failure;
                }),
                failure);
        assertEquals("FAILED:E", bench.steps());
    }

    @BothTwins
    void c037_theThirdOfFiveFailsToEnter(Twin twin) {
        Bench bench = bench(twin);
        Boom failure = new Boom("E");
        assertFails(
                AsyncExitStack.manager().with(stack -> {
                    CompletionStage<?> entered = twin.value(null);
                    for (int i = 1; i <= 5; i++) {
                        var resource = bench.resource("r" + i);
                        if (i == 3) {
                            resource.enterFails(failure);
                        }
                        entered = entered.thenCompose(before -> stack.enter(resource));
                    }
                    return entered;
                }),
                failure);
        assertEquals(
                "enter:r1 entered:r1 enter:r2 entered:r2 enter:r3"
                        + " exit:r2(fail E) exited:r2 exit:r1(fail E) exited:r1",
                bench.steps());
    }

    @BothTwins
    void c038_nothingIsNoResource(Twin twin) {
        Bench bench = bench(twin);
        value(AsyncExitStack.manager().run(stack -> {
            for (Runnable mistake :
                    List.<Runnable>of(() -> stack.enter(null), () -> stack.adopt("v", null), () -> stack.defer(null))) {
                try {
                    mistake.run();
                    bench.say("accepted");
                } catch (NullPointerException rejected) {
                    bench.say("rejected");
                }
            }
        }));
        assertEquals("rejected rejected rejected", bench.steps());
    }

    @BothTwins
    void c039_anExplicitCloseRunsTheExitsThenAndThere(Twin twin) {
        Bench bench = bench(twin);
        value(AsyncExitStack.manager()
                .with(stack -> stack.enter(bench.resource("a"))
                        .thenCompose(a -> stack.close())
                        .thenCompose(closed -> bench.hop("body", null))));
        assertEquals("enter:a entered:a exit:a(ok) exited:a body", bench.steps());
    }

    /** Closes the stack with a failure of its own, which an exit handles. */
    private static AsyncTask<Void> closeWithAHandledFailure(Twin twin, AsyncExitStack stack) {
        stack.adopt("h", (value, outcome, failure) -> twin.value(true));
        stack.defer(() -> twin.failure(new Boom("X")));
        return stack.close(Outcome.FAILED, new Boom("other")).handle((closed, failure) -> null);
    }

    @BothTwins
    void whatAnExplicitCloseHandledIsNotTheFailureOfTheBody(Twin twin) {
        AsyncContextManager<AsyncExitStack> manager = AsyncExitStack.manager();
        Boom failure = new Boom("F");
        assertFails(
                manager.with(stack ->
                        closeWithAHandledFailure(twin, stack).thenCompose(closed -> twin.<Integer>failure(failure))),
                failure);
        assertEquals(
                "42",
                value(manager.with(
                        stack -> closeWithAHandledFailure(twin, stack).thenCompose(closed -> twin.value("42")))));
    }

    @BothTwins
    void whatAnExplicitCloseHandledIsNotTheFailureOfABlockingBody(Twin twin) throws Exception {
        AsyncContextManager<AsyncExitStack> manager = AsyncExitStack.manager();
        Boom failure = new Boom("F");
        assertSame(
                failure,
                assertThrows(
                        Boom.class,
                        () -> manager.withBlocking(stack -> {
                            value(closeWithAHandledFailure(twin, stack));
                            throw failure;
                        })));
        assertEquals(42, manager.<Integer>withBlocking(stack -> {
            value(closeWithAHandledFailure(twin, stack));
            return 42;
        }));
    }

    /** The scope ends only after it, but what it failed with was told to who closed. */
    @BothTwins
    void anExplicitCloseIsWaitedForAndFailsForWhoClosed(Twin twin) {
        Bench bench = bench(twin);
        Gate gate = new Gate();
        Boom exit = new Boom("X");
        CompletableFuture<AsyncTask<Void>> closing = new CompletableFuture<>();
        AsyncTask<Integer> scope = AsyncExitStack.manager()
                .with(stack -> stack.enter(bench.resource("a").exitFails(exit).exitGate(gate))
                        .thenApply(a -> {
                            closing.complete(stack.close());
                            return 42;
                        }));
        gate.awaitReached();
        assertFalse(scope.isDone());
        gate.open();
        assertEquals(42, value(scope));
        assertFails(value(closing), exit);
    }

    @BothTwins
    void c040_aClosedStackTouchesNothing(Twin twin) {
        Bench bench = bench(twin);
        AsyncExitStack stack = new AsyncExitStack();
        value(stack.close());
        assertInstanceOf(IllegalStateException.class, failure(stack.enter(bench.resource("a"))));
        int rejected = 0;
        for (Runnable late : List.<Runnable>of(
                () -> stack.adopt("v", (v, outcome, failure) -> bench.hop("closed", null)),
                () -> stack.defer(() -> bench.hop("deferred", null)))) {
            try {
                late.run();
            } catch (IllegalStateException closed) {
                rejected++;
            }
        }
        assertEquals(2, rejected);
        assertEquals("", bench.steps());
    }

    @BothTwins
    void c041_whatWasMovedBelongsToTheNewOwner(Twin twin) {
        for (Boom failure : new Boom[] {null, new Boom("E")}) {
            Bench bench = bench(twin);
            List<AsyncExitStack> owner = new ArrayList<>();
            AsyncTask<Object> scope = AsyncExitStack.manager()
                    .with(stack -> stack.enter(bench.resource("a"))
                            .thenCompose(a -> stack.enter(bench.resource("b")))
                            .thenCompose(b -> {
                                owner.add(stack.move());
                                return failure == null ? twin.value(b) : twin.failure(failure);
                            }));
            if (failure == null) {
                value(scope);
            } else {
                assertFails(scope, failure);
            }
            assertEquals("enter:a entered:a enter:b entered:b", bench.steps());
            value(owner.get(0).close());
            assertTrue(bench.steps().endsWith("exit:b(ok) exited:b exit:a(ok) exited:a"), bench.steps());
        }
    }

    @BothTwins
    void c042_aClosedOrMovedStackCannotBeMoved(Twin twin) {
        AsyncExitStack closed = new AsyncExitStack();
        value(closed.close());
        AsyncExitStack moved = new AsyncExitStack();
        value(moved.move().close());
        for (AsyncExitStack stack : List.of(closed, moved)) {
            try {
                stack.move();
                throw new AssertionError("moved");
            } catch (IllegalStateException expected) {
                assertTrue(expected.getMessage().contains("closed"), expected.getMessage());
            }
            assertInstanceOf(
                    IllegalStateException.class, failure(stack.enter(bench(twin).resource("a"))));
        }
    }

    @BothTwins
    void c043_aFactoryMovesOutWhatItBuilt(Twin twin) {
        Bench bench = bench(twin);
        AsyncExitStack owner = value(AsyncExitStack.manager()
                .with(stack -> stack.enter(bench.resource("A"))
                        .thenCompose(a -> stack.enter(bench.resource("B")))
                        .thenApply(b -> stack.move())));
        assertEquals(2, bench.open());
        value(owner.close());
        Bench failing = bench(twin);
        Boom failure = new Boom("E");
        assertFails(
                AsyncExitStack.manager()
                        .with(stack -> stack.enter(failing.resource("A"))
                                .thenCompose(
                                        a -> stack.enter(failing.resource("B").enterFails(failure)))
                                .thenApply(b -> stack.move())),
                failure);
        assertEquals("enter:A entered:A enter:B exit:A(fail E) exited:A", failing.steps());
    }

    @BothTwins
    void c046_anExitMayCloseItsOwnStack(Twin twin) {
        Bench bench = bench(twin);
        AsyncExitStack stack = new AsyncExitStack();
        stack.defer(() -> bench.hop("first", null));
        stack.defer(() -> {
            stack.close();
            return bench.hop("second", null);
        });
        value(stack.close());
        assertEquals("second first", bench.steps());
    }

    @BothTwins
    void c050_whatIsAcquiredByHandIsReleasedByHand(Twin twin) {
        Bench bench = bench(twin);
        AsyncExitStack stack = new AsyncExitStack();
        Boom exit = new Boom("X");
        assertEquals("a", value(stack.enter(bench.resource("a"))));
        assertEquals("b", value(stack.enter(bench.resource("b").exitFails(exit))));
        assertEquals(0, bench.countOf("exit"));
        Boom original = new Boom("E");
        assertFails(stack.close(Outcome.FAILED, original), original, exit);
        assertEquals(
                "enter:a entered:a enter:b entered:b exit:b(fail E) exited:b exit:a(fail E) exited:a", bench.steps());
    }

    /** Who closes need not have a failure to tell how it went. */
    @BothTwins
    void anExitIsToldTheOutcomeAlsoWithoutAFailure(Twin twin) {
        for (Outcome outcome : Outcome.values()) {
            AsyncExitStack stack = new AsyncExitStack();
            List<Outcome> told = new ArrayList<>();
            stack.adopt("first", (resource, how, why) -> {
                told.add(how);
                return twin.value(null);
            });
            stack.adopt("last", (resource, how, why) -> {
                told.add(how);
                return twin.value(true);
            });
            value(stack.close(outcome, null));
            assertEquals(List.of(outcome, outcome), told);
        }
    }

    /** Nobody needs to make the exception for that. */
    @BothTwins
    void aCancellationThatIsOnlyAnOutcomeIsNotHandled(Twin twin) {
        AsyncExitStack stack = new AsyncExitStack();
        List<Outcome> told = new ArrayList<>();
        Boom exit = new Boom("X");
        stack.adopt("first", (resource, how, why) -> {
            told.add(how);
            return twin.value(true);
        });
        stack.adopt("middle", (resource, how, why) -> {
            told.add(how);
            return twin.value(true);
        });
        stack.adopt("last", (resource, how, why) -> {
            told.add(how);
            return twin.failure(exit);
        });
        assertCancelled(stack.close(Outcome.CANCELLED, null), exit);
        assertEquals(List.of(Outcome.CANCELLED, Outcome.CANCELLED, Outcome.CANCELLED), told);
    }

    @BothTwins
    void r38_theStackThatWasClosedIsNotUsed(Twin twin) {
        c040_aClosedStackTouchesNothing(twin);
    }

    @BothTwins
    void r42_theOldStackClosesNothing(Twin twin) {
        Bench bench = bench(twin);
        AsyncExitStack old = new AsyncExitStack();
        value(old.enter(bench.resource("a")));
        AsyncExitStack owner = old.move();
        value(old.close());
        assertEquals(1, bench.open());
        value(owner.close());
        assertEquals(1, bench.countOf("exited:a"));
    }

    @BothTwins
    void r43_theNewStackClosesInOrderOnce(Twin twin) {
        Bench bench = bench(twin);
        AsyncExitStack old = new AsyncExitStack();
        for (String name : List.of("A", "B", "C")) {
            value(old.enter(bench.resource(name)));
        }
        AsyncExitStack owner = old.move();
        value(owner.close());
        value(owner.close());
        value(old.close());
        assertTrue(
                bench.steps().endsWith("exit:C(ok) exited:C exit:B(ok) exited:B exit:A(ok) exited:A"), bench.steps());
        assertEquals(3, bench.countOf("exit:"));
    }

    @BothTwins
    void r41_aResourceThatArrivesLateIsExitedAndNotShown(Twin twin) {
        Bench bench = bench(twin);
        Gate enter = new Gate();
        AsyncExitStack stack = new AsyncExitStack();
        AsyncTask<String> late = stack.enter(bench.resource("a").enterGate(enter));
        AsyncTask<Void> closing = stack.close();
        enter.open();
        value(closing);
        assertInstanceOf(java.util.concurrent.CancellationException.class, failure(late));
        assertEquals("enter:a entered:a exit:a(cancelled) exited:a", bench.steps());
        assertNull(closing.join());
    }

    /** Often nobody holds the task of that enter. */
    @BothTwins
    void whatALateExitFailsWithIsAFailureOfTheClose(Twin twin) {
        Bench bench = bench(twin);
        Gate enter = new Gate();
        Boom exit = new Boom("X");
        AsyncExitStack stack = new AsyncExitStack();
        assertEquals("first", value(stack.enter(bench.resource("first"))));
        AsyncTask<String> late =
                stack.enter(bench.resource("a").enterGate(enter).exitFails(exit));
        AsyncTask<Void> closing = stack.close();
        enter.open();
        assertFails(closing, exit);
        assertEquals(1, bench.count("exit:first(fail X)"));
        assertCancelled(late, exit);
        Boom failure = new Boom("E");
        Gate again = new Gate();
        AsyncTask<Integer> scope = AsyncExitStack.manager().with(inner -> {
            inner.enter(bench.resource("b").enterGate(again).exitThrows(exit));
            return twin.failure(failure);
        });
        again.open();
        assertFails(scope, failure, exit);
    }

    @BothTwins
    void anExitThatWaitsForItsOwnStackFailsAndDoesNotHang(Twin twin) {
        Bench bench = bench(twin);
        for (UnaryOperator<AsyncTask<Void>> chain :
                List.<UnaryOperator<AsyncTask<Void>>>of(closing -> closing, AsyncTask::copy)) {
            AsyncExitStack stack = new AsyncExitStack();
            stack.defer(() -> bench.hop("first", null));
            stack.defer(() -> chain.apply(stack.close()));
            assertInstanceOf(IllegalStateException.class, failure(stack.close()));
        }
        assertEquals("first first", bench.steps());
    }

    /** When the exit is begun, nothing is to be seen of that yet. */
    @BothTwins
    void anExitThatWaitsForItsOwnStackInTheEndFailsAndDoesNotHang(Twin twin) {
        Bench bench = bench(twin);
        for (UnaryOperator<AsyncTask<Void>> chain :
                List.<UnaryOperator<AsyncTask<Void>>>of(closing -> closing, AsyncTask::copy)) {
            Gate flush = new Gate();
            AsyncExitStack stack = new AsyncExitStack();
            stack.defer(() -> bench.hop("first", null));
            stack.defer(() -> AsyncTask.from(twin.stage(flush.reach(), () -> null))
                    .thenCompose(flushed -> chain.apply(stack.close())));
            AsyncTask<Void> closing = stack.close();
            assertFalse(closing.isDone());
            flush.open();
            String message = assertInstanceOf(IllegalStateException.class, failure(closing))
                    .getMessage();
            assertTrue(message.contains("waits for its own end"), message);
        }
        assertEquals("first first", bench.steps());
    }

    @BothTwins
    void anEnterThatWaitsForTheCloseOfItsStackFailsAndDoesNotHang(Twin twin) {
        Bench bench = bench(twin);
        Gate begin = new Gate();
        AsyncExitStack stack = new AsyncExitStack();
        stack.defer(() -> bench.hop("first", null));
        AsyncTask<String> entry = stack.enter(AsyncContextManager.<String>of(
                () -> twin == Twin.READY
                        ? stack.close().thenApply(closed -> "x")
                        : AsyncTask.from(twin.stage(begin.reach(), () -> "x"))
                                .thenCompose(x -> stack.close().thenApply(closed -> x)),
                (value, outcome, failure) -> bench.hop("exit", null)));
        begin.open();
        assertInstanceOf(IllegalStateException.class, failure(entry).getSuppressed()[0]);
        value(stack.close());
        assertEquals("first", bench.steps());
    }

    /** What it waits for would never come, but something else does. */
    @BothTwins
    void anExitThatNeedNotWaitForItsOwnStackIsLeftAlone(Twin twin) {
        Bench bench = bench(twin);
        Gate other = new Gate();
        AsyncExitStack stack = new AsyncExitStack();
        stack.defer(() -> bench.hop("first", null));
        stack.defer(() -> {
            // What the JDK derives in this way, somebody else completes.
            CompletableFuture<Void> made = stack.close().newIncompleteFuture();
            twin.stage(other.reach(), () -> made.complete(null));
            return made;
        });
        stack.defer(
                () -> stack.close().acceptEither(twin.stage(other.reach(), () -> null), nothing -> bench.say("other")));
        AsyncTask<Void> closing = stack.close();
        assertFalse(closing.isDone());
        other.open();
        value(closing);
        assertEquals("other first", bench.steps());
    }
}
