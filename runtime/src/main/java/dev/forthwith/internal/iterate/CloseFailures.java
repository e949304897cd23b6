package dev.forthwith.internal.iterate;

import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import org.jspecify.annotations.Nullable;

/**
 * What several closes are told, one after the other, and what their own failures come to.
 *
 * <p>A failure of a close is merged into what the next one is told. The only failure of the last one stays apart: who asked for the
 * close merges it. One that translates what was told takes its place, and is what the closes failed with: it carries all before it.
 */
final class CloseFailures {
    private final @Nullable Throwable given;
    /** What the next close is told. */
    private @Nullable Throwable told;
    /** What the last close failed with, until the next one is told or a further one fails. */
    private @Nullable Throwable untold;

    private @Nullable Throwable ofClose;
    private boolean sideBySide;
    /** Whether one of those that begin together failed and had not handled: for that one the failure is not gone. */
    private boolean unhandled;

    private volatile boolean handled;

    /** The failure that the closer gave, and what the first close is told. */
    CloseFailures(@Nullable Throwable given, @Nullable Throwable told) {
        this.given = given;
        this.told = told;
    }

    /** Those of closes that begin together, each of which is told the given failure alone, and handles no more than that. */
    static CloseFailures ofTogether(@Nullable Throwable given) {
        CloseFailures failures = new CloseFailures(given, given);
        failures.sideBySide = true;
        return failures;
    }

    /** Whether a close handled the failure. */
    boolean hasHandled() {
        return handled;
    }

    /** Whether a close handled the failure, and the closer gave this one, or none. */
    boolean hasHandled(@Nullable Throwable told) {
        return handled && !unhandled && given == told;
    }

    /** What the close was told that ends next. */
    @Nullable
    Throwable told() {
        return sideBySide ? given : told;
    }

    /** What the next close is told. */
    @Nullable
    Throwable tell() {
        Throwable problem = untold;
        if (problem != null) {
            untold = null;
            Throwable merged = Failures.merge(told, problem);
            if (merged != told && given != null && !handled) {
                ofClose = merged;
            }
            told = merged;
        }
        return told;
    }

    /** Takes the end of a close: what it says it has handled, and whether what it has handled came up inside. */
    void ended(boolean says, boolean handledInside, @Nullable Throwable problem) {
        boolean handles = says || handledInside;
        unhandled |= sideBySide && problem != null && !handles;
        handled |= handledInside && told() == null;
        if (handles && told() != null && Failures.outcome(told()) == Outcome.FAILED) {
            handled = true;
            told = null;
            if (!sideBySide) {
                ofClose = null;
            }
        }
        if (problem != null) {
            note(problem);
        }
    }

    private void note(Throwable problem) {
        boolean first = ofClose == null;
        if (given == null || handled) {
            ofClose = Failures.merge(ofClose, problem);
        } else if (first) {
            ofClose = problem;
        }
        tell();
        untold = problem;
        if (!first) {
            tell();
        }
    }

    /**
     * What the closes failed with: the first of them, or what translates the given failure. Further ones are suppressed on the given
     * failure, or on the first of them if there is none.
     */
    @Nullable
    Throwable ofClose() {
        return ofClose;
    }
}
