package dev.forthwith.bench;

import dev.forthwith.internal.task.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Time that passes when a test says so. It is in the place of the real one until it is closed. */
public final class ManualClock implements Timer.Clock, AutoCloseable {
    private final class Alarm extends CompletableFuture<Void> {
        private final long due;
        private final Runnable action;

        Alarm(long due, Runnable action) {
            this.due = due;
            this.action = action;
        }

        long due() {
            return due;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            synchronized (alarms) {
                alarms.remove(this);
            }
            return super.cancel(mayInterruptIfRunning);
        }
    }

    private final List<Alarm> alarms = new ArrayList<>();
    private volatile long now;

    private ManualClock() {}

    public static ManualClock begin() {
        ManualClock clock = new ManualClock();
        Timer.use(clock);
        return clock;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Future<?> after(Duration delay, Runnable action) {
        Alarm alarm = new Alarm(now + Timer.saturatedNanos(delay), action);
        synchronized (alarms) {
            alarms.add(alarm);
        }
        return alarm;
    }

    /** How many alarms are set. */
    public int alarms() {
        synchronized (alarms) {
            return alarms.size();
        }
    }

    /** Lets time pass, and what is due by then happen on this thread. */
    public void pass(Duration time) {
        long until = now + time.toNanos();
        for (Alarm next = due(until); next != null; next = due(until)) {
            now = Math.max(now, next.due);
            if (next.complete(null)) {
                next.action.run();
            }
        }
        now = until;
    }

    private Alarm due(long until) {
        synchronized (alarms) {
            Alarm next = alarms.stream()
                    .filter(alarm -> alarm.due <= until)
                    .min(Comparator.comparingLong(Alarm::due))
                    .orElse(null);
            alarms.remove(next);
            return next;
        }
    }

    @Override
    public void close() {
        Timer.use(null);
    }
}
