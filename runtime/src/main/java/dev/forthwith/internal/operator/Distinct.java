package dev.forthwith.internal.operator;

import dev.forthwith.internal.iterate.Operator;
import dev.forthwith.internal.iterate.Signal;
import java.util.HashSet;
import java.util.Set;

/** Hands on the elements that are equal to none before them. */
public final class Distinct extends Operator {
    private final Set<Object> seen = new HashSet<>();

    @Override
    public Object apply(Object element) {
        return seen.add(element) ? element : Signal.SKIP;
    }

    @Override
    public String name() {
        return "distinct";
    }
}
