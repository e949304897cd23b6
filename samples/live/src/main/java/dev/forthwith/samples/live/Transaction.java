package dev.forthwith.samples.live;

import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A transaction that takes its time to end. */
@AsyncResource
class Transaction {
    private final Duration end;

    Transaction(Duration end) {
        this.end = end;
    }

    @Enter
    CompletionStage<Transaction> begin() {
        return CompletableFuture.completedFuture(this);
    }

    @Exit
    CompletionStage<Void> end(Transaction begun) {
        return new CompletableFuture<Void>().completeOnTimeout(null, end.toMillis(), TimeUnit.MILLISECONDS);
    }
}
