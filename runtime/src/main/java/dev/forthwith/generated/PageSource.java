package dev.forthwith.generated;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.internal.iterate.Page;
import dev.forthwith.internal.iterate.Prefetch;
import dev.forthwith.internal.iterate.Pull;
import dev.forthwith.internal.iterate.Route;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.operator.FlatMap;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A source whose next method yields a page of elements at a time. For generated code only; its shape is stable between releases.
 *
 * @param <S> the annotated class
 * @param <A> what the stage yields
 * @param <T> the elements
 */
public abstract class PageSource<S, A, T> extends GeneratedSource<S, T> {
    private final Page<T> page = new Page<>();
    private boolean whole;

    /**
     * Creates a source without a life cycle.
     *
     * @param factory makes the annotated instance, when the first element is asked for
     * @param nextPage how messages name the method
     */
    protected PageSource(Call<? extends S> factory, String nextPage) {
        super(factory, nextPage);
    }

    /**
     * Creates a source that is entered and exited.
     *
     * @param lifecycle enters and exits the annotated instance
     * @param nextPage how messages name the method
     */
    protected PageSource(GeneratedContext<S, ?, ?> lifecycle, String nextPage) {
        super(lifecycle, nextPage);
    }

    /**
     * Calls the method that fetches the next page.
     *
     * @param self the annotated instance
     * @return its stage
     * @throws Throwable what it throws
     */
    protected abstract @Nullable CompletionStage<? extends @Nullable A> nextPage(S self) throws Throwable;

    /**
     * Goes through a page.
     *
     * @param page what the stage yielded
     * @return its elements, or {@code null}: the end. A page without elements is not the end
     * @throws Throwable when it cannot
     */
    protected abstract @Nullable Iterator<? extends T> elements(A page) throws Throwable;

    @Override
    final void drain(S instance, Route route) throws Throwable {
        boolean goOn = page.drain(route, this);
        while (goOn) {
            goOn = turn(nextPage(instance), route);
        }
    }

    private boolean turn(@Nullable CompletionStage<?> stage, Route route) {
        Object said;
        try {
            said = await(stage);
        } catch (Throwable thrown) {
            return route.failSource(thrown);
        }
        return said instanceof Signal signal ? route.heedSource(signal) : route.carry(said);
    }

    @Override
    @SuppressWarnings("unchecked")
    final Object take(@Nullable Object arrived) throws Throwable {
        if (arrived == null) {
            return Signal.END;
        }
        if (!whole && page.copies(arrived)) {
            return Signal.SKIP;
        }
        Iterator<? extends T> elements = elements((A) arrived);
        if (elements == null) {
            return Signal.END;
        }
        if (whole) {
            return elements;
        }
        page.turnTo(elements);
        return Signal.SKIP;
    }

    /** Whole pages are fetched ahead; each is gone through when its turn comes. */
    @Override
    @SuppressWarnings("unchecked")
    final AsyncIterator<T> ahead(int prefetch) {
        whole = true;
        Pull<Iterator<T>> pages = (Pull<Iterator<T>>) part();
        return Pull.through(
                new Prefetch<>(pages, prefetch, name()),
                new FlatMap<Iterator<T>, T>(name(), page -> AsyncIterable.<T>from(() -> page)));
    }
}
