package dev.forthwith.internal.operator;

import dev.forthwith.ThrowingPredicate;
import dev.forthwith.internal.iterate.Operator;
import dev.forthwith.internal.iterate.Signal;

/** Drops the elements before the first that does not match. */
public final class DropWhile<T> extends Operator {
    private final ThrowingPredicate<? super T> predicate;
    private boolean dropped;

    public DropWhile(ThrowingPredicate<? super T> predicate) {
        this.predicate = predicate;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) throws Exception {
        if (!dropped && predicate.test((T) element)) {
            return Signal.SKIP;
        }
        dropped = true;
        return element;
    }

    @Override
    public String name() {
        return "the predicate given to dropWhile";
    }
}
