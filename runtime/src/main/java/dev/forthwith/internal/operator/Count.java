package dev.forthwith.internal.operator;

import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.iterate.Sink;

/** Counts the elements. */
public final class Count extends Sink<Long> {
    private long count;

    @Override
    public Object apply(Object element) {
        count++;
        return Signal.SKIP;
    }

    @Override
    public Long result() {
        return count;
    }

    @Override
    public String name() {
        return "count";
    }
}
