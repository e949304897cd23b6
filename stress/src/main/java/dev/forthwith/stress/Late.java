package dev.forthwith.stress;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A resource whose enter and exit the actors complete, and which counts. */
final class Late {
    final CompletableFuture<String> entering = new CompletableFuture<>();
    final CompletableFuture<Void> exiting = new CompletableFuture<>();
    final AtomicInteger exits = new AtomicInteger();
    volatile Outcome outcome;

    AsyncContextManager<String> manager() {
        return AsyncContextManager.of(() -> entering, (resource, how, failure) -> {
            outcome = how;
            exits.incrementAndGet();
            return exiting;
        });
    }

    /** A resource that is there and goes at once. */
    static Late ready() {
        Late late = new Late();
        late.entering.complete("resource");
        late.exiting.complete(null);
        return late;
    }
}
