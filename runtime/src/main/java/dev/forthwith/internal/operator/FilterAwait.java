package dev.forthwith.internal.operator;

import dev.forthwith.AsyncFunction;
import dev.forthwith.internal.iterate.Operator;
import dev.forthwith.internal.iterate.Signal;
import org.jspecify.annotations.Nullable;

/** Hands on the elements for which the stage of a function says true. */
public final class FilterAwait<T> extends Operator {
    private final AsyncFunction<? super T, Boolean> predicate;
    private @Nullable Object candidate;

    public FilterAwait(AsyncFunction<? super T, Boolean> predicate) {
        this.predicate = predicate;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) throws Throwable {
        candidate = element;
        return await(predicate.apply((T) element));
    }

    @Override
    public Object resume(@Nullable Object value) {
        Object element = candidate;
        candidate = null;
        if (value == null || element == null) {
            throw new NullPointerException(name() + " yielded null instead of TRUE or FALSE");
        }
        return (Boolean) value ? element : Signal.SKIP;
    }

    @Override
    public String name() {
        return "the function given to filterAwait";
    }
}
