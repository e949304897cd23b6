package dev.forthwith.internal.iterate;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What one consumer waits for, again and again, until somebody has something for it. The consumer arms it when it has found nothing, and
 * looks once more: who rang it earlier than that has brought what the consumer finds then.
 *
 * <pre>
 * state          event    next       action
 * SILENT         arm      ARMED
 * SILENT, RUNG   ring     unchanged  nothing
 * ARMED          ring     RUNG
 * ARMED, RUNG    disarm   SILENT     the consumer has found something
 * ARMED          handTo   WAITING
 * RUNG           handTo   SILENT     the consumer goes on by itself
 * WAITING        ring     SILENT     the consumer goes on, on the thread that rings
 * </pre>
 * To cancel it is to ring it for the last time: the consumer looks whether it {@link #isBroken}.
 */
final class Bell extends Handover {
    private static final int SILENT = 0;
    private static final int ARMED = 1;
    private static final int RUNG = 2;
    private static final int WAITING = 3;

    private final AtomicInteger state = new AtomicInteger(SILENT);
    private volatile boolean broken;
    private @Nullable Runnable rest;

    void arm() {
        state.set(ARMED);
    }

    void disarm() {
        state.setRelease(SILENT);
    }

    void ring() {
        int seen = state.get();
        if (seen == ARMED && state.compareAndSet(ARMED, RUNG)) {
            return;
        }
        if (seen != SILENT && state.compareAndSet(WAITING, SILENT)) {
            Objects.requireNonNull(rest).run();
        }
    }

    @Override
    boolean handTo(Runnable consumer) {
        rest = consumer;
        if (state.compareAndSet(ARMED, WAITING)) {
            return false;
        }
        state.setRelease(SILENT);
        return true;
    }

    /** Who cancels has stopped the pull before, which therefore cancels a wait that begins later. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        broken = true;
        ring();
        return true;
    }

    boolean isBroken() {
        return broken;
    }
}
