package dev.forthwith.internal.operator;

import dev.forthwith.internal.iterate.Operator;
import dev.forthwith.internal.iterate.Relay;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Hands on each element on a thread of an executor. */
public final class Hop extends Operator {
    private final Relay.Lane lane;
    private @Nullable Object hopping;
    private @Nullable Relay relay;

    public Hop(Executor executor) {
        this.lane = new Relay.Lane(executor);
    }

    @Override
    public Object apply(Object element) {
        hopping = element;
        relay = new Relay(lane);
        return park(relay);
    }

    @Override
    public Object resume(@Nullable Object nothing) throws Throwable {
        Object element = Objects.requireNonNull(hopping);
        Relay handed = Objects.requireNonNull(relay);
        hopping = null;
        relay = null;
        handed.requireRun();
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
