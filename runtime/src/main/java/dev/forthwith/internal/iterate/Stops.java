package dev.forthwith.internal.iterate;

import dev.forthwith.StopAsyncIteration;
import dev.forthwith.internal.failure.Failures;

/** What {@link StopAsyncIteration} comes to: it ends the source whose own function fails with it. */
public final class Stops {
    private Stops() {}

    /** The end, if that is what the function of a source says by failing so; throws any other failure. */
    public static Signal endOrThrow(Throwable thrown) throws Throwable {
        if (Failures.unwrap(thrown) instanceof StopAsyncIteration) {
            return Signal.END;
        }
        throw thrown;
    }
}
