package dev.forthwith;

import dev.forthwith.internal.bridge.BlockingCursor;
import dev.forthwith.internal.iterate.CollectionSource;
import dev.forthwith.internal.iterate.FunctionPageSource;
import dev.forthwith.internal.iterate.FunctionSource;
import dev.forthwith.internal.iterate.Loop;
import dev.forthwith.internal.iterate.Pipeline;
import dev.forthwith.internal.iterate.Prefetch;
import dev.forthwith.internal.operator.Collect;
import dev.forthwith.internal.operator.Count;
import dev.forthwith.internal.operator.Filter;
import dev.forthwith.internal.operator.FindFirst;
import dev.forthwith.internal.operator.FlatMap;
import dev.forthwith.internal.operator.ForEach;
import dev.forthwith.internal.operator.ForEachAwait;
import dev.forthwith.internal.operator.ForEachWhile;
import dev.forthwith.internal.operator.Limit;
import dev.forthwith.internal.operator.Map;
import dev.forthwith.internal.operator.MapAwait;
import dev.forthwith.internal.operator.TakeWhile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A source of elements that arrive asynchronously: the counterpart of Python's asynchronous iterable (PEP 492).
 *
 * <p>An iterable is a recipe. Building one runs nothing; every loop over it makes an iterator of its own. An element is asked for only
 * when the consumer wants it, and the next only after the body is done with the last. The source is closed exactly once on every path:
 * the end, a stop, a failure of the body or of the source, a cancellation; and the close is awaited before the result is visible.
 *
 * <p>Functions are called one at a time, on the thread that completed the stage that was waited for, or on the caller's as long as
 * everything is ready. What they throw is the failure of the loop. Elements are never {@code null}.
 *
 * <pre>{@code
 * AsyncTask<List<String>> names = AsyncUsers.of(client)
 *         .filter(User::isActive)
 *         .map(User::name)
 *         .limit(10)
 *         .toList();
 * }</pre>
 *
 * @param <T> the elements
 */
@FunctionalInterface
public interface AsyncIterable<T> {
    /**
     * Makes an iterator for one pass. Who asks for it drives and closes it.
     *
     * @return a new iterator, which opens the source with the first {@link AsyncIterator#advance}
     */
    AsyncIterator<T> iterator();

    // -------------------------------------------------------------------------------------------------------- make

    /**
     * Makes a source of elements that are at hand.
     *
     * @param elements the elements, none of them null
     * @param <T> their type
     * @return the source
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // copied, never written to
    static <T> AsyncIterable<T> of(T... elements) {
        List<T> copy = List.of(elements);
        return Pipeline.of(() -> new CollectionSource<>(copy));
    }

    /**
     * Makes a source of the elements of an iterable, whose iterator is asked for by each loop.
     *
     * @param elements the elements
     * @param <T> their type
     * @return the source
     */
    static <T> AsyncIterable<T> from(Iterable<? extends T> elements) {
        Objects.requireNonNull(elements, "elements");
        return Pipeline.of(() -> new CollectionSource<>(elements));
    }

    /**
     * Makes a source of what a function yields, one stage after the other.
     *
     * <p>A stage of {@code null}, or {@link StopAsyncIteration}, is the end. The function is called only for an element that is wanted,
     * never while its last stage is pending, and not again after the end or a failure. A pending stage is cancelled when the loop is.
     *
     * @param next yields the next element
     * @param <T> the elements
     * @return the source; its loops share the function
     */
    static <T> AsyncIterable<T> next(Callable<? extends CompletionStage<? extends @Nullable T>> next) {
        Objects.requireNonNull(next, "next");
        return Pipeline.of(() -> new FunctionSource<>(next));
    }

    /**
     * As {@link #next}, for a function that yields many elements at a time. An empty page is not the end; {@code null} is.
     *
     * @param nextPage yields the next page
     * @param <T> the elements
     * @return the source; its loops share the function
     */
    static <T> AsyncIterable<T> pages(
            Callable<? extends CompletionStage<? extends @Nullable Iterable<? extends T>>> nextPage) {
        Objects.requireNonNull(nextPage, "nextPage");
        return Pipeline.of(() -> new FunctionPageSource<>(nextPage));
    }

    // ------------------------------------------------------------------------------------------------------- shape

    /**
     * Hands on what a function makes of each element. Pulls one element for each wanted.
     *
     * @param fn the function; a null result is a failure
     * @param <R> the new elements
     * @return the source
     */
    default <R> AsyncIterable<R> map(ThrowingFunction<? super T, ? extends R> fn) {
        Objects.requireNonNull(fn, "fn");
        return Pipeline.with(this, () -> new Map<>(fn));
    }

    /**
     * Hands on what the stage of a function yields for each element; one at a time. A pending stage is cancelled when the loop is.
     *
     * @param fn the function; a null stage or a null result is a failure
     * @param <R> the new elements
     * @return the source
     */
    default <R> AsyncIterable<R> mapAwait(AsyncFunction<? super T, ? extends R> fn) {
        Objects.requireNonNull(fn, "fn");
        return Pipeline.with(this, () -> new MapAwait<>(fn));
    }

    /**
     * Hands on the elements that match.
     *
     * @param predicate says which
     * @return the source
     */
    default AsyncIterable<T> filter(ThrowingPredicate<? super T> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        return Pipeline.with(this, () -> new Filter<>(predicate));
    }

    /**
     * Hands on the first elements. After the last one the source is not asked again and is closed with {@link Outcome#STOPPED}; with a size
     * of 0 it is never opened.
     *
     * @param maxSize how many at the most, not negative
     * @return the source
     */
    default AsyncIterable<T> limit(int maxSize) {
        if (maxSize < 0) {
            throw new IllegalArgumentException("maxSize must not be negative, but is " + maxSize);
        }
        return Pipeline.with(this, () -> new Limit(maxSize));
    }

    /**
     * Hands on the elements before the first that does not match; that one was pulled and is dropped.
     *
     * @param predicate says how long to go on
     * @return the source
     */
    default AsyncIterable<T> takeWhile(ThrowingPredicate<? super T> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        return Pipeline.with(this, () -> new TakeWhile<>(predicate));
    }

    /**
     * Hands on the elements of the source that a function makes of each element, one source after the other. Each inner source is closed
     * before the next is opened, and before this one is.
     *
     * @param fn makes the inner sources
     * @param <R> the new elements
     * @return the source
     */
    default <R> AsyncIterable<R> flatMap(ThrowingFunction<? super T, ? extends AsyncIterable<? extends R>> fn) {
        Objects.requireNonNull(fn, "fn");
        return Pipeline.with(this, () -> new FlatMap<>(fn));
    }

    /**
     * Fetches elements ahead of the consumer, beginning with the first that is wanted. The order stays; a failure comes after the
     * elements before it; what was fetched and is not wanted any more is dropped.
     *
     * @param size how many elements may be fetched, or be under way, before they are wanted; more than 0
     * @return the source
     */
    default AsyncIterable<T> prefetch(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("size must be more than 0, but is " + size);
        }
        return Pipeline.of(() -> new Prefetch<>(Pipeline.pull(this), size, "prefetch"));
    }

    // --------------------------------------------------------------------------------------------------------- run

    /**
     * Calls a body with each element: {@code async for}.
     *
     * @param body what to do with an element
     * @return the task; it settles after the source is closed
     */
    default AsyncTask<Void> forEach(ThrowingConsumer<? super T> body) {
        return Loop.run(this, new ForEach<>(Objects.requireNonNull(body, "body")));
    }

    /**
     * Calls a body with each element and waits for its stage before the next is pulled. A pending body is asked to end when the loop is
     * cancelled.
     *
     * @param body what to do with an element
     * @return the task; it settles after the source is closed
     */
    default AsyncTask<Void> forEachAwait(AsyncFunction<? super T, ?> body) {
        return Loop.run(this, new ForEachAwait<>(Objects.requireNonNull(body, "body")));
    }

    /**
     * Calls a body with each element as long as it says true: {@code break} and {@code for … else}.
     *
     * @param body what to do with an element; false stops the loop
     * @return the task: true if the source was exhausted, false if the body stopped the loop; it settles after the source is closed
     */
    default AsyncTask<Boolean> forEachWhile(ThrowingPredicate<? super T> body) {
        return Loop.run(this, new ForEachWhile<>(Objects.requireNonNull(body, "body")));
    }

    /**
     * Puts the elements into a collector. It is not used in parallel.
     *
     * @param collector the collector
     * @param <R> the result
     * @return the task of the result; it settles after the source is closed
     */
    default <R extends @Nullable Object> AsyncTask<R> collect(Collector<? super T, ?, R> collector) {
        return Loop.run(this, new Collect<>(Objects.requireNonNull(collector, "collector")));
    }

    /**
     * Collects the elements into an unmodifiable list.
     *
     * @return the task of the list; it settles after the source is closed
     */
    default AsyncTask<List<T>> toList() {
        return collect(Collectors.toUnmodifiableList());
    }

    /**
     * Counts the elements.
     *
     * @return the task of their number; it settles after the source is closed
     */
    default AsyncTask<Long> count() {
        return Loop.run(this, new Count());
    }

    /**
     * Takes the first element; no other is asked for.
     *
     * @return the task of the element, empty if there is none; it settles after the source is closed
     */
    default AsyncTask<Optional<T>> findFirst() {
        return Loop.run(this, new FindFirst<>());
    }

    // ------------------------------------------------------------------------------------------------ direct style

    /**
     * Opens the source for blocking code: a plain {@code for} in try-with-resources.
     *
     * @return the cursor, which the caller closes
     */
    default Cursor<T> open() {
        return new BlockingCursor<>(Pipeline.pull(this));
    }
}
