package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncTask;
import dev.forthwith.Forthwith;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Isolated;

/** Limits of time, on a clock that the test moves. */
@Isolated("sets the clock, and the handler of dropped failures")
final class TimeLimitsTest extends BenchTest {
    private static final Duration LIMIT = Duration.ofMillis(5);

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
        while (!task.isDone()) {
            clock.pass(LIMIT);
        }
    }

    private void awaitNoAlarm() {
        while (clock.alarms() > 0) {
            Thread.onSpinWait();
        }
    }

    private static void assertTimedOut(String part, AsyncTask<?> task) {
        String message = assertInstanceOf(TimeoutException.class, failure(task)).getMessage();
        assertTrue(message.contains(part), message);
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
                assertTimedOut("not done after 5 milliseconds", limited);
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
