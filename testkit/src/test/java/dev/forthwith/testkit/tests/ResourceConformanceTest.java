package dev.forthwith.testkit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.ThrowingFunction;
import dev.forthwith.testkit.ResourceConformance;
import dev.forthwith.testkit.tests.Pool.Connection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Good resources pass; what is planted in a bad one is found, by the right rule, and told so that one can read it. */
final class ResourceConformanceTest {
    private static final String PLAIN = "a use opens it, and closes it once, before its end is visible: ";

    @TestFactory
    Stream<DynamicTest> aGoodOneInVirtualTime() {
        return ResourceConformance.inVirtualTime(Pool::in, AsyncSessions_Good::of, Pool::inUse)
                .failingToEnter(Pool::refuse)
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> aGoodOneWhoseStagesAreReady() {
        return ResourceConformance.of(Pool::ready, AsyncSessions_Good::of, Pool::inUse)
                .failingToEnter(Pool::refuse)
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> aGoodOneOnThreads() {
        return ResourceConformance.of(Pool::ofThreads, AsyncSessions_Good::of, Pool::inUse)
                .failingToEnter(Pool::refuse)
                .afterwards(Pool::shutDown)
                .tests();
    }

    @Test
    void aGoodOneOfWhichTheResourceAloneIsKnown() {
        ResourceConformance.of(
                        () -> AsyncContextManager.<Gate>of(Gate::entered, (gate, outcome, failure) -> gate.leave()),
                        Gate::isOpen)
                .check();
    }

    @Test
    void oneThatNeverCloses() {
        assertEquals("""
                AsyncSessions_NeverCloses breaks the rule "a use opens it, and closes it once, before its end is visible"
                  law:    what was opened is closed before the end is visible
                  found:  1 is open, 0 before
                  mend:   return from the exit method a stage that completes after everything is given back, and on every path
                  order:  first come, first served
                      0 ms  the use begins
                      2 ms  open: 1
                      2 ms  the use: the body begins
                      2 ms  the use: the body ends
                      2 ms  the use ends well, with the result of the body
                      2 ms  BROKEN: what was opened is closed before the end is visible; 1 is open, 0 before""", report(AsyncSessions_NeverCloses::of));
    }

    @Test
    void oneThatClosesTwice() {
        assertFirst(PLAIN + "what was opened is closed once", AsyncSessions_ClosesTwice::of);
    }

    @Test
    void oneThatClosesWhileTheBodyRuns() {
        assertEquals("""
                AsyncSessions_ClosesInTheBody breaks the rule "it stays open while its body runs"
                  law:    it is open while it is in use
                  found:  0 are open, 0 before
                  mend:   open before the stage of the enter method completes, and close nowhere but in the exit method; or mend what counts
                  order:  first come, first served
                      0 ms  the use begins
                      2 ms  open: 1
                      2 ms  the use: the body begins
                  30005 ms  open: 0
                  30005 ms  BROKEN: it is open while it is in use; 0 are open, 0 before""", report("it stays open while its body runs", AsyncSessions_ClosesInTheBody::of));
    }

    @Test
    void oneThatDoesNotWaitForItsClose() {
        assertFirst(PLAIN + "what was opened is closed before the end is visible", AsyncSessions_DoesNotWait::of);
    }

    @Test
    void oneThatLeaksWhenItIsCancelledWhileItIsEntered() {
        assertOnly(
                "it is closed after a cancel while it is entered: what arrives late is given back",
                AsyncSessions_LeaksWhenCancelled::of);
        assertEquals("""
                AsyncSessions_LeaksWhenCancelled breaks the rule "it is closed after a cancel while it is entered"
                  law:    what arrives late is given back
                  found:  1 is open, 0 before
                  mend:   let nobody cancel a stage that will yield a resource: no @Enter(interruptible = true), or one that then undoes the acquisition
                  order:  first come, first served
                      0 ms  the use begins
                      0 ms  somebody calls cancel(true)
                      0 ms  the use ends cancelled
                      2 ms  open: 1
                      2 ms  BROKEN: what arrives late is given back; 1 is open, 0 before""", report(AsyncSessions_LeaksWhenCancelled::of));
    }

    @Test
    void oneThatLeaksWhenItIsCancelledInTheBody() {
        assertFirst(
                "it is closed after a body that is cancelled: what was opened is closed before the end is visible",
                AsyncSessions_LeaksWhenCancelledInTheBody::of);
    }

    @Test
    void oneThatLeaksAfterAnError() {
        assertOnly(
                "it is closed after a body that fails with an Error: what was opened is closed before the end is visible",
                AsyncSessions_LeaksAfterAnError::of);
    }

    @Test
    void oneThatLeaksWhenItFailsToEnter() {
        assertEquals(
                List.of("an enter that fails leaves nothing open: what was opened is closed before entering fails"),
                Broken.rules(virtual(AsyncSessions_LeaksWhenItFailsToEnter::of).failingToEnter(Pool::refuse)::check));
    }

    @Test
    void oneWhoseEnterDoesNotFailAsItWasTold() {
        assertEquals(
                List.of("an enter that fails leaves nothing open: an enter that cannot succeed fails"),
                Broken.rules(virtual(AsyncSessions_Good::of).failingToEnter(pool -> {})::check));
    }

    @Test
    void oneThatHangs() {
        assertFirst(PLAIN + "what was begun comes to an end", AsyncSessions_Hangs::of);
        String report = Broken.report(ResourceConformance.of(Pool::ready, AsyncSessions_Hangs::of, Pool::inUse)
                .patience(Duration.ofMillis(1))::check);
        assertTrue(report.contains("the use has not ended after PT0.001S"), report);
    }

    @Test
    void oneWhoseUsesShareAField() {
        assertOnly("many uses go on at a time: uses do not disturb each other", AsyncSessions_SharesAField::of);
        virtual(AsyncSessions_SharesAField::of).oneAtATime().check();
    }

    @Test
    void oneThatLeavesATimer() {
        assertOnly(
                "nothing is left to do after a use: nothing is left to do after the end",
                AsyncSessions_LeavesATimer::of);
        String report = report(AsyncSessions_LeavesATimer::of);
        assertTrue(report.contains("found:  0 ready, 1 timed, the next at 30000 ms"), report);
    }

    @Test
    void oneThatFailsToClose() {
        AssertionError error = assertThrows(AssertionError.class, virtual(AsyncSessions_FailsToClose::of)::check);
        assertTrue(
                error.getMessage().contains("the use ended with the failure java.lang.IllegalStateException: reset"));
        assertEquals("reset", error.getCause().getMessage());
    }

    @Test
    void oneThatOpensEarly() {
        assertFirst(
                "nothing is opened before it is entered: nothing is opened before it is asked for",
                Sessions::opensEarly);
    }

    @Test
    void aFixtureThatFailsIsNoBreachOfARule() {
        AssertionError error = assertThrows(
                AssertionError.class,
                () -> virtual(pool -> {
                            throw new IllegalStateException("no database here");
                        })
                        .check());
        assertEquals(
                "\"nothing is opened before it is entered\" could not be tried: "
                        + "java.lang.IllegalStateException: no database here",
                error.getMessage());
    }

    private static ResourceConformance<Pool> virtual(ThrowingFunction<Pool, AsyncContextManager<Connection>> manager) {
        return ResourceConformance.inVirtualTime(Pool::in, manager, Pool::inUse);
    }

    private static String report(ThrowingFunction<Pool, AsyncContextManager<Connection>> manager) {
        return Broken.report(virtual(manager)::check);
    }

    private static String report(String rule, ThrowingFunction<Pool, AsyncContextManager<Connection>> manager) {
        DynamicTest test = virtual(manager)
                .tests()
                .filter(each -> each.getDisplayName().equals(rule))
                .findAny()
                .orElseThrow();
        return Broken.report(test.getExecutable());
    }

    private static void assertFirst(String expected, ThrowingFunction<Pool, AsyncContextManager<Connection>> manager) {
        assertEquals(expected, Broken.rules(virtual(manager)::check).get(0));
    }

    private static void assertOnly(String expected, ThrowingFunction<Pool, AsyncContextManager<Connection>> manager) {
        assertEquals(List.of(expected), Broken.rules(virtual(manager)::check));
    }
}
