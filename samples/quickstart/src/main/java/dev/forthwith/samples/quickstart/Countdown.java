package dev.forthwith.samples.quickstart;

import dev.forthwith.Outcome;
import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Exit;
import dev.forthwith.annotation.Next;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Counts down, one number after a tick. {@code AsyncCountdown} is generated from it. */
@AsyncSource
class Countdown {
    private static final Executor TICK = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);

    private final PrintStream out;
    private int next;

    Countdown(int from, PrintStream out) {
        this.next = from;
        this.out = out;
    }

    @Next
    CompletionStage<Integer> next() {
        return CompletableFuture.supplyAsync(() -> next == 0 ? null : next--, TICK);
    }

    @Exit
    void close(Outcome outcome) {
        out.println("Countdown closed: " + outcome);
    }
}
