package dev.forthwith.testkit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs tasks in virtual time. After a shutdown what was accepted still runs, but nothing periodic; after an immediate one nothing does. */
final class VirtualScheduler extends AbstractExecutorService implements ScheduledExecutorService {
    private final VirtualTime time;
    private final Set<Task<?>> accepted = new LinkedHashSet<>();
    private boolean shutdown;

    VirtualScheduler(VirtualTime time) {
        this.time = time;
    }

    @Override
    public void execute(Runnable task) {
        start(new Task<>(callable(task), 0, 0));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return start(new Task<>(callable(task), nanos(delay, unit), 0));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return start(new Task<>(Objects.requireNonNull(task, "task"), nanos(delay, unit), 0));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return repeat(task, initialDelay, "period", period, unit);
    }

    /** The same as at a fixed rate: a task takes no time. */
    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initialDelay, long delay, TimeUnit unit) {
        return repeat(task, initialDelay, "delay", delay, unit);
    }

    private ScheduledFuture<?> repeat(Runnable task, long initialDelay, String name, long period, TimeUnit unit) {
        Callable<@Nullable Object> repeated = callable(task);
        long first = nanos(initialDelay, unit);
        if (period <= 0) {
            throw new IllegalArgumentException(name + " must be more than 0, but is " + period);
        }
        return start(new Task<>(repeated, first, unit.toNanos(period)));
    }

    private static Callable<@Nullable Object> callable(Runnable task) {
        return Executors.callable(Objects.requireNonNull(task, "task"));
    }

    private static long nanos(long delay, TimeUnit unit) {
        return Objects.requireNonNull(unit, "unit").toNanos(delay);
    }

    private <V> Task<V> start(Task<V> task) {
        synchronized (accepted) {
            if (shutdown) {
                throw new RejectedExecutionException("this scheduler was shut down");
            }
            accepted.add(task);
        }
        try {
            task.begin();
        } catch (RejectedExecutionException closed) {
            forget(task);
            throw closed;
        }
        return task;
    }

    private void forget(Task<?> task) {
        synchronized (accepted) {
            accepted.remove(task);
        }
    }

    @Override
    public void shutdown() {
        List<Task<?>> left = refuse();
        left.stream().filter(task -> task.period > 0).forEach(task -> task.cancel(false));
    }

    @Override
    public List<Runnable> shutdownNow() {
        List<Task<?>> left = refuse();
        left.forEach(task -> task.cancel(true));
        return new ArrayList<>(left);
    }

    private List<Task<?>> refuse() {
        synchronized (accepted) {
            shutdown = true;
            return new ArrayList<>(accepted);
        }
    }

    @Override
    public boolean isShutdown() {
        synchronized (accepted) {
            return shutdown;
        }
    }

    @Override
    public boolean isTerminated() {
        synchronized (accepted) {
            return shutdown && accepted.isEmpty();
        }
    }

    /** Lets virtual time pass until all has ended, or the time is over. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        long nanos = nanos(timeout, unit);
        if (isTerminated()) {
            return true;
        }
        VirtualTime.Alarm limit = time.after(nanos, () -> {});
        time.stepUntil(() -> isTerminated() || limit.isDone());
        limit.cancel(false);
        return isTerminated();
    }

    private final class Task<V extends @Nullable Object> extends FutureTask<V> implements ScheduledFuture<V> {
        private final long period;
        private final long delay;
        private volatile VirtualTime.@Nullable Alarm alarm;

        Task(Callable<V> task, long delay, long period) {
            super(task);
            this.delay = delay;
            this.period = period;
        }

        void begin() {
            if (delay <= 0) {
                time.execute(this);
            } else {
                alarm = time.after(delay, this);
            }
        }

        @Override
        public void run() {
            if (period == 0) {
                super.run();
            } else if (runAndReset()) {
                alarm = time.after(period, this);
            }
        }

        @Override
        protected void done() {
            VirtualTime.Alarm set = alarm;
            if (set != null) {
                set.cancel(false);
            }
            forget(this);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            VirtualTime.Alarm set = alarm;
            return unit.convert(set == null ? 0 : set.due() - time.nanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
