package dev.forthwith.testkit;

/** What holds of every class, and how to mend one of which it does not. */
enum Law {
    ENDS(
            "what was begun comes to an end",
            "let every stage that a method returns complete on every path, also after a failure and a cancellation"),
    ENDS_WELL(
            "a use that nobody disturbs ends well",
            "see why the method failed; it was called as any use would call it"),
    LAZY(
            "nothing is opened before it is asked for",
            "open in the enter method, not in the constructor or while the wrapper is made"),
    CLOSED(
            "what was opened is closed before the end is visible",
            "return from the exit method a stage that completes after everything is given back, and on every path"),
    GIVEN_BACK(
            "what arrives late is given back",
            "let nobody cancel a stage that will yield a resource: no @Enter(interruptible = true), or one that then undoes the acquisition"),
    ONCE("what was opened is closed once", "give back in one place, the exit method; it is called exactly once"),
    NOT_HALF_ENTERED(
            "what was opened is closed before entering fails",
            "give back what was acquired before the stage of the enter method fails, or enter it on the AsyncExitStack that the method may take"),
    OPEN_IN_USE(
            "it is open while it is in use",
            "open before the stage of the enter method completes, and close nowhere but in the exit method; or mend what counts"),
    FAILURE_KEPT(
            "the failure of the body is the failure of the whole",
            "return true from the exit method only for failures that it really handles, and throw nothing else there"),
    CANCELLED("a cancellation that was accepted is the outcome", "swallow no CancellationException"),
    FAILS_TO_ENTER(
            "an enter that cannot succeed fails",
            "let the stage of the enter method fail; or mend what breaks the fixture"),
    APART(
            "uses do not disturb each other",
            "keep what belongs to one use in fields of the annotated instance, which is new each time, and nothing of it in static or shared ones; "
                    + "where there can be only one, say so: oneAtATime(), once()"),
    NOTHING_LEFT(
            "nothing is left to do after the end",
            "stop timers in the exit method, and return a stage that waits for whatever else was begun"),
    ELEMENTS("it yields the elements that it should", "see which next method yielded what"),
    NO_NULL("no element is null", "let the next method yield null only at the end, and skip what is missing"),
    END_STAYS("the end stays the end", "remember in a field that the end was reached"),
    ADVANCE_ENDS(
            "an advance that is pending when the source is closed says that there is no more",
            "let the pending stage complete when it is cancelled");

    private final String text;
    private final String mending;

    Law(String text, String mending) {
        this.text = text;
        this.mending = mending;
    }

    String text() {
        return text;
    }

    String mending() {
        return mending;
    }
}
