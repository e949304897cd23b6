package dev.forthwith.internal.operator;

import dev.forthwith.ThrowingPredicate;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.iterate.Sink;

/** Calls a body with each element until it says false; the result says whether the source was exhausted. */
public final class ForEachWhile<T> extends Sink<Boolean> {
    private final ThrowingPredicate<? super T> body;

    public ForEachWhile(ThrowingPredicate<? super T> body) {
        this.body = body;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) throws Exception {
        return body.test((T) element) ? Signal.SKIP : stop();
    }

    @Override
    public Boolean result() {
        return !stopped();
    }

    @Override
    public String name() {
        return "the body of forEachWhile";
    }
}
