package dev.forthwith.internal.operator;

import dev.forthwith.AsyncIterable;
import dev.forthwith.ThrowingFunction;
import dev.forthwith.internal.iterate.Operator;
import dev.forthwith.internal.iterate.Pipeline;
import dev.forthwith.internal.iterate.Signal;

/** Hands on the elements of the source that a function makes of each element, one source after the other. */
public final class FlatMap<T, R> extends Operator {
    private final ThrowingFunction<? super T, ? extends AsyncIterable<? extends R>> fn;

    private final String name;

    /** Messages call the function by this name. */
    public FlatMap(String name, ThrowingFunction<? super T, ? extends AsyncIterable<? extends R>> fn) {
        this.name = name;
        this.fn = fn;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) throws Exception {
        AsyncIterable<? extends R> elements = fn.apply((T) element);
        if (elements == null) {
            throw new NullPointerException(name() + " returned null instead of an AsyncIterable");
        }
        inner = Pipeline.source(elements);
        return Signal.INNER;
    }

    @Override
    public String name() {
        return name;
    }
}
