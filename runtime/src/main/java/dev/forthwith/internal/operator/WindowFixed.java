package dev.forthwith.internal.operator;

import dev.forthwith.internal.iterate.Operator;
import dev.forthwith.internal.iterate.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Hands on lists of as many elements; the last may be shorter. */
public final class WindowFixed extends Operator {
    private final int size;
    private List<Object> window = new ArrayList<>();

    public WindowFixed(int size) {
        this.size = size;
    }

    @Override
    public Object apply(Object element) {
        window.add(element);
        return window.size() == size ? take() : Signal.SKIP;
    }

    @Override
    public Object flush() {
        return window.isEmpty() ? Signal.SKIP : take();
    }

    private Object take() {
        List<Object> full = window;
        window = new ArrayList<>();
        return Collections.unmodifiableList(full);
    }

    @Override
    public String name() {
        return "windowFixed";
    }
}
