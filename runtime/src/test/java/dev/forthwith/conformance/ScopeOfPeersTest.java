package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Resource;
import dev.forthwith.bench.Twin;
import dev.forthwith.generated.GeneratedContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The resource scope as the suites of Java peers test it: r01 to r43. */
final class ScopeOfPeersTest extends BenchTest {
    private static List<Resource> both(Bench bench) {
        return List.of(bench.resource("a"), bench.generated("a"));
    }

    @BothTwins
    void r01_everythingIsWell(Twin twin) {
        Bench bench = bench(twin);
        for (Resource resource : both(bench)) {
            assertEquals("v", value(resource.with(name -> bench.hop("body", "v"))));
        }
        assertEquals(
                "enter:a entered:a body exit:a(ok) exited:a enter:a entered:a body exit:a(ok) exited:a", bench.steps());
    }

    @BothTwins
    void r02_theBodyThrows(Twin twin) {
        throwing(twin, new IllegalArgumentException("B"));
    }

    @BothTwins
    void r03_theBodyThrowsAnError(Twin twin) {
        throwing(twin, new AssertionError("B"));
    }

    private void throwing(Twin twin, Throwable problem) {
        Bench bench = bench(twin);
        for (Resource resource : both(bench)) {
            assertFails(
                    resource.with(name -> {
                        throw Twin.sneak(problem);
                    }),
                    problem);
        }
        assertEquals(2, bench.count("exit:a(fail B)"));
        assertEquals(2, bench.count("exited:a"));
    }

    @BothTwins
    void r04_theBodyReturnsNull(Twin twin) {
        Bench bench = bench(twin);
        for (Resource resource : both(bench)) {
            Throwable failure = failure(resource.with(name -> null));
            assertInstanceOf(NullPointerException.class, failure);
            assertTrue(failure.getMessage().contains("body"), failure.getMessage());
        }
        assertEquals(2, bench.count("exited:a"));
    }

    @BothTwins
    void r05_theLayersOfTheJdkAreTakenOff(Twin twin) {
        Bench bench = bench(twin);
        Boom problem = new Boom("B");
        for (Resource resource : both(bench)) {
            CompletionStage<Object> layered =
                    twin.failure(new CompletionException(problem)).thenApply(never -> never);
            assertFails(resource.with(name -> layered), problem);
            assertSame(problem, resource.seen());
        }
    }

    @BothTwins
    void r07_bodyAndExitFail(Twin twin) {
        for (boolean bodyThrows : new boolean[] {true, false}) {
            for (boolean exitThrows : new boolean[] {true, false}) {
                for (Resource resource : both(bench(twin))) {
                    Boom body = new Boom("B");
                    Boom exit = new Boom("X");
                    if (exitThrows) {
                        resource.exitThrows(exit);
                    } else {
                        resource.exitFails(exit);
                    }
                    assertFails(
                            resource.with(name -> {
                                if (bodyThrows) {
                                    throw body;
                                }
                                return twin.failure(body);
                            }),
                            body,
                            exit);
                }
            }
        }
    }

    @BothTwins
    void r09_bothThrow(Twin twin) {
        r07_bodyAndExitFail(twin);
    }

    @BothTwins
    void r10_theStageOfTheBodyFailsAndTheExitThrows(Twin twin) {
        r07_bodyAndExitFail(twin);
    }

    @BothTwins
    void r13_theExitFailsInEveryWay(Twin twin) {
        Bench bench = bench(twin);
        for (Throwable problem : List.of(new Boom("X"), new AssertionError("X"), new Exception("X"))) {
            for (Resource resource : both(bench)) {
                assertFails(resource.exitFails(problem).with(name -> twin.value(1)), problem);
            }
            for (Resource resource : both(bench)) {
                assertFails(resource.exitThrows(problem).with(name -> twin.value(1)), problem);
            }
        }
    }

    @BothTwins
    void r14_theExitReturnsNull(Twin twin) {
        Bench bench = bench(twin);
        Throwable failure = failure(bench.generated("a").exitNull().with(name -> twin.value(1)));
        assertInstanceOf(NullPointerException.class, failure);
        assertTrue(failure.getMessage().contains("Resource.close"), failure.getMessage());
    }

    @BothTwins
    void r15_theBodyFailsAndTheExitReturnsNull(Twin twin) {
        for (Resource resource : both(bench(twin))) {
            Boom body = new Boom("B");
            assertSame(body, failure(resource.exitNull().with(name -> twin.failure(body))));
            assertEquals(1, body.getSuppressed().length);
            assertInstanceOf(NullPointerException.class, body.getSuppressed()[0]);
        }
    }

    @BothTwins
    void r16_theEnterFails(Twin twin) {
        Bench bench = bench(twin);
        for (Resource resource : both(bench)) {
            Boom problem = new Boom("E");
            assertFails(resource.enterFails(problem).with(name -> bench.hop("body", 1)), problem);
        }
        assertEquals("enter:a enter:a", bench.steps());
    }

    @BothTwins
    void r17_theEnterThrows(Twin twin) {
        Bench bench = bench(twin);
        for (Throwable problem : List.of(new Boom("E"), new AssertionError("E"), new Exception("E"))) {
            for (Resource resource : both(bench)) {
                assertFails(resource.enterThrows(problem).with(name -> bench.hop("body", 1)), problem);
            }
        }
        assertEquals(6, bench.log().size());
    }

    @BothTwins
    void r18_theEnterReturnsNull(Twin twin) {
        Bench bench = bench(twin);
        for (Resource resource : both(bench)) {
            Throwable failure = failure(resource.enterNull().with(name -> bench.hop("body", 1)));
            assertInstanceOf(NullPointerException.class, failure);
            assertTrue(failure.getMessage().contains("null instead of a stage"), failure.getMessage());
        }
        assertEquals("enter:a enter:a", bench.steps());
    }

    @BothTwins
    void r19_theResourceIsNull(Twin twin) {
        Bench bench = bench(twin);
        AsyncContextManager<String> nothing = AsyncContextManager.of(
                () -> twin.value(null), (none, outcome, failure) -> bench.hop("exit(" + none + ")", null));
        value(nothing.with(none -> bench.hop("body(" + none + ")", 1)));
        assertEquals("body(null) exit(null)", bench.steps());
    }

    @BothTwins
    void r20_theValueIsNull(Twin twin) {
        Bench bench = bench(twin);
        for (Resource resource : both(bench)) {
            AsyncTask<String> result = resource.with(name -> twin.value(null));
            value(result.thenAccept(nothing -> assertNull(nothing)));
        }
        assertEquals(2, bench.count("exit:a(ok)"));
    }

    @BothTwins
    void r21_nothingIsDoneBeforeTheExitIs(Twin twin) {
        Bench bench = bench(twin);
        for (Resource resource : both(bench)) {
            Gate exit = new Gate();
            AsyncTask<Integer> result = resource.exitGate(exit).with(name -> twin.value(1));
            exit.awaitReached();
            assertFalse(result.isDone());
            exit.open();
            assertEquals(1, value(result));
        }
    }

    @BothTwins
    void r30_exitTwiceIsOneExit(Twin twin) {
        new OneResourceTest().c019_exitTwiceIsTheSameCompletion(twin);
    }

    @BothTwins
    void r31_theExitIsTold(Twin twin) {
        Bench bench = bench(twin);
        for (Resource resource : both(bench)) {
            value(resource.with(name -> twin.value(1)));
            assertNull(resource.seen());
            Boom problem = new Boom("B");
            assertFails(resource.with(name -> twin.failure(problem)), problem);
            assertSame(problem, resource.seen());
            Gate running = new Gate();
            AsyncTask<Integer> cancelled = resource.with(name -> {
                running.reach();
                return new CompletableFuture<>();
            });
            running.awaitReached();
            cancelled.cancel(true);
            assertCancelled(cancelled);
            assertInstanceOf(CancellationException.class, resource.seen());
        }
    }

    @BothTwins
    void r32_theExitHandles(Twin twin) {
        for (Resource resource : both(bench(twin))) {
            AsyncTask<Integer> result = resource.handles().with(name -> twin.failure(new Boom("B")));
            value(result.thenAccept(nothing -> assertNull(nothing)));
        }
    }

    @BothTwins
    void r33_twoExitsFail(Twin twin) {
        Bench bench = bench(twin);
        Boom body = new Boom("B");
        Boom inner = new Boom("X1");
        Boom outer = new Boom("X2");
        assertFails(
                bench.generated("A")
                        .exitFails(outer)
                        .with(a -> bench.generated("B").exitFails(inner).with(b -> twin.failure(body))),
                body,
                inner,
                outer);
    }

    @BothTwins
    void r34_theInnerFailsToEnter(Twin twin) {
        Bench bench = bench(twin);
        Boom problem = new Boom("E");
        assertFails(
                bench.generated("A")
                        .with(a -> bench.generated("B").enterFails(problem).with(b -> twin.value(1))),
                problem);
        assertEquals(1, bench.count("exit:A(fail E)"));
    }

    @BothTwins
    void r35_everyRunIsItsOwn(Twin twin) {
        Bench bench = bench(twin);
        for (Resource resource : both(bench)) {
            value(resource.with(name -> twin.value(1)));
            value(resource.with(name -> twin.value(2)));
        }
        assertEquals(4, bench.count("enter:a"));
        assertEquals(4, bench.count("exited:a"));
    }

    /** An annotated class. */
    private static final class Annotated {}

    /** As the processor writes it. */
    private static final class Wrapped extends GeneratedContext<Annotated, Annotated, Annotated> {
        private final Twin twin;
        private final List<Annotated> entered;
        private final List<Annotated> exited;

        Wrapped(Twin twin, List<Annotated> entered, List<Annotated> exited) {
            super(Annotated::new);
            this.twin = twin;
            this.entered = entered;
            this.exited = exited;
        }

        @Override
        public String enterName() {
            return "Annotated.open()";
        }

        @Override
        public String exitName() {
            return "Annotated.close()";
        }

        @Override
        protected CompletionStage<Annotated> enter(Annotated self) {
            entered.add(self);
            return twin.value(self);
        }

        @Override
        protected Annotated resource(Annotated self, Annotated arrived) {
            return arrived;
        }

        @Override
        protected CompletionStage<?> exit(Annotated self, Annotated resource, Outcome outcome, Throwable failure) {
            assertSame(self, resource);
            exited.add(self);
            return twin.value(null);
        }
    }

    @BothTwins
    void r35_everyRunHasAnInstanceOfItsOwn(Twin twin) {
        List<Annotated> entered = Collections.synchronizedList(new ArrayList<>());
        List<Annotated> exited = Collections.synchronizedList(new ArrayList<>());
        AsyncContextManager<Annotated> wrapper = () -> new Wrapped(twin, entered, exited);
        Annotated one = value(wrapper.with(twin::value));
        Annotated other = value(wrapper.with(twin::value));
        assertNotSame(one, other);
        assertEquals(List.of(one, other), entered);
        assertEquals(List.of(one, other), exited);
    }

    @BothTwins
    void r37_fiveThousandScopesDeep(Twin twin) {
        Bench bench = bench(twin);
        assertEquals(5_000, value(deep(bench, 5_000)));
        assertEquals(5_000, bench.count("exited:a"));
    }

    private static AsyncTask<Integer> deep(Bench bench, int depth) {
        return bench.generated("a")
                .with(name -> depth == 1
                        ? bench.twin().value(1)
                        : deep(bench, depth - 1).thenApply(inner -> inner + 1));
    }
}
