package dev.forthwith.generated;

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
     * Calls the next method.
     *
     * @param self the annotated instance
     * @return its stage
     * @throws Throwable what it throws
     */
    protected abstract @Nullable CompletionStage<? extends @Nullable A> next(S self) throws Throwable;

    /**
     * Takes the element out of what the stage yielded.
     *
     * @param arrived what the stage yielded
     * @return the element, or {@code null}: the end
     * @throws Throwable when it cannot
     */
    protected abstract @Nullable T element(A arrived) throws Throwable;

    @Override
    final Object ask(S instance) throws Throwable {
        return await(next(instance));
    }

    @Override
    @SuppressWarnings("unchecked")
    final Object take(@Nullable Object arrived) throws Throwable {
        T element = arrived == null ? null : element((A) arrived);
        return element == null ? Signal.END : element;
    }
}
