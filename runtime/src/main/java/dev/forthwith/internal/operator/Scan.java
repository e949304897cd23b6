package dev.forthwith.internal.operator;

import dev.forthwith.internal.iterate.Elements;
import dev.forthwith.internal.iterate.Operator;
import java.util.function.BiFunction;

/** Hands on what has been accumulated, after each element. */
public final class Scan<T, R> extends Operator {
    private final BiFunction<? super R, ? super T, ? extends R> fn;
    private R accumulated;

    public Scan(R seed, BiFunction<? super R, ? super T, ? extends R> fn) {
        this.accumulated = seed;
        this.fn = fn;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) {
        accumulated = Elements.present(fn.apply(accumulated, (T) element), name());
        return accumulated;
    }

    @Override
    public String name() {
        return "the function given to scan";
    }
}
