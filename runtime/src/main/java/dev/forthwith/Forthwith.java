package dev.forthwith;

import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.task.BlockingExecutor;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/** The process-wide settings, few. Both may be changed at any time and from any thread. */
public final class Forthwith {
    private Forthwith() {}

    /**
     * Sets the handler of failures that can reach no task, such as an error that arrives after the result. They are also written to
     * the {@link System.Logger} {@code dev.forthwith}. The handler is called on whatever thread the failure occurred, in the middle of the
     * operation that failed, which goes on when it returns: it must not wait for that. What it throws is logged.
     *
     * @param handler is given where the failure occurred, and the failure
     */
    public static void onDropped(BiConsumer<String, Throwable> handler) {
        Dropped.handler(Objects.requireNonNull(handler, "handler"));
    }

    /**
     * Sets the executor of blocking methods. Until then they run on virtual threads where the JDK has them (21 and later), else on
     * a cached pool of daemon threads. A blocking exit that the executor refuses runs there all the same, so that nothing stays open; an
     * exit that starts {@link AsyncTask#blocking} itself fails.
     *
     * <p>What it has accepted is waited for, also after a cancellation: if it drops that, as after {@code shutdownNow} or with a {@code
     * DiscardPolicy}, a task waits for ever.
     *
     * @param executor must start what it is given without waiting for earlier work to end
     */
    public static void blockingExecutor(Executor executor) {
        BlockingExecutor.use(Objects.requireNonNull(executor, "executor"));
    }
}
