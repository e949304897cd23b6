package dev.forthwith.internal.operator;

import dev.forthwith.ThrowingConsumer;
import dev.forthwith.internal.iterate.Operator;

/** Lets a function look at each element. */
public final class Peek<T> extends Operator {
    private final ThrowingConsumer<? super T> action;

    public Peek(ThrowingConsumer<? super T> action) {
        this.action = action;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) throws Exception {
        action.accept((T) element);
        return element;
    }

    @Override
    public String name() {
        return "the function given to peek";
    }
}
