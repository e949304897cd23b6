package dev.forthwith.testkit;

import dev.forthwith.internal.task.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes when a test says so, and an executor whose tasks run in an order that is always the same.
 *
 * <pre>{@code
 * try (VirtualTime time = VirtualTime.begin()) {
 *     AsyncTask<Void> task = AsyncDatabase.of(pool).enterTimeout(Duration.ofSeconds(5)).run(connection -> {});
 *     time.advance(Duration.ofSeconds(5));
 *     assertInstanceOf(TimeoutException.class, task.handle((value, failure) -> failure).join());
 * }
 * }</pre>
 *
 * <p>It belongs to the thread that began it, until it is closed: that thread alone moves it, and every task runs there. What this library times
 * on that thread, as {@code enterTimeout}, {@code exitTimeout}, {@code timeout}, {@code orTimeout}, {@code interval}, is timed by it; other threads
 * have the real time, so tests may run in parallel. Code that is to run in it is given it as its {@link Executor}, {@link #scheduler} or
 * {@link #clock}. Tasks may be handed over by any thread.
 *
 * <p>Its thread must not block for something that happens in virtual time: {@link #await} waits without blocking.
 */
public final class VirtualTime implements Executor, AutoCloseable {
    private static final String CLOSED = "this virtual time is closed";

    private final Thread thread = Thread.currentThread();
    private final @Nullable SplittableRandom order;
    private final @Nullable VirtualTime outer;
    private final List<Runnable> ready = new ArrayList<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
    private long now;
    private long alarmsSet;
    private boolean closed;

    private VirtualTime(@Nullable SplittableRandom order) {
        this.order = order;
        this.outer = ThreadTime.exchange(this);
    }

    /**
     * Begins a virtual time for this thread. What is ready at the same moment runs first come, first served.
     *
     * @return the time, at 0
     */
    public static VirtualTime begin() {
        return new VirtualTime(null);
    }

    /**
     * Begins a virtual time for this thread. What is ready at the same moment runs in an order that the seed decides.
     *
     * @param seed the same seed is the same order
     * @return the time, at 0
     */
    public static VirtualTime begin(long seed) {
        return new VirtualTime(new SplittableRandom(seed));
    }

    /**
     * Returns how much time has passed.
     *
     * @return the time since the beginning
     */
    public Duration now() {
        return Duration.ofNanos(nanos());
    }

    /**
     * Returns a clock that shows this time. It begins at the epoch, in UTC.
     *
     * @return the clock, which any thread may read
     */
    public Clock clock() {
        return new VirtualClock(this);
    }

    /**
     * Returns an executor that runs things later, in this time.
     *
     * @return a new scheduler, which may be shut down without any effect on this time
     */
    public ScheduledExecutorService scheduler() {
        return new VirtualScheduler(this);
    }

    /**
     * Returns a stage that completes later.
     *
     * @param delay how much later, not negative; nothing: in its turn, after what is ready now
     * @return the stage; cancelling it takes it off the clock
     * @throws IllegalStateException if this time is closed
     */
    public CompletableFuture<Void> delay(Duration delay) {
        requireNotNegative("delay", delay);
        requireOpen();
        Alarm alarm = new Alarm(Timer.saturatedNanos(delay), () -> {});
        if (delay.isZero()) {
            execute(alarm);
        } else {
            set(alarm);
        }
        return alarm;
    }

    private static void requireNotNegative(String name, Duration time) {
        Objects.requireNonNull(time, name);
        if (time.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + time);
        }
    }

    private void requireOpen() {
        synchronized (ready) {
            if (closed) {
                throw new IllegalStateException(CLOSED);
            }
        }
    }

    /**
     * Lets a task run in its turn, when the time is moved next.
     *
     * @throws RejectedExecutionException if this time is closed
     */
    @Override
    public void execute(Runnable task) {
        Objects.requireNonNull(task, "task");
        synchronized (ready) {
            if (closed) {
                throw new RejectedExecutionException(CLOSED);
            }
            ready.add(task);
        }
    }

    /**
     * Lets time pass: what is ready runs, then what becomes due until then, each at its moment.
     *
     * @param time how much, not negative
     * @throws IllegalStateException if this time is closed
     */
    public void advance(Duration time) {
        requireNotNegative("time", time);
        requireOpen();
        long until = later(nanos(), Timer.saturatedNanos(time));
        while (step(until)) {
            // It was a step.
        }
        synchronized (ready) {
            now = until;
        }
    }

    /**
     * Runs what is ready, and what that makes ready; no time passes.
     *
     * @throws IllegalStateException if this time is closed
     */
    public void runReady() {
        advance(Duration.ZERO);
    }

    /**
     * Lets as much time pass as it takes until a stage has ended.
     *
     * <p>It throws the original unchecked exception or error of the stage, a checked one in a {@link CompletionException}.
     *
     * @param stage the stage
     * @param <T> its value
     * @return the value
     * @throws AssertionError if nothing is left to do although the stage has not ended
     * @throws IllegalStateException if this time is closed
     */
    public <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        Objects.requireNonNull(stage, "stage");
        requireOpen();
        Ended ended = Ended.observe(stage);
        if (!stepUntil(ended::isDone)) {
            throw new AssertionError(
                    "nothing is left to do in virtual time after " + now() + ", and this has not ended: " + stage
                            + "; what runs outside of it, on another executor or timer, is not waited for");
        }
        return ended.valueOrThrow();
    }

    /**
     * Tells whether nothing is left to do, now or later.
     *
     * @return true if no task waits for its turn, and none for its moment
     */
    public boolean isIdle() {
        synchronized (ready) {
            return ready.isEmpty() && alarms.isEmpty();
        }
    }

    /** Ends it: its thread has the real time again, or the virtual one that was begun before. What is left to do is not done. */
    @Override
    public void close() {
        synchronized (ready) {
            if (closed) {
                return;
            }
            requireOwnThread();
            ThreadTime.restore(this, outer);
            closed = true;
        }
    }

    // ----------------------------------------------------------------------------------------- for this package

    /** What is left to do. */
    String left() {
        synchronized (ready) {
            Alarm next = alarms.peek();
            return ready.size() + " ready, " + alarms.size() + " timed"
                    + (next == null ? "" : ", the next at " + World.millis(next.due) + " ms");
        }
    }

    long nanos() {
        synchronized (ready) {
            return now;
        }
    }

    /** Has the action happen on this clock, in this many nanoseconds. */
    Alarm after(long nanos, Runnable action) {
        Alarm alarm = new Alarm(nanos, action);
        set(alarm);
        return alarm;
    }

    private void set(Alarm alarm) {
        synchronized (ready) {
            if (closed) {
                throw new RejectedExecutionException(CLOSED);
            }
            alarms.add(alarm);
        }
    }

    /** Takes steps until this holds; false if nothing is left to do before it does. */
    boolean stepUntil(BooleanSupplier condition) {
        boolean going = true;
        while (going && !condition.getAsBoolean()) {
            going = step(Long.MAX_VALUE);
        }
        return going || condition.getAsBoolean();
    }

    /** Runs one task: one that is ready, or else what is due next, unless that is later than this. False if there is none. */
    boolean step(long until) {
        requireOwnThread();
        Runnable task;
        synchronized (ready) {
            if (ready.isEmpty() && !ring(until)) {
                return false;
            }
            task = ready.remove(order == null ? 0 : order.nextInt(ready.size()));
        }
        task.run();
        return true;
    }

    /** Moves on to the next moment at which something is due. */
    private boolean ring(long until) {
        Alarm next = alarms.peek();
        if (next == null || next.due > until) {
            return false;
        }
        now = Math.max(now, next.due);
        while (next != null && next.due <= now) {
            ready.add(alarms.remove());
            next = alarms.peek();
        }
        return true;
    }

    private void requireOwnThread() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("a virtual time is moved and closed by the thread that began it, "
                    + thread.getName() + ", not by " + Thread.currentThread().getName());
        }
    }

    private static long later(long moment, long nanos) {
        return moment + Math.min(nanos, Long.MAX_VALUE - moment);
    }

    /** Something that happens at its moment, unless it is cancelled before. */
    final class Alarm extends CompletableFuture<Void> implements Runnable, Comparable<Alarm> {
        private final long due;
        private final long number;
        private final Runnable action;

        private Alarm(long nanos, Runnable action) {
            synchronized (ready) {
                this.due = later(now, Math.max(0, nanos));
                this.number = alarmsSet++;
            }
            this.action = action;
        }

        long due() {
            return due;
        }

        @Override
        public void run() {
            if (complete(null)) {
                action.run();
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            synchronized (ready) {
                remove(alarms.iterator());
                remove(ready.iterator());
            }
            return super.cancel(mayInterruptIfRunning);
        }

        private void remove(Iterator<? extends Runnable> tasks) {
            while (tasks.hasNext()) {
                if (tasks.next() == this) {
                    tasks.remove();
                    return;
                }
            }
        }

        @Override
        public int compareTo(Alarm other) {
            return due == other.due ? Long.compare(number, other.number) : Long.compare(due, other.due);
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
