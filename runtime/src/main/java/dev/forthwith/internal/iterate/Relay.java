package dev.forthwith.internal.iterate;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** What a step awaits that wants to go on elsewhere: a pull does not wait for it but goes on in a task of its executor. */
public final class Relay extends CompletableFuture<Void> {
    private final Executor executor;

    public Relay(Executor executor) {
        this.executor = executor;
    }

    void handTo(Runnable rest) {
        executor.execute(rest);
    }
}
