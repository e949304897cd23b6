package dev.forthwith.internal.operator;

import dev.forthwith.internal.iterate.Operator;
import dev.forthwith.internal.iterate.Signal;

/** Drops the first elements. */
public final class Skip extends Operator {
    private int left;

    public Skip(int size) {
        this.left = size;
    }

    @Override
    public Object apply(Object element) {
        if (left == 0) {
            return element;
        }
        left--;
        return Signal.SKIP;
    }

    @Override
    public boolean onlyPasses() {
        return true;
    }

    @Override
    public String name() {
        return "skip";
    }
}
