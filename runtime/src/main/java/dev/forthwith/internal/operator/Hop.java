package dev.forthwith.internal.operator;

import dev.forthwith.internal.iterate.Operator;
import dev.forthwith.internal.iterate.Relay;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Hands on each element on a thread of an executor. */
public final class Hop extends Operator {
    private final Executor executor;
    private @Nullable Object hopping;

    public Hop(Executor executor) {
        this.executor = executor;
    }

    @Override
    public Object apply(Object element) {
        hopping = element;
        return park(new Relay(executor));
    }

    @Override
    public Object resume(@Nullable Object nothing) {
        Object element = Objects.requireNonNull(hopping);
        hopping = null;
        return element;
    }

    @Override
    public boolean mayInterrupt() {
        return false;
    }

    @Override
    public String name() {
        return "the executor given to on";
    }
}
