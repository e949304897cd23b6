package dev.forthwith.internal.operator;

import dev.forthwith.AsyncFunction;
import dev.forthwith.internal.iterate.Elements;
import dev.forthwith.internal.iterate.Operator;
import org.jspecify.annotations.Nullable;

/** Hands on what the stage of a function yields for each element. */
public final class MapAwait<T, R> extends Operator {
    private final AsyncFunction<? super T, ? extends R> fn;

    public MapAwait(AsyncFunction<? super T, ? extends R> fn) {
        this.fn = fn;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) throws Throwable {
        return await(fn.apply((T) element));
    }

    @Override
    public Object resume(@Nullable Object value) {
        return Elements.present(value, name());
    }

    @Override
    public String name() {
        return "the function given to mapAwait";
    }
}
