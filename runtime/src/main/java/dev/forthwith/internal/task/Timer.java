package dev.forthwith.internal.task;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one timer: a daemon thread that forgets what is cancelled, and ends when for a minute there is nothing to wait for. A simulation puts
 * its own clock in the place of the real one, and the test kit one that knows the virtual time of each thread.
 */
public final class Timer {
    /** Where time comes from. */
    public interface Clock {
        /** Nanoseconds since some moment, as of {@link System#nanoTime}. */
        long nanoTime();

        Future<?> after(Duration delay, Runnable action);
    }

    private static volatile Clock clock = RealTime.INSTANCE;

    private Timer() {}

    /** Takes another clock for all that begins from now on; null: the real one. */
    public static void use(@Nullable Clock other) {
        clock = other == null ? RealTime.INSTANCE : other;
    }

    /** The clock of the machine, whatever clock is in use. */
    public static Clock real() {
        return RealTime.INSTANCE;
    }

    public static long nanoTime() {
        return clock.nanoTime();
    }

    public static Future<?> after(Duration delay, Runnable action) {
        return clock.after(delay, action);
    }

    /** The nanoseconds of a duration, or as many as there can be. */
    public static long saturatedNanos(Duration delay) {
        try {
            return delay.toNanos();
        } catch (ArithmeticException longerThanThreeCenturies) {
            return Long.MAX_VALUE;
        }
    }

    private static final class RealTime implements Clock {
        static final RealTime INSTANCE = new RealTime();

        private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, RealTime::daemon);

        private RealTime() {
            executor.setRemoveOnCancelPolicy(true);
            executor.setKeepAliveTime(1, TimeUnit.MINUTES);
            executor.allowCoreThreadTimeOut(true);
        }

        private static Thread daemon(Runnable work) {
            Thread thread = Daemons.thread(work, "forthwith-timer");
            // Not that of whoever asked first: it may be an application that is undeployed one day.
            thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
            return thread;
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public Future<?> after(Duration delay, Runnable action) {
            return executor.schedule(action, saturatedNanos(delay), TimeUnit.NANOSECONDS);
        }
    }
}
