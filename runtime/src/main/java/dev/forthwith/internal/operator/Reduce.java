package dev.forthwith.internal.operator;

import dev.forthwith.internal.iterate.Elements;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.iterate.Sink;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Combines all elements. */
public final class Reduce<T> extends Sink<Optional<T>> {
    private final BinaryOperator<T> fn;
    private @Nullable T reduced;

    public Reduce(BinaryOperator<T> fn) {
        this.fn = fn;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) {
        T before = reduced;
        reduced = before == null ? (T) element : Elements.present(fn.apply(before, (T) element), name());
        return Signal.SKIP;
    }

    @Override
    public Optional<T> result() {
        return Optional.ofNullable(reduced);
    }

    @Override
    public String name() {
        return "the function given to reduce";
    }
}
