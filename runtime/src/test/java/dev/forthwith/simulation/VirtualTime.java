package dev.forthwith.simulation;

import dev.forthwith.internal.task.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The clock of one world, which stands still until the world moves it on to the next alarm. */
final class VirtualTime implements Timer.Clock {
    private final class Alarm extends CompletableFuture<Void> {
        private final long due;
        private final Runnable action;

        Alarm(long due, Runnable action) {
            this.due = due;
            this.action = action;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            alarms.remove(this);
            return super.cancel(mayInterruptIfRunning);
        }
    }

    private final List<Alarm> alarms = new ArrayList<>(0);
    private long now;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Future<?> after(Duration delay, Runnable action) {
        Alarm alarm = new Alarm(now + delay.toNanos(), action);
        alarms.add(alarm);
        return alarm;
    }

    boolean hasAlarms() {
        return !alarms.isEmpty();
    }

    /** Moves on to the next alarm, and lets it ring. */
    void pass() {
        Alarm next = null;
        for (Alarm alarm : alarms) {
            next = next == null || alarm.due < next.due ? alarm : next;
        }
        if (next != null) {
            now = Math.max(now, next.due);
            alarms.remove(next);
            next.complete(null);
            next.action.run();
        }
    }

    /** The clocks of all worlds: each thread runs one at a time. */
    static final class OfTheThread implements Timer.Clock {
        private static final ThreadLocal<@Nullable VirtualTime> CURRENT = new ThreadLocal<>();

        static void set(VirtualTime time) {
            CURRENT.set(time);
        }

        private static VirtualTime current() {
            VirtualTime time = CURRENT.get();
            if (time == null) {
                throw new IllegalStateException("a timer outside of every world");
            }
            return time;
        }

        @Override
        public long nanoTime() {
            return current().nanoTime();
        }

        @Override
        public Future<?> after(Duration delay, Runnable action) {
            return current().after(delay, action);
        }
    }
}
