package dev.forthwith.internal.iterate;

import dev.forthwith.StopAsyncIteration;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The elements of the pages that a function yields, one stage each; a null page ends. */
public final class FunctionPageSource<T> extends Source<T> {
    private final Callable<? extends CompletionStage<? extends @Nullable Iterable<? extends T>>> nextPage;
    private @Nullable Iterator<? extends T> page;

    public FunctionPageSource(Callable<? extends CompletionStage<? extends @Nullable Iterable<? extends T>>> nextPage) {
        this.nextPage = nextPage;
    }

    @Override
    public Object pull() throws Exception {
        Iterator<? extends T> rest = page;
        if (rest != null && rest.hasNext()) {
            return Elements.present(rest.next(), "a page");
        }
        page = null;
        try {
            return await(nextPage.call());
        } catch (StopAsyncIteration end) {
            return Signal.END;
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object resume(@Nullable Object value) {
        if (value == null) {
            return Signal.END;
        }
        page = ((Iterable<? extends T>) value).iterator();
        return Signal.SKIP;
    }

    @Override
    public Object failed(Throwable failure) throws Throwable {
        if (failure instanceof StopAsyncIteration) {
            return Signal.END;
        }
        throw failure;
    }

    @Override
    public String name() {
        return "the function given to pages";
    }
}
