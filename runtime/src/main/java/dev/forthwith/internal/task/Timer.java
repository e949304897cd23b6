package dev.forthwith.internal.task;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one timer: a daemon thread that forgets what is cancelled. */
public final class Timer {
    private static final ScheduledThreadPoolExecutor EXECUTOR = create();

    private Timer() {}

    private static ScheduledThreadPoolExecutor create() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "forthwith-timer");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    public static Future<?> after(Duration delay, Runnable action) {
        return EXECUTOR.schedule(action, saturatedNanos(delay), TimeUnit.NANOSECONDS);
    }

    /** The nanoseconds of a duration, or as many as there can be. */
    public static long saturatedNanos(Duration delay) {
        try {
            return delay.toNanos();
        } catch (ArithmeticException longerThanThreeCenturies) {
            return Long.MAX_VALUE;
        }
    }
}
