package dev.forthwith.internal.iterate;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The elements that a function yields, one stage each; null ends. */
public final class FunctionSource<T> extends Source<T> {
    private final Callable<? extends CompletionStage<? extends @Nullable T>> next;

    public FunctionSource(Callable<? extends CompletionStage<? extends @Nullable T>> next) {
        this.next = next;
    }

    @Override
    public Object pull() throws Throwable {
        CompletionStage<?> stage;
        try {
            stage = next.call();
        } catch (Throwable thrown) {
            return Stops.endOrThrow(thrown);
        }
        return await(stage);
    }

    @Override
    public Object resume(@Nullable Object value) {
        return value == null ? Signal.END : value;
    }

    @Override
    public Object failed(Throwable failure) throws Throwable {
        return Stops.endOrThrow(failure);
    }

    @Override
    public String name() {
        return "the function given to next";
    }
}
