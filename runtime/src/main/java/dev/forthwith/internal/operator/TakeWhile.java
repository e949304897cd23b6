package dev.forthwith.internal.operator;

import dev.forthwith.ThrowingPredicate;
import dev.forthwith.internal.iterate.Operator;
import dev.forthwith.internal.iterate.Signal;

/** Hands on the elements before the first that does not match. */
public final class TakeWhile<T> extends Operator {
    private final ThrowingPredicate<? super T> predicate;

    public TakeWhile(ThrowingPredicate<? super T> predicate) {
        this.predicate = predicate;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) throws Exception {
        return predicate.test((T) element) ? element : Signal.END;
    }

    @Override
    public String name() {
        return "the predicate given to takeWhile";
    }
}
