package dev.forthwith.internal.iterate;

import dev.forthwith.StopAsyncIteration;
import dev.forthwith.internal.failure.Failures;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * What {@link StopAsyncIteration} comes to: it ends the source whose own function fails with it. Anywhere else it is a failure, and
 * stays one: an iteration that failed with it may be what the function of another source waits for, which it must not end.
 */
public final class Stops {
    /** Those that iterations have failed with; they are told apart by identity. */
    private static final Set<StopAsyncIteration> FAILURES =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private Stops() {}

    /** The end, if that is what the function of a source says by failing so; throws any other failure. */
    public static Signal endOrThrow(Throwable thrown) throws Throwable {
        if (Failures.unwrap(thrown) instanceof StopAsyncIteration stop && !FAILURES.contains(stop)) {
            return Signal.END;
        }
        throw thrown;
    }

    /** Notes what an iteration has failed with. */
    static void noteFailure(Throwable failure) {
        if (failure instanceof StopAsyncIteration stop) {
            FAILURES.add(stop);
        }
    }
}
