package dev.forthwith.internal.operator;

import dev.forthwith.Indexed;
import dev.forthwith.internal.iterate.Operator;

/** Hands on each element with its place. */
public final class Index extends Operator {
    private long next;

    @Override
    public Object apply(Object element) {
        return new Indexed<>(next++, element);
    }

    @Override
    public String name() {
        return "indexed";
    }
}
