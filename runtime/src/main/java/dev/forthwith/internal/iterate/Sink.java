package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncFunction;
import dev.forthwith.ThrowingConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The last operator of a loop: it takes every element and hands none on, so that one demand goes through the whole source.
 *
 * @param <R> the result of the loop
 */
public abstract class Sink<R extends @Nullable Object> extends Operator {
    /** Whether it wanted no more before the end. */
    public boolean stopped() {
        return done;
    }

    /** The body, if it is called with each element and that is all. */
    @Nullable
    protected ThrowingConsumer<Object> body() {
        return null;
    }

    /** The body, if its stage for each element is awaited and that is all. */
    @Nullable
    protected AsyncFunction<Object, ?> awaitedBody() {
        return null;
    }

    /** The result, once no more elements come. */
    public abstract R result() throws Throwable;

    /** Wants no more. */
    protected final Object stop() {
        done = true;
        return Signal.END;
    }
}
