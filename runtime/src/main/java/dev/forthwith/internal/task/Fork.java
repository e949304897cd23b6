package dev.forthwith.internal.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where a request to cancel travels on to two stages. It is no stage of its own: it stands for them, and never ends. */
public final class Fork extends CompletableFuture<Void> {
    private final CompletionStage<?> first;
    private final CompletionStage<?> second;

    public Fork(CompletionStage<?> first, CompletionStage<?> second) {
        this.first = first;
        this.second = second;
    }

    public CompletionStage<?> first() {
        return first;
    }

    public CompletionStage<?> second() {
        return second;
    }
}
