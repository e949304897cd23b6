package dev.forthwith.internal.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Completed stages that everybody may see, so that nobody must be able to change them; they are compared by identity. */
public final class Shared<T extends @Nullable Object> extends CompletableFuture<T> {
    public static final CompletionStage<Boolean> TRUE = new Shared<>(true);
    public static final CompletionStage<Boolean> FALSE = new Shared<>(false);
    public static final CompletionStage<Void> DONE = new Shared<Void>(Untyped.as(null));

    private Shared(T value) {
        super.complete(value);
    }

    @Override
    public void obtrudeValue(T value) {
        throw new UnsupportedOperationException("this stage is shared");
    }

    @Override
    public void obtrudeException(Throwable failure) {
        throw new UnsupportedOperationException("this stage is shared");
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
