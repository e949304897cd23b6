package dev.forthwith.internal.operator;

import dev.forthwith.ThrowingPredicate;
import dev.forthwith.internal.iterate.Operator;
import dev.forthwith.internal.iterate.Signal;

/** Hands on the elements that match. */
public final class Filter<T> extends Operator {
    private final ThrowingPredicate<? super T> predicate;

    public Filter(ThrowingPredicate<? super T> predicate) {
        this.predicate = predicate;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) throws Exception {
        return predicate.test((T) element) ? element : Signal.SKIP;
    }

    @Override
    public String name() {
        return "the predicate given to filter";
    }
}
