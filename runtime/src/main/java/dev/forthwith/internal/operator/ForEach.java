package dev.forthwith.internal.operator;

import dev.forthwith.ThrowingConsumer;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.iterate.Sink;
import dev.forthwith.internal.task.Untyped;

/** Calls a body with each element. */
public final class ForEach<T> extends Sink<Void> {
    private final ThrowingConsumer<? super T> body;

    public ForEach(ThrowingConsumer<? super T> body) {
        this.body = body;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) throws Exception {
        body.accept((T) element);
        return Signal.SKIP;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected ThrowingConsumer<Object> body() {
        return (ThrowingConsumer<Object>) body;
    }

    @Override
    public Void result() {
        return Untyped.as(null);
    }

    @Override
    public String name() {
        return "the body of forEach";
    }
}
