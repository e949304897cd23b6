package dev.forthwith.internal.operator;

import dev.forthwith.internal.iterate.Source;
import dev.forthwith.internal.task.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Counts up from 0, one number a period. A consumer that is late gets the next number at once, and periods that it missed are left out. */
public final class Interval extends Source<Long> {
    private final long period;
    private long due;
    private long next;

    public Interval(Duration period) {
        // So far from the end of the clock that a sum of two does not overflow.
        this.period = Math.min(Timer.saturatedNanos(period), Long.MAX_VALUE >> 2);
        this.due = Timer.nanoTime();
    }

    @Override
    public Object pull() throws Throwable {
        long now = Timer.nanoTime();
        if (next == 0) {
            due = now;
        }
        due = Math.max(due + period - now, 0) + now;
        if (due <= now) {
            return next++;
        }
        CompletableFuture<Void> tick = new CompletableFuture<>();
        Future<?> timer = Timer.after(Duration.ofNanos(due - now), () -> tick.complete(null));
        tick.whenComplete((value, cancelled) -> timer.cancel(false));
        return await(tick);
    }

    @Override
    public Object resume(@Nullable Object tick) {
        return next++;
    }

    @Override
    public String name() {
        return "interval";
    }
}
