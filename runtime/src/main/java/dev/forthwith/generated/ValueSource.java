package dev.forthwith.generated;

import dev.forthwith.internal.iterate.Route;
import org.jspecify.annotations.Nullable;

/**
 * A source whose next method yields plain elements. For generated code only; its shape is stable between releases.
 *
 * @param <S> the annotated class
 * @param <T> the elements
 */
public abstract class ValueSource<S, T> extends GeneratedSource<S, T> {
    private @Nullable ValueOutlet<T> outlet;

    /**
     * Creates a source without a life cycle.
     *
     * @param factory makes the annotated instance, when the first element is asked for
     * @param next how messages name the next method
     */
    protected ValueSource(Call<? extends S> factory, String next) {
        super(factory, next);
    }

    /**
     * Creates a source that is entered and exited.
     *
     * @param lifecycle enters and exits the annotated instance
     * @param next how messages name the next method
     */
    protected ValueSource(GeneratedContext<S, ?, ?> lifecycle, String next) {
        super(lifecycle, next);
    }

    /**
     * Calls the next method, again and again as long as the outlet takes what it yields.
     *
     * @param self the annotated instance
     * @param outlet where to put the elements
     * @throws Throwable what the method throws
     */
    protected abstract void next(S self, ValueOutlet<T> outlet) throws Throwable;

    @Override
    final void drain(S instance, Route route) throws Throwable {
        ValueOutlet<T> to = outlet;
        if (to == null) {
            to = new ValueOutlet<>(route);
            outlet = to;
        }
        next(instance, to);
    }

    @Override
    final Object take(@Nullable Object arrived) {
        throw new AssertionError(name() + " waits for nothing");
    }
}
