package dev.forthwith.generated;

import dev.forthwith.internal.iterate.Route;
import dev.forthwith.internal.iterate.Signal;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A source whose next method yields an awaitable. For generated code only; its shape is stable between releases.
 *
 * @param <S> the annotated class
 * @param <A> what the stage yields
 * @param <T> the elements
 */
public abstract class StageSource<S, A, T> extends GeneratedSource<S, T> {
    private @Nullable StageOutlet<A> outlet;

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
    protected abstract void next(S self, StageOutlet<A> outlet) throws Throwable;

    /**
     * Takes the element out of what the stage yielded.
     *
     * @param arrived what the stage yielded
     * @return the element, or {@code null}: the end
     * @throws Throwable when it cannot
     */
    protected abstract @Nullable T element(A arrived) throws Throwable;

    @Override
    final void drain(S instance, Route route) throws Throwable {
        StageOutlet<A> to = outlet;
        if (to == null) {
            to = new StageOutlet<>(this, route);
            outlet = to;
        }
        next(instance, to);
    }

    /** Waits for a stage of the next method: the element if it is ready, or a signal. */
    final Object begin(@Nullable CompletionStage<? extends @Nullable A> stage) throws Throwable {
        return await(stage);
    }

    @Override
    @SuppressWarnings("unchecked")
    final Object take(@Nullable Object arrived) throws Throwable {
        T element = arrived == null ? null : element((A) arrived);
        return element == null ? Signal.END : element;
    }
}
