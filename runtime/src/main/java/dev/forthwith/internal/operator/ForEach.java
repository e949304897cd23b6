package dev.forthwith.internal.operator;

import dev.forthwith.ThrowingConsumer;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.iterate.Sink;
import org.jspecify.annotations.Nullable;

/** Calls a body with each element. */
public final class ForEach<T> extends Sink<@Nullable Void> {
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
    public @Nullable Void result() {
        return null;
    }

    @Override
    public String name() {
        return "the body of forEach";
    }
}
