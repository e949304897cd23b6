package dev.forthwith.generated;

import dev.forthwith.AsyncIterator;
import dev.forthwith.internal.iterate.FetchedPage;
import dev.forthwith.internal.iterate.OpenStreams;
import dev.forthwith.internal.iterate.Page;
import dev.forthwith.internal.iterate.Pipeline;
import dev.forthwith.internal.iterate.Prefetch;
import dev.forthwith.internal.iterate.Pull;
import dev.forthwith.internal.iterate.Route;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.operator.FlatMap;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.stream.BaseStream;
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
    /** As soon as a page is one. */
    private @Nullable OpenStreams streams;
    /** The page that is gone through, if it is a stream. */
    private @Nullable BaseStream<?, ?> stream;

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
        boolean goOn = page.drain(route, this) && leave(route);
        while (goOn) {
            goOn = turn(nextPage(instance), route);
        }
    }

    /** Closes the page that is over. */
    private boolean leave(Route route) {
        BaseStream<?, ?> over = stream;
        if (over == null) {
            return true;
        }
        stream = null;
        try {
            Objects.requireNonNull(streams).close(over);
            return true;
        } catch (Throwable thrown) {
            return route.failSource(thrown);
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
        BaseStream<?, ?> opened = OpenStreams.in(arrived);
        if (opened != null) {
            OpenStreams open = streams == null ? new OpenStreams() : streams;
            open.add(opened);
            streams = open;
        }
        Iterator<? extends T> elements = elements((A) arrived);
        if (elements == null) {
            return Signal.END;
        }
        if (whole) {
            return new FetchedPage<T>(elements, name(), streams, opened);
        }
        page.turnTo(elements);
        stream = opened;
        return Signal.SKIP;
    }

    /** A page may be a stream, which is to be closed. */
    @Override
    final boolean takesLatePages() {
        return true;
    }

    @Override
    final @Nullable Throwable closePages() {
        return streams == null ? null : streams.closeAll();
    }

    /** Whole pages are fetched ahead; each is gone through when its turn comes. */
    @Override
    @SuppressWarnings("unchecked")
    final AsyncIterator<T> ahead(int prefetch) {
        whole = true;
        Pull<FetchedPage<T>> pages = (Pull<FetchedPage<T>>) (Pull<?>) part();
        return Pull.through(
                new Prefetch<>(pages, prefetch, name()),
                new FlatMap<FetchedPage<T>, T>(name(), fetched -> Pipeline.of(() -> fetched)));
    }
}
