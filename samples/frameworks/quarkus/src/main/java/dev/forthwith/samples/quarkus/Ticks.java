package dev.forthwith.samples.quarkus;

import dev.forthwith.Outcome;
import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Exit;
import dev.forthwith.annotation.Next;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Counts without end. */
@AsyncSource
class Ticks {
    /** How each loop over ticks ended. */
    static final BlockingQueue<Outcome> CLOSED = new LinkedBlockingQueue<>();

    private static final Executor TICK = CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS);

    private int count;

    @Next
    CompletionStage<Tick> next() {
        return CompletableFuture.supplyAsync(() -> new Tick(++count), TICK);
    }

    @Exit
    void close(Outcome outcome) {
        CLOSED.add(outcome);
    }
}
