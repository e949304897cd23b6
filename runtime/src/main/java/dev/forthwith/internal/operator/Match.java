package dev.forthwith.internal.operator;

import dev.forthwith.ThrowingPredicate;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.iterate.Sink;

/** Looks for an element that a predicate answers as sought. */
public final class Match<T> extends Sink<Boolean> {
    private final ThrowingPredicate<? super T> predicate;
    private final boolean sought;
    private final boolean whenFound;

    public Match(ThrowingPredicate<? super T> predicate, boolean sought, boolean whenFound) {
        this.predicate = predicate;
        this.sought = sought;
        this.whenFound = whenFound;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) throws Exception {
        return predicate.test((T) element) == sought ? stop() : Signal.SKIP;
    }

    @Override
    public Boolean result() {
        return done == whenFound;
    }

    @Override
    public String name() {
        return "the predicate given to anyMatch, allMatch or noneMatch";
    }
}
