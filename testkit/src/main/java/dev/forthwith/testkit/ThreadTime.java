package dev.forthwith.testkit;

import dev.forthwith.internal.task.Timer;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The clock of the runtime once a virtual time was begun: a thread that has one gets it, every other the real one. */
final class ThreadTime implements Timer.Clock {
    private static final ThreadLocal<@Nullable VirtualTime> CURRENT = new ThreadLocal<>();

    static {
        Timer.use(new ThreadTime());
    }

    private ThreadTime() {}

    /** Gives this thread a virtual time, and answers with the one that it had before. */
    static @Nullable VirtualTime exchange(VirtualTime time) {
        VirtualTime before = CURRENT.get();
        CURRENT.set(time);
        return before;
    }

    /** Gives this thread back what it had before. */
    static void restore(VirtualTime time, @Nullable VirtualTime before) {
        if (CURRENT.get() != time) {
            throw new IllegalStateException(
                    "this thread has begun another virtual time since, which is to be closed first");
        }
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }

    @Override
    public long nanoTime() {
        VirtualTime time = CURRENT.get();
        return time == null ? Timer.real().nanoTime() : time.nanos();
    }

    @Override
    public Future<?> after(Duration delay, Runnable action) {
        VirtualTime time = CURRENT.get();
        return time == null ? Timer.real().after(delay, action) : time.after(Timer.saturatedNanos(delay), action);
    }
}
