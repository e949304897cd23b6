package dev.forthwith.internal.iterate;

import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Goes on in a task of an executor. One that runs it at once, on the thread that hands it over, only says that the pull is to go on by
 * itself: otherwise the stack would grow with each element.
 */
public final class Relay extends Handover implements Runnable {
    private final Executor executor;
    private @Nullable Runnable rest;
    /** The thread that hands over, as long as it does: a look at it means something to that thread only. */
    private @Nullable Thread handing;

    private boolean atOnce;

    public Relay(Executor executor) {
        this.executor = executor;
    }

    @Override
    boolean handTo(Runnable after) {
        rest = after;
        handing = Thread.currentThread();
        try {
            executor.execute(this);
        } finally {
            handing = null;
        }
        return atOnce;
    }

    @Override
    public void run() {
        if (handing == Thread.currentThread()) {
            atOnce = true;
        } else {
            Objects.requireNonNull(rest).run();
        }
    }
}
