package dev.forthwith.internal.operator;

import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.iterate.Sink;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Accumulates all elements, from a seed. */
public final class Fold<T, R extends @Nullable Object> extends Sink<R> {
    private final BiFunction<? super R, ? super T, ? extends R> fn;
    private R accumulated;

    public Fold(R seed, BiFunction<? super R, ? super T, ? extends R> fn) {
        this.accumulated = seed;
        this.fn = fn;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) {
        accumulated = fn.apply(accumulated, (T) element);
        return Signal.SKIP;
    }

    @Override
    public R result() {
        return accumulated;
    }

    @Override
    public String name() {
        return "the function given to fold";
    }
}
