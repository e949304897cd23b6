package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Forthwith;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.ManualClock;
import dev.forthwith.bench.Numbers;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Twin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Isolated;

/** Limits of time, on a clock that the test moves. */
@Isolated("sets the clock, and the handler of dropped failures")
final class TimeLimitsTest extends BenchTest {
    private static final Duration LIMIT = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofMinutes(10);

    private ManualClock clock;
    private final CompletableFuture<String> dropped = new CompletableFuture<>();

    @BeforeEach
    void begin() {
        clock = ManualClock.begin();
        Forthwith.onDropped((where, what) -> dropped.complete(where + ": " + what.getMessage()));
    }

    @AfterEach
    void end() {
        clock.close();
        Forthwith.onDropped((where, what) -> {});
    }

    private void passUntilDone(AsyncTask<?> task) {
        long hang = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!task.isDone()) {
            assertTrue(System.nanoTime() < hang, () -> "it hangs: " + task);
            clock.pass(LIMIT);
        }
    }

    private void awaitNoAlarm() {
        awaitAlarms(0);
    }

    private void awaitAlarms(int many) {
        long hang = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (clock.alarms() != many) {
            assertTrue(System.nanoTime() < hang, () -> "it hangs with " + clock.alarms() + " alarms, not " + many);
            Thread.onSpinWait();
        }
    }

    /** A stage that takes one unit of time, which is the limit. */
    private <T> CompletableFuture<T> oneUnit(Twin twin, T value) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        clock.after(LIMIT, () -> twin.stage(() -> stage.complete(value)));
        return stage;
    }

    /** Lets one unit of time pass for each number, which says how many stages take that unit at the same time. */
    private void passUnits(int... atTheSameTime) {
        for (int many : atTheSameTime) {
            awaitAlarms(many);
            clock.pass(LIMIT);
        }
    }

    /** One for each element and one for the consumer of the last: one after the other it would be six, and one for the end. */
    @BothTwins
    void c112_prefetchTakesFourUnitsOfTimeAndNotSix(Twin twin) {
        Iterator<Integer> numbers = List.of(1, 2, 3).iterator();
        AsyncTask<Void> task = AsyncIterable.next(() -> oneUnit(twin, numbers.hasNext() ? numbers.next() : null))
                .prefetch(1)
                .forEachAwait(n -> oneUnit(twin, n));
        passUnits(1, 2, 2, 2);
        value(task);
        awaitNoAlarm();
    }

    @BothTwins
    void c051_bothTakeThreeUnitsOfTime(Twin twin) {
        List<String> begun = Collections.synchronizedList(new ArrayList<>());
        Function<String, AsyncContextManager<String>> resource =
                name -> AsyncContextManager.of(() -> oneUnit(twin, name), (value, outcome, failure) -> {
                    begun.add(value + " at " + clock.nanoTime() / LIMIT.toNanos());
                    return oneUnit(twin, null);
                });
        AsyncTask<String> task = AsyncContextManager.both(resource.apply("a"), resource.apply("b"), String::concat)
                .with(both -> oneUnit(twin, both));
        passUnits(2, 1, 2);
        assertEquals("ab", value(task));
        Collections.sort(begun);
        assertEquals(List.of("a at 2", "b at 2"), begun);
        awaitNoAlarm();
    }

    /** What is registered for either is the alarm of its limit, and that of a cancelled task that waits. */
    @BothTwins
    void c067_ofTwoHandlesNothingIsRegisteredAtTheEnd(Twin twin) {
        for (String by : List.of("outer", "inner", "nobody")) {
            Bench bench = bench(twin);
            Gate running = new Gate();
            CompletableFuture<Void> body = new CompletableFuture<>();
            CompletableFuture<AsyncTask<Void>> inner = new CompletableFuture<>();
            AsyncTask<Void> outer = bench.resource("a").with(a -> {
                AsyncTask<Void> loop = bench.source(Form.GENERATED, 1).forEachAwait(n -> {
                    running.reach();
                    return body;
                });
                limit(loop, LONG);
                inner.complete(loop);
                return loop;
            });
            limit(outer, LONG);
            running.awaitReached();
            AsyncTask<Void> loop = value(inner);
            awaitAlarms(2);
            if (by.equals("nobody")) {
                body.complete(null);
                value(outer);
            } else {
                assertTrue((by.equals("outer") ? outer : loop).cancel(true));
                assertCancelled(loop);
                assertCancelled(outer);
                assertTrue(body.isCancelled());
            }
            awaitNoAlarm();
            assertFalse(loop.cancel(true));
            assertFalse(outer.cancel(true));
            assertEquals(0, body.getNumberOfDependents());
        }
    }

    private static void assertTimedOut(String part, AsyncTask<?> task) {
        String message = assertInstanceOf(TimeoutException.class, failure(task)).getMessage();
        assertTrue(message.contains(part), message);
    }

    /** A scope whose body never ends by itself. */
    private static AsyncTask<String> endless(AsyncContextManager<String> manager) {
        return manager.with(resource -> new CompletableFuture<>());
    }

    private static void limit(AsyncTask<?> task, Duration limit) {
        task.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Both have the same deadline; the outer limit was set first, so its alarm is the first. */
    @BothTwins
    void c066_ofNestedTimeoutsTheOuterOneTells(Twin twin) {
        Bench bench = bench(twin);
        Gate body = new Gate();
        CompletableFuture<AsyncTask<String>> inner = new CompletableFuture<>();
        AsyncTask<String> outer = bench.resource("a")
                .with(a -> AsyncTask.from(body.reach()).thenCompose(opened -> {
                    AsyncTask<String> within = endless(bench.resource("b"));
                    limit(within, LIMIT);
                    inner.complete(within);
                    return within;
                }));
        limit(outer, LIMIT);
        body.open();
        value(inner);
        clock.pass(LIMIT);
        assertEquals(0, assertInstanceOf(TimeoutException.class, failure(outer)).getSuppressed().length);
        assertCancelled(value(inner));
        assertEquals(
                "enter:a entered:a enter:b entered:b exit:b(cancelled) exited:b exit:a(cancelled) exited:a",
                bench.steps());
        awaitNoAlarm();
    }

    /** As above, but the inner limit was set first: while it cleans up, the outer alarm goes off, too. */
    @BothTwins
    void c066_ofNestedTimeoutsTheOuterOneTellsAlsoWhenTheInnerOneIsFirst(Twin twin) {
        Bench bench = bench(twin);
        Gate exit = new Gate();
        AsyncTask<String> inner = endless(bench.resource("b").exitGate(exit));
        limit(inner, LIMIT);
        Gate body = new Gate();
        AsyncTask<String> outer = bench.resource("a").with(a -> {
            body.reach();
            return inner;
        });
        limit(outer, LIMIT);
        body.awaitReached();
        clock.pass(LIMIT);
        exit.open();
        Throwable ofInner = assertInstanceOf(TimeoutException.class, failure(inner));
        Throwable ofOuter = assertInstanceOf(TimeoutException.class, failure(outer));
        assertEquals(List.of(ofInner), List.of(ofOuter.getSuppressed()));
        assertEquals(1, bench.count("exit:b(cancelled)"));
        assertEquals(1, bench.count("exit:a(cancelled)"));
        awaitNoAlarm();
    }

    /** Then it is a failure of the body like any other. */
    @BothTwins
    void anInnerLimitThatEndsBeforeTheOuterOne(Twin twin) {
        Bench bench = bench(twin);
        AsyncTask<String> inner = endless(bench.resource("b"));
        limit(inner, LIMIT);
        AsyncTask<String> outer = bench.resource("a").with(a -> inner);
        limit(outer, LIMIT.plusMillis(1));
        clock.pass(LIMIT);
        assertFails(outer, assertInstanceOf(TimeoutException.class, failure(inner)));
        assertEquals(1, bench.count("exit:b(cancelled)"));
        assertEquals(1, bench.countOf("exit:a(fail not done after 5 milliseconds"));
        awaitNoAlarm();
    }

    @BothTwins
    void i49_anElementThatTakesTooLong(Twin twin) {
        for (Form form : Form.values()) {
            Gate gate = new Gate();
            Numbers source = bench(twin).source(form, 1, 2).waitsAt(2, gate);
            List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
            AsyncTask<Void> task = source.timeout(LIMIT).forEach(seen::add);
            gate.awaitReached();
            passUntilDone(task);
            assertTimedOut("the next element did not end within PT0.005S", task);
            assertEquals(List.of(1), seen);
            assertEquals(1, source.closes());
            assertTrue(source.gated().isCancelled());
            awaitNoAlarm();
        }
    }

    @BothTwins
    void i49_anElementThatArrivesAfterItsLimitIsDropped(Twin twin) {
        CompletableFuture<Integer> late = new CompletableFuture<>();
        Queue<Integer> pulls = new ConcurrentLinkedQueue<>(List.of(1, 2));
        Gate closed = new Gate();
        Gate second = new Gate();
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        AsyncTask<Void> task = AsyncIterable.next(() -> {
                    if (pulls.remove() == 1) {
                        return twin.value(1);
                    }
                    second.reach();
                    return AsyncTask.shield(late);
                })
                .onClose(outcome -> closed.reach())
                .timeout(LIMIT)
                .forEach(seen::add);
        second.awaitReached();
        passUntilDone(task);
        assertTimedOut("the next element did not end within PT0.005S", task);
        assertFalse(closed.isReached());
        late.complete(2);
        closed.awaitReached();
        assertEquals(List.of(1), seen);
        assertTrue(pulls.isEmpty());
        assertFalse(dropped.isDone());
        awaitNoAlarm();
    }

    /** The next element never comes, and cannot be asked to: the close that waits for it ends by the limit. */
    @BothTwins
    void i23_aCloseWhileNextPendsForEver(Twin twin) {
        CompletableFuture<Integer> never = new CompletableFuture<>();
        AsyncIterator<Integer> iterator = AsyncIterable.next(
                        () -> AsyncTask.shield(twin.value(1).thenCompose(n -> never)))
                .timeout(LIMIT)
                .iterator();
        AsyncTask<Boolean> advance = AsyncTask.from(iterator.advance());
        AsyncTask<Void> close = AsyncTask.from(iterator.close(Outcome.STOPPED, null));
        assertFalse(close.isDone());
        passUntilDone(close);
        passUntilDone(advance);
        assertTimedOut("the close of a source did not end within PT0.005S", close);
        assertFalse(value(advance));
        awaitNoAlarm();
    }

    @BothTwins
    void anEnterThatTakesTooLongAndIsExitedWhenItComes(Twin twin) {
        Bench bench = bench(twin);
        Gate enter = new Gate();
        AsyncTask<String> task =
                bench.generated("a").enterGate(enter).enterTimeout(LIMIT).with(twin::value);
        enter.awaitReached();
        clock.pass(LIMIT.minusMillis(1));
        assertFalse(task.isDone());
        clock.pass(LIMIT);
        assertTimedOut("Resource.open() did not end within PT0.005S", task);
        enter.open();
        while (bench.count("exited:a") == 0) {
            Thread.onSpinWait();
        }
        assertEquals(1, bench.count("exit:a(cancelled)"));
        awaitNoAlarm();
    }

    /** It came in time, nobody wants it any more, and giving it back takes longer than the limit: that is waited for all the same. */
    @BothTwins
    void theLimitOfAnEnterIsNoLimitOfGivingBack(Twin twin) {
        Bench bench = bench(twin);
        Gate enter = new Gate();
        Gate exit = new Gate();
        Boom failure = new Boom("X");
        AsyncTask<String> task = bench.resource("a")
                .with(a -> bench.resource("b")
                        .enterGate(enter)
                        .exitGate(exit)
                        .exitFails(failure)
                        .enterTimeout(LIMIT)
                        .with(twin::value));
        enter.awaitReached();
        task.cancel(true);
        enter.open();
        exit.awaitReached();
        clock.pass(LIMIT);
        assertFalse(task.isDone());
        assertEquals(0, bench.countOf("exit:a"));
        exit.open();
        assertCancelled(task, failure);
        assertEquals(1, bench.count("exit:a(cancelled)"));
        assertFalse(dropped.isDone());
        awaitNoAlarm();
    }

    /** Also an exit that gives back what nobody wants has its limit. */
    @BothTwins
    void theLimitOfAnExitHoldsForGivingBack(Twin twin) {
        List<Function<AsyncContextManager<String>, AsyncTask<?>>> uses = List.of(
                resource -> resource.exitTimeout(LIMIT).with(twin::value),
                resource -> AsyncExitStack.manager().with(stack -> stack.enter(resource.exitTimeout(LIMIT))),
                resource -> resource.enterTimeout(LONG).exitTimeout(LIMIT).with(twin::value),
                resource -> resource.exitTimeout(LIMIT).enterTimeout(LONG).with(twin::value),
                resource -> resource.exitTimeout(LONG).exitTimeout(LIMIT).with(twin::value));
        for (Function<AsyncContextManager<String>, AsyncTask<?>> use : uses) {
            Gate enter = new Gate();
            Gate exit = new Gate();
            AsyncTask<?> task =
                    use.apply(bench(twin).resource("b").enterGate(enter).exitGate(exit));
            enter.awaitReached();
            task.cancel(true);
            enter.open();
            exit.awaitReached();
            assertFalse(task.isDone());
            passUntilDone(task);
            Throwable late = failure(task).getSuppressed()[0];
            assertInstanceOf(TimeoutException.class, late);
            exit.open();
            awaitNoAlarm();
        }
    }

    /** A manager that cannot say what it is. */
    private static AsyncContextManager<String> nameless(AsyncContextManager<String> manager) {
        return new AsyncContextManager<>() {
            @Override
            public AsyncContext<String> context() {
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

                    @Override
                    public String toString() {
                        throw new IllegalStateException("toString");
                    }
                };
            }

            @Override
            public String toString() {
                throw new IllegalStateException("toString");
            }
        };
    }

    @BothTwins
    void aManagerThatCannotSayWhatItIsIsNoHang(Twin twin) throws Exception {
        Gate gate = new Gate();
        AsyncTask<String> entering = nameless(bench(twin).resource("a").enterGate(gate))
                .enterTimeout(LIMIT)
                .with(twin::value);
        gate.awaitReached();
        passUntilDone(entering);
        assertTimedOut("did not end within PT0.005S", entering);
        gate.open();
        Gate second = new Gate();
        AsyncTask<String> exiting = nameless(bench(twin).resource("a").exitGate(second))
                .exitTimeout(LIMIT)
                .with(twin::value);
        second.awaitReached();
        passUntilDone(exiting);
        assertTimedOut("did not end within PT0.005S", exiting);
        second.open();
        awaitNoAlarm();
        Bench bench = bench(twin);
        assertThrows(
                InterruptedException.class,
                () -> nameless(bench.resource("a")).withBlocking(a -> {
                    Thread.currentThread().interrupt();
                    return a;
                }));
        assertEquals(1, bench.count("exit:a(cancelled)"));
    }

    private static AsyncContextManager<String> bothNameless(AsyncContextManager<String> manager) {
        return AsyncContextManager.both(nameless(manager), nameless(AsyncContextManager.value("!")), String::concat);
    }

    @BothTwins
    void twoManagersThatCannotSayWhatTheyAreAreNoHang(Twin twin) {
        Gate enter = new Gate();
        AsyncTask<String> entering = bothNameless(bench(twin).resource("a").enterGate(enter))
                .enterTimeout(LIMIT)
                .with(twin::value);
        enter.awaitReached();
        passUntilDone(entering);
        assertTimedOut("did not end within PT0.005S", entering);
        enter.open();
        Gate exit = new Gate();
        AsyncTask<String> exiting = bothNameless(
                        bench(twin).resource("a").exitGate(exit).exitFails(new Boom("late")))
                .exitTimeout(LIMIT)
                .with(twin::value);
        exit.awaitReached();
        passUntilDone(exiting);
        assertTimedOut("did not end within PT0.005S", exiting);
        exit.open();
        String late = value(dropped);
        assertTrue(late.endsWith(" failed after its time limit: late"), late);
        awaitNoAlarm();
    }

    @BothTwins
    void whatALateEnterFailsWithIsDropped(Twin twin) {
        Gate enter = new Gate();
        AsyncTask<String> task = bench(twin)
                .generated("a")
                .enterGate(enter)
                .enterFails(new Boom("late"))
                .enterTimeout(LIMIT)
                .with(twin::value);
        enter.awaitReached();
        passUntilDone(task);
        enter.open();
        // The enter was asked to cancel, and that it failed all the same is what is left to say.
        assertEquals("Resource.open() failed after its time limit: late", value(dropped));
    }

    @BothTwins
    void anExitThatTakesTooLongAndFailsLate(Twin twin) {
        Gate exit = new Gate();
        AsyncTask<String> task = bench(twin)
                .generated("a")
                .exitGate(exit)
                .exitFails(new Boom("late"))
                .exitTimeout(LIMIT)
                .with(twin::value);
        exit.awaitReached();
        passUntilDone(task);
        assertTimedOut("Resource.close() did not end within PT0.005S", task);
        exit.open();
        assertEquals("Resource.close() failed after its time limit: late", value(dropped));
    }

    /** Of several resources, the exit ends with the failure that it was told, which has been told to the caller, too. */
    @BothTwins
    void severalExitsThatTakeTooLongAndFailLate(Twin twin) {
        for (Throwable failure : new Throwable[] {new Boom("E"), new CancellationException("C")}) {
            CompletableFuture<Throwable> reported = new CompletableFuture<>();
            Forthwith.onDropped((where, what) -> reported.complete(what));
            Gate exit = new Gate();
            Boom late = new Boom("late");
            AsyncTask<String> task = bench(twin)
                    .resource("a")
                    .exitGate(exit)
                    .exitFails(late)
                    .map(a -> a)
                    .exitTimeout(LIMIT)
                    .with(a -> twin.failure(failure));
            exit.awaitReached();
            passUntilDone(task);
            assertSame(failure, failure(task));
            assertInstanceOf(TimeoutException.class, failure.getSuppressed()[0]);
            exit.open();
            assertSame(late, value(reported));
        }
    }

    @BothTwins
    void whatEndsInTimeLeavesNoTimerBehind(Twin twin) {
        Bench bench = bench(twin);
        AsyncContextManager<String> limited =
                bench.generated("a").enterTimeout(LIMIT).exitTimeout(LIMIT);
        assertEquals("a", value(limited.with(twin::value)));
        Boom failure = new Boom("E");
        assertFails(limited.with(a -> twin.failure(failure)), failure);
        value(bench.source(Form.GENERATED, 1, 2).timeout(LIMIT).count());
        value(bench.generated("b").with(twin::value).orTimeout(5, TimeUnit.MILLISECONDS));
        value(bench.generated("b").with(twin::value).completeOnTimeout("c", 5, TimeUnit.MILLISECONDS));
        awaitNoAlarm();
    }

    @BothTwins
    void aTaskThatTimesOut(Twin twin) {
        for (boolean fails : new boolean[] {true, false}) {
            Bench bench = bench(twin);
            Gate body = new Gate();
            AsyncTask<String> task = bench.generated("a").with(a -> {
                body.reach();
                return new CompletableFuture<>();
            });
            body.awaitReached();
            AsyncTask<String> limited = fails
                    ? task.orTimeout(5, TimeUnit.MILLISECONDS)
                    : task.completeOnTimeout("late", 5, TimeUnit.MILLISECONDS);
            clock.pass(LIMIT.minusMillis(1));
            assertFalse(limited.isDone());
            clock.pass(Duration.ofMillis(1));
            if (fails) {
                assertTimedOut("not done after 5 milliseconds, waiting for ", limited);
            } else {
                assertEquals("late", value(limited));
            }
            assertEquals(1, bench.count("exit:a(cancelled)"));
        }
        AsyncTask<String> cancelled = bench(twin).generated("a").with(a -> new CompletableFuture<>());
        while (!cancelled.cancel(true)) {
            Thread.onSpinWait();
        }
        assertCancelled(cancelled.orTimeout(5, TimeUnit.MILLISECONDS));
        awaitNoAlarm();
    }
}
