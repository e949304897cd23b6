package dev.forthwith.internal.operator;

import dev.forthwith.AsyncFunction;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.iterate.Sink;
import dev.forthwith.internal.task.Untyped;
import org.jspecify.annotations.Nullable;

/** Calls a body with each element and waits for its stage. */
public final class ForEachAwait<T> extends Sink<Void> {
    private final AsyncFunction<? super T, ?> body;

    public ForEachAwait(AsyncFunction<? super T, ?> body) {
        this.body = body;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) throws Throwable {
        return await(body.apply((T) element));
    }

    @Override
    public Object resume(@Nullable Object value) {
        return Signal.SKIP;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected AsyncFunction<Object, ?> awaitedBody() {
        return (AsyncFunction<Object, ?>) body;
    }

    @Override
    public Void result() {
        return Untyped.as(null);
    }

    @Override
    public String name() {
        return "the body of forEachAwait";
    }
}
