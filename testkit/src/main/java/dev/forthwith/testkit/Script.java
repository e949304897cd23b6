package dev.forthwith.testkit;

import dev.forthwith.AsyncTask;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a stand-in waits for before it does a step, and fails with. */
record Script(String setter, Callable<? extends CompletionStage<?>> awaited) {
    static Script nothing(String setter) {
        return new Script(setter, () -> CompletableFuture.completedFuture(null));
    }

    static Script of(String setter, Callable<? extends CompletionStage<?>> awaited) {
        return new Script(setter, Objects.requireNonNull(awaited, "awaited"));
    }

    /** The stage; what the function throws is the failure of it. */
    @SuppressWarnings("unchecked")
    AsyncTask<Object> begin() {
        CompletionStage<?> stage;
        try {
            stage = awaited.call();
            if (stage == null) {
                throw new NullPointerException("the function given to " + setter + " returned null instead of a stage");
            }
        } catch (Throwable thrown) {
            stage = CompletableFuture.failedFuture(thrown);
        }
        return AsyncTask.from((CompletionStage<Object>) stage);
    }
}
