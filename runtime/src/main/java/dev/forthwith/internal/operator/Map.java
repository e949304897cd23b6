package dev.forthwith.internal.operator;

import dev.forthwith.ThrowingFunction;
import dev.forthwith.internal.iterate.Elements;
import dev.forthwith.internal.iterate.Operator;

/** Hands on what a function makes of each element. */
public final class Map<T, R> extends Operator {
    private final ThrowingFunction<? super T, ? extends R> fn;

    public Map(ThrowingFunction<? super T, ? extends R> fn) {
        this.fn = fn;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) throws Exception {
        return Elements.present(fn.apply((T) element), name());
    }

    @Override
    public String name() {
        return "the function given to map";
    }
}
