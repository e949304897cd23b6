package dev.forthwith.benchmarks;

import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A resource that is there at once. */
@AsyncResource
class Ready {
    @Enter
    CompletionStage<String> open() {
        return CompletableFuture.completedFuture("resource");
    }

    @Exit
    CompletionStage<Void> close(String resource) {
        return CompletableFuture.completedFuture(null);
    }
}
