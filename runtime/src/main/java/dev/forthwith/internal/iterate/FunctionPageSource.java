package dev.forthwith.internal.iterate;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The elements of the pages that a function yields, one stage each; a null page ends. */
public final class FunctionPageSource<T> extends Source<T> {
    private final Callable<? extends CompletionStage<? extends @Nullable Iterable<? extends T>>> nextPage;
    private final Page<T> page = new Page<>();

    public FunctionPageSource(Callable<? extends CompletionStage<? extends @Nullable Iterable<? extends T>>> nextPage) {
        this.nextPage = nextPage;
    }

    @Override
    public Object drain(Route route) throws Throwable {
        return page.drain(route, this) ? turn() : route.said();
    }

    private Object turn() throws Throwable {
        CompletionStage<?> stage;
        try {
            stage = nextPage.call();
        } catch (Throwable thrown) {
            return Stops.endOrThrow(thrown);
        }
        return await(stage);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object resume(@Nullable Object value) {
        if (value == null) {
            return Signal.END;
        }
        page.turnTo((Iterable<? extends T>) value);
        return Signal.SKIP;
    }

    @Override
    public Object failed(Throwable failure) throws Throwable {
        return Stops.endOrThrow(failure);
    }

    @Override
    public String name() {
        return "the function given to pages";
    }
}
