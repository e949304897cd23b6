package dev.forthwith.internal.operator;

import dev.forthwith.internal.iterate.Operator;
import dev.forthwith.internal.iterate.Relay;
import dev.forthwith.internal.iterate.Signal;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Hands on each element, and the end, on a thread of an executor. */
public final class Hop extends Operator {
    private final Relay.Lane lane;
    private @Nullable Object hopping;
    private @Nullable Relay relay;
    private boolean ended;

    public Hop(Executor executor) {
        this.lane = new Relay.Lane(executor);
    }

    @Override
    public Object apply(Object element) {
        hopping = element;
        return hop();
    }

    /** What is behind may have elements left, or a result to make. */
    @Override
    public Object flush() {
        if (ended) {
            return Signal.SKIP;
        }
        ended = true;
        return hop();
    }

    private Signal hop() {
        Relay handed = new Relay(lane);
        relay = handed;
        return park(handed);
    }

    @Override
    public Object resume(@Nullable Object nothing) throws Throwable {
        Object element = hopping;
        Throwable refusal = takeUntold();
        if (refusal != null) {
            throw refusal;
        }
        return element == null ? Signal.SKIP : element;
    }

    @Override
    public @Nullable Throwable takeUntold() {
        Relay handed = relay;
        relay = null;
        hopping = null;
        return handed == null ? null : handed.refusal();
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
