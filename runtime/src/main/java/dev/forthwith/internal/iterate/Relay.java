package dev.forthwith.internal.iterate;

import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.task.Depth;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Goes on in a task of an executor.
 *
 * <p>One that runs its tasks at once, on the thread that hands them over, would let the stack grow with each element: there the next one is
 * handed over while the last is. So it is left to the handing over that goes on, and is a task of its own all the same, with whatever the
 * executor does around one.
 */
public final class Relay extends Handover implements Runnable {
    /** An executor, and who has handed over to it last. */
    public static final class Lane {
        private final Executor executor;
        private @Nullable Relay last;

        public Lane(Executor executor) {
            this.executor = executor;
        }
    }

    private static final VarHandle REST;

    static {
        try {
            REST = MethodHandles.lookup().findVarHandle(Relay.class, "rest", Runnable.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Lane lane;
    /** Until somebody runs it. */
    @SuppressWarnings("UnusedVariable") // read through REST
    private @Nullable Runnable rest;

    /** The thread that hands over, as long as it does: what it reads and writes here means something to that thread only. */
    private @Nullable Thread handing;

    private @Nullable Relay next;
    private @Nullable Throwable refusal;

    public Relay(Lane lane) {
        this.lane = lane;
    }

    @Override
    boolean handTo(Runnable after) {
        rest = after;
        Relay last = lane.last;
        if (last != null && last.handing == Thread.currentThread()) {
            last.next = this;
            return false;
        }
        // Executors nest.
        Depth depth = Depth.current();
        if (!depth.enter()) {
            depth.defer(this::handOver);
            return false;
        }
        try {
            handOver();
        } finally {
            depth.leave();
        }
        return false;
    }

    private void handOver() {
        handing = Thread.currentThread();
        lane.last = this;
        for (Relay turn = this; turn != null; turn = takeNext()) {
            turn.begin();
        }
        handing = null;
    }

    private @Nullable Relay takeNext() {
        Relay taken = next;
        next = null;
        return taken;
    }

    private void begin() {
        try {
            lane.executor.execute(this);
        } catch (Throwable thrown) {
            Runnable taken = takeRest();
            if (taken == null) {
                Dropped.report("the executor given to on threw after what it was to run had begun", thrown);
                return;
            }
            refusal = thrown;
            taken.run();
        }
    }

    /** Once, whatever the executor does: the machine that goes on is for one thread at a time. */
    @Override
    public void run() {
        Runnable taken = takeRest();
        if (taken != null) {
            taken.run();
        }
    }

    private @Nullable Runnable takeRest() {
        return (Runnable) REST.getAndSet(this, null);
    }

    /** What the executor threw in place of running it, if it did. */
    public @Nullable Throwable refusal() {
        return refusal;
    }
}
