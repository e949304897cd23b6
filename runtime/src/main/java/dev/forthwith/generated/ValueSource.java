package dev.forthwith.generated;

import dev.forthwith.internal.iterate.Signal;
import org.jspecify.annotations.Nullable;

/**
 * A source whose next method yields plain elements. For generated code only; its shape is stable between releases.
 *
 * @param <S> the annotated class
 * @param <T> the elements
 */
public abstract class ValueSource<S, T> extends GeneratedSource<S, T> {
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
     * Calls the next method.
     *
     * @param self the annotated instance
     * @return the element, or {@code null}: the end
     * @throws Throwable what it throws
     */
    protected abstract @Nullable T next(S self) throws Throwable;

    @Override
    final Object ask(S instance) throws Throwable {
        T element = next(instance);
        return element == null ? Signal.END : element;
    }

    @Override
    final Object take(@Nullable Object arrived) {
        throw new AssertionError(name() + " waits for nothing");
    }
}
