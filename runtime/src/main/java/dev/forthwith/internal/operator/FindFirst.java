package dev.forthwith.internal.operator;

import dev.forthwith.internal.iterate.Sink;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the first element and asks for no other. */
public final class FindFirst<T> extends Sink<Optional<T>> {
    private @Nullable T first;

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object element) {
        first = (T) element;
        return stop();
    }

    @Override
    public Optional<T> result() {
        return Optional.ofNullable(first);
    }

    @Override
    public String name() {
        return "findFirst";
    }
}
