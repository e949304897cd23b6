package dev.forthwith.internal.operator;

import dev.forthwith.internal.iterate.Operator;

/** Hands on the first elements; with none to hand on the source is not opened. */
public final class Limit extends Operator {
    private final int size;
    private int seen;

    public Limit(int size) {
        this.size = size;
        this.done = size == 0;
    }

    @Override
    public Object apply(Object element) {
        // The last one is handed on without asking whether there would be another.
        done = ++seen == size;
        return element;
    }

    @Override
    public boolean onlyPasses() {
        return true;
    }

    @Override
    public String name() {
        return "limit";
    }
}
