package dev.forthwith.samples.live;

import dev.forthwith.Outcome;
import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Exit;
import dev.forthwith.annotation.Next;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Orders that come in, one every now and then. */
@AsyncSource
class Orders {
    private final Duration pause;
    private int number;

    Orders(Duration pause) {
        this.pause = pause;
    }

    @Next
    CompletionStage<Integer> next() {
        return new CompletableFuture<Integer>().completeOnTimeout(++number, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Exit
    void close(Outcome outcome) {}
}
