package dev.forthwith.internal.iterate;

import java.util.concurrent.Executor;

/** Goes on in a task of an executor. */
public final class Relay extends Handover {
    private final Executor executor;

    public Relay(Executor executor) {
        this.executor = executor;
    }

    @Override
    boolean handTo(Runnable rest) {
        executor.execute(rest);
        return false;
    }
}
