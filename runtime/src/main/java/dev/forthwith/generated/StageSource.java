package dev.forthwith.generated;

import dev.forthwith.internal.iterate.Route;
import dev.forthwith.internal.iterate.Signal;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A source whose next method yields an awaitable. For generated code only; its shape is stable between releases.
 *
 * @param <S> the annotated class
 * @param <T> the elements
 */
public abstract class StageSource<S, T> extends GeneratedSource<S, T> {
    private @Nullable StageOutlet<T> outlet;

    /** Whether the element is in what the awaited stage yields. */
    private boolean optional;

    /**
     * Creates a source without a life cycle.
     *
     * @param factory makes the annotated instance, when the first element is asked for
     * @param next how messages name the next method
     */
    protected StageSource(Call<? extends S> factory, String next) {
        super(factory, next);
    }

    /**
     * Creates a source that is entered and exited.
     *
     * @param lifecycle enters and exits the annotated instance
     * @param next how messages name the next method
     */
    protected StageSource(GeneratedContext<S, ?, ?> lifecycle, String next) {
        super(lifecycle, next);
    }

    /**
     * Calls the next method, again and again as long as the outlet takes what it yields.
     *
     * @param self the annotated instance
     * @param outlet where to put the stages
     * @throws Throwable what the method throws
     */
    protected abstract void next(S self, StageOutlet<T> outlet) throws Throwable;

    @Override
    final void drain(S instance, Route route) throws Throwable {
        StageOutlet<T> to = outlet;
        if (to == null) {
            to = new StageOutlet<>(this, route);
            outlet = to;
        }
        next(instance, to);
    }

    /** Has a stage of the next method waited for. */
    final Signal park(@Nullable CompletionStage<?> stage, boolean yieldsOptional) {
        optional = yieldsOptional;
        return park(stage);
    }

    @Override
    final Object take(@Nullable Object arrived) {
        Object element = optional && arrived instanceof Optional<?> some ? some.orElse(null) : arrived;
        return element == null ? Signal.END : element;
    }
}
