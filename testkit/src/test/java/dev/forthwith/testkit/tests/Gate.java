package dev.forthwith.testkit.tests;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A resource that knows itself whether it is open. */
final class Gate {
    private volatile boolean open = true;

    static CompletionStage<Gate> entered() {
        return CompletableFuture.supplyAsync(Gate::new);
    }

    boolean isOpen() {
        return open;
    }

    CompletionStage<Void> leave() {
        return CompletableFuture.runAsync(() -> open = false);
    }
}
