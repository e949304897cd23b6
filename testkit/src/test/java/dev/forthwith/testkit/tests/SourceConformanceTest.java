package dev.forthwith.testkit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncIterable;
import dev.forthwith.ThrowingFunction;
import dev.forthwith.testkit.SourceConformance;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Good sources pass; what is planted in a bad one is found, by the right rule, and told so that one can read it. */
final class SourceConformanceTest {
    private static final String ALL = "it yields its elements, and then ends: ";

    @TestFactory
    Stream<DynamicTest> aGoodOneInVirtualTime() {
        return virtual(AsyncRows_Good::of).tests();
    }

    @TestFactory
    Stream<DynamicTest> aGoodOneByHand() {
        return virtual(Rows::byHand).tests();
    }

    @TestFactory
    Stream<DynamicTest> aGoodOneWhoseStagesAreReady() {
        return SourceConformance.of(Pool::ready, AsyncRows_Good::of, Pool::inUse)
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> aGoodOneOnThreads() {
        return SourceConformance.of(Pool::ofThreads, AsyncRows_Good::of, Pool::inUse)
                .yields("row 0", "row 1", "row 2")
                .afterwards(Pool::shutDown)
                .tests();
    }

    @Test
    void oneThatOpensNothing() {
        SourceConformance.of(() -> AsyncIterable.of(1, 2, 3)).yields(1, 2, 3).check();
        SourceConformance.inVirtualTime(time -> AsyncIterable.of(1, 2, 3)
                        .mapAwait(
                                number -> time.delay(Duration.ofMillis(number)).thenApply(passed -> number)))
                .yields(1, 2, 3)
                .check();
    }

    @Test
    void oneWithoutAnEnd() {
        SourceConformance.inVirtualTime(Pool::in, AsyncRows_Endless::of, Pool::inUse)
                .endless()
                .check();
        DynamicTest ends =
                virtual(AsyncRows_Endless::of).tests().skip(1).findFirst().orElseThrow();
        assertEquals(List.of(ALL + "it yields the elements that it should"), Broken.rules(ends.getExecutable()));
    }

    @Test
    void oneThatNeverCloses() {
        assertEquals("""
                AsyncRows_NeverCloses breaks the rule "it yields its elements, and then ends"
                  law:    what was opened is closed before the end is visible
                  found:  1 is open, 0 before
                  mend:   return from the exit method a stage that completes after everything is given back, and on every path
                  order:  first come, first served
                      0 ms  the loop begins
                      0 ms  the loop advances
                      2 ms  open: 1
                      3 ms  the loop: row 0
                      3 ms  the loop advances
                      4 ms  the loop: row 1
                      4 ms  the loop advances
                      5 ms  the loop: row 2
                      5 ms  the loop advances
                      6 ms  the loop: the end
                      6 ms  the loop is closed
                      7 ms  the loop's close ends well, with null
                      7 ms  BROKEN: what was opened is closed before the end is visible; 1 is open, 0 before""", Broken.report(virtual(AsyncRows_NeverCloses::of)::check));
    }

    @Test
    void oneThatLeaksAfterABreak() {
        assertFirst(
                "it is closed after some of its elements: what was opened is closed before the end is visible",
                AsyncRows_LeaksAfterABreak::of);
    }

    @Test
    void oneThatDoesNotWaitForItsClose() {
        assertFirst(ALL + "what was opened is closed before the end is visible", AsyncRows_DoesNotWait::of);
    }

    @Test
    void oneThatLosesWhatIsCancelled() {
        assertEquals(
                List.of(
                        "it is closed while an element is awaited: what was opened is closed before the end is visible",
                        "it is closed after a loop that is cancelled: what was opened is closed before the end is visible"),
                Broken.rules(virtual(AsyncRows_LosesWhatIsCancelled::of)::check));
    }

    @Test
    void oneThatComesBackAfterItsEnd() {
        assertOnly("the end stays the end: the end stays the end", Rows::comesBack);
    }

    @Test
    void oneThatClosesAsOftenAsItIsAsked() {
        assertFirst(
                "it is closed once, however often somebody closes it: what was opened is closed once",
                Rows::closesTwice);
    }

    @Test
    void oneThatOpensEarly() {
        assertFirst(
                "nothing is opened before the first element is asked for: nothing is opened before it is asked for",
                Rows::opensEarly);
    }

    @Test
    void oneThatYieldsNull() {
        assertFirst(ALL + "no element is null", Rows::yieldsNull);
    }

    @Test
    void oneThatForgetsAnAdvanceThatIsPending() {
        assertOnly(
                "it is closed while an element is awaited: "
                        + "an advance that is pending when the source is closed says that there is no more",
                Rows::leavesAnAdvancePending);
    }

    @Test
    void oneWhoseLoopsShareTheirPosition() {
        assertFirst("it is looped over again: it yields the elements that it should", AsyncRows_SharesItsPosition::of);
        virtual(AsyncRows_SharesItsPosition::of).once().check();
    }

    /** Who counts what is never open tests nothing. */
    @Test
    void aCountThatCountsNothing() {
        SourceConformance<Pool> blind = SourceConformance.inVirtualTime(Pool::in, AsyncRows_Good::of, pool -> 0);
        String report = Broken.report(blind::check);
        assertTrue(report.contains("it yielded elements, but nothing was seen open meanwhile"), report);
    }

    private static SourceConformance<Pool> virtual(ThrowingFunction<Pool, AsyncIterable<String>> source) {
        return SourceConformance.inVirtualTime(Pool::in, source, Pool::inUse).yields("row 0", "row 1", "row 2");
    }

    private static void assertFirst(String expected, ThrowingFunction<Pool, AsyncIterable<String>> source) {
        assertEquals(expected, Broken.rules(virtual(source)::check).get(0));
    }

    private static void assertOnly(String expected, ThrowingFunction<Pool, AsyncIterable<String>> source) {
        assertEquals(List.of(expected), Broken.rules(virtual(source)::check));
    }
}
