package dev.forthwith;

import dev.forthwith.internal.bridge.BlockingCursor;
import dev.forthwith.internal.bridge.FlowSubscription;
import dev.forthwith.internal.bridge.GeneratorSource;
import dev.forthwith.internal.bridge.PublisherSource;
import dev.forthwith.internal.bridge.StreamSource;
import dev.forthwith.internal.iterate.BorrowedSource;
import dev.forthwith.internal.iterate.CollectionSource;
import dev.forthwith.internal.iterate.Entered;
import dev.forthwith.internal.iterate.Entered.Held;
import dev.forthwith.internal.iterate.FailedSource;
import dev.forthwith.internal.iterate.FunctionPageSource;
import dev.forthwith.internal.iterate.FunctionSource;
import dev.forthwith.internal.iterate.Iterate;
import dev.forthwith.internal.iterate.Loop;
import dev.forthwith.internal.iterate.Pipeline;
import dev.forthwith.internal.iterate.Prefetch;
import dev.forthwith.internal.observe.Kind;
import dev.forthwith.internal.operator.Collect;
import dev.forthwith.internal.operator.Count;
import dev.forthwith.internal.operator.Distinct;
import dev.forthwith.internal.operator.DropWhile;
import dev.forthwith.internal.operator.Filter;
import dev.forthwith.internal.operator.FilterAwait;
import dev.forthwith.internal.operator.FindFirst;
import dev.forthwith.internal.operator.FlatMap;
import dev.forthwith.internal.operator.Fold;
import dev.forthwith.internal.operator.ForEach;
import dev.forthwith.internal.operator.ForEachAwait;
import dev.forthwith.internal.operator.ForEachWhile;
import dev.forthwith.internal.operator.Hop;
import dev.forthwith.internal.operator.Index;
import dev.forthwith.internal.operator.Interval;
import dev.forthwith.internal.operator.Limit;
import dev.forthwith.internal.operator.Map;
import dev.forthwith.internal.operator.MapAwait;
import dev.forthwith.internal.operator.MapConcurrent;
import dev.forthwith.internal.operator.MapMulti;
import dev.forthwith.internal.operator.Match;
import dev.forthwith.internal.operator.Merge;
import dev.forthwith.internal.operator.OnClose;
import dev.forthwith.internal.operator.Peek;
import dev.forthwith.internal.operator.Recover;
import dev.forthwith.internal.operator.Reduce;
import dev.forthwith.internal.operator.Scan;
import dev.forthwith.internal.operator.Skip;
import dev.forthwith.internal.operator.TakeWhile;
import dev.forthwith.internal.operator.Timeout;
import dev.forthwith.internal.operator.WindowFixed;
import dev.forthwith.internal.operator.WindowTimed;
import dev.forthwith.internal.operator.Zip;
import dev.forthwith.internal.task.Limits;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A source of elements that arrive asynchronously: the counterpart of Python's asynchronous iterable (PEP 492).
 *
 * <p>An iterable is a recipe. Building one runs nothing; every loop over it makes an iterator of its own. An element is asked for only
 * when the consumer wants it, and the next only after the body is done with the last. The source is closed exactly once on every path:
 * the end, a stop, a failure of the body or of the source, a cancellation; and the close is awaited before the result is visible.
 *
 * <p>An exit of the source that handles a failure makes it disappear, as that of a resource does: the loop then ends with {@code null}.
 *
 * <p>Functions are called one at a time, on the thread that completed the stage that was waited for, or on the caller's as long as
 * everything is ready. That holds between two operators that pull <i>ahead</i>: what stands in front of one goes on beside what stands behind
 * it. What functions throw is the failure of the loop. Elements are never {@code null}.
 *
 * <p>Each method says five things, of itself and beside what follows here, which holds for all:
 * <ul>
 * <li><i>Pulls:</i> nothing when it is called to build a pipeline; and then no element before it is wanted, unless it says <i>ahead</i>.
 * <li><i>Closes:</i> what it was made of, once, when the loop ends on whatever path, and awaits that.
 * <li><i>Threads:</i> none of its own. Where functions run, and what comes behind.
 * <li><i>Fails:</i> as what it was made of fails, and beside that as it says. A failure of a close is suppressed on that, or is the failure.
 * <li><i>Cancelled</i> when the loop is; also when the consumer fails or stops while something pends ahead of it. What is said to be
 *     asked to end, interrupted or cancelled then is so by {@code cancel(true)}, a time limit, an interrupt, or a failure or stop beside
 *     it; after {@code cancel(false)} it is only waited for.
 * </ul>
 *
 * <pre>{@code
 * AsyncTask<List<String>> names = AsyncUsers.of(client)
 *         .filter(User::isActive)
 *         .map(User::name)
 *         .limit(10)
 *         .toList();
 * }</pre>
 *
 * <p><img src="doc-files/guarantee-closed-once.svg" alt="A source is closed once: the loop stops early">
 *
 * <p>In the pictures a triangle asks for an element, a circle is one, a bar is the end, a cross a failure, the yellow box the close.
 *
 * @param <T> the elements
 */
@FunctionalInterface
@CheckReturnValue
public interface AsyncIterable<T> extends Flow.Publisher<T> {
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
     * <p><i>Pulls</i> nothing, the elements are at hand. <i>Closes</i> nothing. <i>Threads:</i> the consumer's. <i>Failure:</i> none.
     * <i>Cancelled:</i> nothing pends.
     *
     * @param elements the elements, none of them null
     * @param <T> their type
     * @return the source
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // copied, never written to
    static <T> AsyncIterable<T> of(T... elements) {
        List<T> copy = Limits.copyOf("elements", elements);
        return Pipeline.of(() -> new CollectionSource<>(copy));
    }

    /**
     * Makes a source of the elements of an iterable, whose iterator is asked for by each loop.
     *
     * <p><i>Pulls</i> one of the iterator for each wanted; a short list with random access is copied instead when the first is.
     * <i>Closes</i> nothing. <i>Threads:</i> the consumer's, which the iterator must not block. <i>Fails</i> as the iterator fails; a
     * null element is one. <i>Cancelled:</i> nothing pends.
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
     * Makes a source without elements.
     *
     * <p><i>Pulls</i> nothing. <i>Closes</i> nothing. <i>Threads:</i> the consumer's. <i>Failure:</i> none. <i>Cancelled:</i> nothing
     * pends.
     *
     * @param <T> the type of the elements that it has not
     * @return the source
     */
    static <T> AsyncIterable<T> empty() {
        return from(List.of());
    }

    /**
     * Makes a source that fails at once.
     *
     * <p><i>Pulls</i> nothing. <i>Closes</i> nothing. <i>Threads:</i> the consumer's. <i>Failure:</i> the given one, at the first pull.
     * <i>Cancelled:</i> nothing pends.
     *
     * @param failure what it fails with
     * @param <T> the type of the elements that it has not
     * @return the source
     */
    static <T> AsyncIterable<T> failed(Throwable failure) {
        Objects.requireNonNull(failure, "failure");
        return Pipeline.of(() -> new FailedSource<>(failure));
    }

    /**
     * Makes a source of the elements of a stream, for one loop. The stream is closed with the source.
     *
     * <p><i>Pulls</i> one of the stream for each wanted. <i>Closes</i> the stream, if an element was asked for. <i>Threads:</i> the
     * consumer's, which the stream must not block. <i>Fails</i> as the stream fails; a second loop fails with {@link
     * IllegalStateException}. <i>Cancelled:</i> nothing pends.
     *
     * @param stream the stream, which is taken over
     * @param <T> the elements
     * @return the source
     */
    static <T> AsyncIterable<T> from(Stream<? extends T> stream) {
        Objects.requireNonNull(stream, "stream");
        return Pipeline.of(() -> new StreamSource<>(stream));
    }

    /**
     * Makes a source of the elements of a publisher: {@link #from(Flow.Publisher, int)} with 256.
     *
     * <p><i>Pulls</i> 256 ahead. <i>Closing</i> cancels the subscription, unless it has ended. <i>Threads:</i> those on which the
     * publisher signals. <i>Fails</i> as {@code onError} says, after the elements before it. <i>Cancelled:</i> the subscription is
     * cancelled.
     *
     * @param publisher the publisher, which each loop subscribes to
     * @param <T> the elements
     * @return the source
     */
    static <T> AsyncIterable<T> from(Flow.Publisher<? extends T> publisher) {
        return from(publisher, 256);
    }

    /**
     * Makes a source of the elements of a publisher. The first pull subscribes; closing cancels the subscription, unless it has ended.
     *
     * <p><i>Pulls</i> by subscribing first, then up to the window ahead. <i>Closing</i> cancels
     * the subscription, unless it has ended. <i>Threads:</i> those on which the publisher signals. <i>Fails</i> as {@code onError} says,
     * after the elements before it. <i>Cancelled:</i> the subscription is cancelled.
     *
     * @param publisher the publisher, which each loop subscribes to
     * @param window how many elements may be asked for, or lie here, before they are consumed; more than 0
     * @param <T> the elements
     * @return the source
     */
    static <T> AsyncIterable<T> from(Flow.Publisher<? extends T> publisher, int window) {
        Objects.requireNonNull(publisher, "publisher");
        Limits.requirePositive("window", window);
        return Pipeline.of(() -> new PublisherSource<>(publisher, window));
    }

    /**
     * Makes a source of what a function yields, one stage after the other.
     *
     * <p>A stage of {@code null}, or {@link StopAsyncIteration}, is the end. The function is called only for an element that is wanted,
     * never while its last stage is pending, and not again after the end or a failure. A pending stage is cancelled when the loop is.
     *
     * <p><i>Pulls</i> by one call for each element that is wanted. <i>Closes</i> nothing. <i>Threads:</i> the consumer's for the call;
     * then those that complete its stages. <i>Fails</i> as the function or its stage fails. <i>Cancelled:</i> the pending stage is asked
     * to end, and waited for.
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
     * <p><i>Pulls</i> by one call when the page before is consumed. <i>Closes</i> nothing. <i>Threads:</i> the consumer's for the call;
     * then those that complete its stages. <i>Fails</i> as the function, its stage or a page fails; a null element is a failure.
     * <i>Cancelled:</i> the pending stage is asked to end, and waited for.
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

    /**
     * Makes a source of what a function emits, which may block: an asynchronous generator. It runs on the blocking executor, only while an
     * element is wanted.
     *
     * <pre>{@code
     * AsyncIterable<String> lines = AsyncIterable.generate(out -> {
     *     try (BufferedReader reader = Files.newBufferedReader(path)) {
     *         for (String line = reader.readLine(); line != null; line = reader.readLine()) {
     *             out.emit(line);
     *         }
     *     }
     * });
     * }</pre>
     *
     * <p>When the loop ends early {@code emit} throws {@link java.util.concurrent.CancellationException}, and a generator that computes is
     * interrupted; the close waits for its end. One whose iterator was abandoned ends when the garbage collector finds that out.
     *
     * <p><i>Pulls</i> by letting {@code emit} return. <i>Closing</i> lets {@code emit} throw, and waits for the end of the function.
     * <i>Threads:</i> one of the blocking executor, also for what comes behind it. <i>Fails</i> as the function fails. <i>Cancelled:</i>
     * the function is interrupted, and {@code emit} throws.
     *
     * @param generator the function, called once a loop
     * @param <T> the elements
     * @return the source
     * @see Forthwith#blockingExecutor
     */
    static <T> AsyncIterable<T> generate(Generator<T> generator) {
        Objects.requireNonNull(generator, "generator");
        return Pipeline.of(() -> new GeneratorSource<>(generator));
    }

    /**
     * Makes an endless source of a seed and what a function makes of it, again and again.
     *
     * <p><i>Pulls</i> by one call of the function for each element but the first. <i>Closes</i> nothing. <i>Threads:</i> the consumer's.
     * <i>Fails</i> as the function fails. <i>Cancelled:</i> nothing pends.
     *
     * @param seed the first element
     * @param fn makes the next element of the last; a null result is a failure
     * @param <T> the elements
     * @return the source
     */
    static <T> AsyncIterable<T> iterate(T seed, ThrowingFunction<? super T, ? extends T> fn) {
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(fn, "fn");
        return Pipeline.of(() -> new Iterate<>(seed, fn));
    }

    /**
     * Makes an endless source of the numbers 0, 1, 2, …, one a period. The first comes after the first period. A consumer that is late gets the
     * next number at once, and the clock starts anew: nothing is made up for.
     *
     * <p><i>Pulls</i> one number when it is due. <i>Closes</i> nothing. <i>Threads:</i> the timer's after a wait; there is one for
     * all time limits, so put {@link #on} behind this where the consumer blocks. <i>Failure:</i> none. <i>Cancelled:</i> the wait ends at once.
     *
     * @param period the period, more than nothing
     * @return the source
     */
    static AsyncIterable<Long> interval(Duration period) {
        Limits.requirePositive("period", period);
        return Pipeline.of(() -> new Interval(period));
    }

    /**
     * Makes a source that is made anew for each loop, when its first element is wanted.
     *
     * <p><i>Pulls</i> as the source that is made does. <i>Closes</i> that source. <i>Threads:</i> the consumer's for the function.
     * <i>Fails</i> as the function or that source fails. <i>Cancelled:</i> as that source is.
     *
     * @param source makes the source; null is a failure
     * @param <T> the elements
     * @return the source
     */
    static <T> AsyncIterable<T> defer(Callable<? extends AsyncIterable<? extends T>> source) {
        Objects.requireNonNull(source, "source");
        return Pipeline.with(
                of(source),
                () -> new FlatMap<Callable<? extends AsyncIterable<? extends T>>, T>(
                        "the function given to defer", Callable::call));
    }

    /**
     * Makes a source that holds a resource while it is open: entered when the first element is wanted, exited after the source that the
     * function makes of it was closed.
     *
     * <p><i>Pulls</i> by entering, then as the source that is made does. <i>Closes</i> that source, then exits the resource with the
     * outcome. <i>Threads:</i> those that complete the enter. <i>Fails</i> as the enter, the function, that source or the exit fails; an
     * exit may handle a failure. <i>Cancelled:</i> an enter that pends is waited for and what it yields is exited; else as that source
     * is.
     *
     * @param manager the resource
     * @param fn makes the source; null is a failure
     * @param <R> the resource
     * @param <T> the elements
     * @return the source
     */
    static <R extends @Nullable Object, T> AsyncIterable<T> using(
            AsyncContextManager<R> manager, ThrowingFunction<? super R, ? extends AsyncIterable<? extends T>> fn) {
        Objects.requireNonNull(manager, "manager");
        Objects.requireNonNull(fn, "fn");
        AsyncIterable<Held<R>> resource = Pipeline.of(() -> new Entered<>(manager));
        return Pipeline.with(
                resource,
                () -> new FlatMap<Held<R>, T>("the function given to using", held -> fn.apply(held.resource())));
    }

    /**
     * Makes a source of the elements of several, one after the other. Each is closed before the next is opened.
     *
     * <p><i>Pulls</i> one of the current source for each wanted. <i>Closes</i> each source at its end, the current one when the loop
     * ends; those after it are never opened. <i>Threads:</i> those that bring the elements. <i>Fails</i> as the current source fails.
     * <i>Cancelled:</i> as the current source is.
     *
     * <p><img src="doc-files/concat.svg" alt="concat">
     *
     * @param sources the sources
     * @param <T> the elements
     * @return the source
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // copied, never written to
    static <T> AsyncIterable<T> concat(AsyncIterable<? extends T>... sources) {
        List<AsyncIterable<? extends T>> copy = Limits.copyOf("sources", sources);
        return Pipeline.with(from(copy), () -> new FlatMap<AsyncIterable<? extends T>, T>("concat", source -> source));
    }

    /**
     * Makes a source of the elements of several, in the order in which they come. One element of each is fetched ahead. The first failure is
     * that of the whole; the others are asked to end at once, also while the consumer is busy, and closed when it comes back. All that are
     * still open are told that failure, and an exit of any of them may handle it: the loop then ends with {@code null}.
     *
     * <p><i>Pulls</i> one of each source ahead. <i>Closes</i> each source at its end, the others together. <i>Threads:</i> those of
     * whichever source brings an element, one at a time. <i>Fails</i> with the first failure of a source; later ones are suppressed on
     * it. <i>Cancelled:</i> the pending pulls of all are asked to end, and waited for.
     *
     * <p><img src="doc-files/merge.svg" alt="merge">
     *
     * @param sources the sources
     * @param <T> the elements
     * @return the source
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // copied, never written to
    static <T> AsyncIterable<T> merge(AsyncIterable<? extends T>... sources) {
        List<AsyncIterable<? extends T>> copy = Limits.copyOf("sources", sources);
        return Pipeline.of(() -> new Merge<>(copy));
    }

    /**
     * Makes a source of what a function makes of the elements of two, one of each, until one of them ends. The second is asked only when the first
     * has an element. A failure of either is told to the second, if that was opened, and then, unless it has handled it, to the first.
     *
     * <p><i>Pulls</i> one of each for each wanted; none of the second once the first has ended. <i>Closes</i> the second, then the first.
     * <i>Threads:</i> those that bring the elements. <i>Fails</i> as a source or the function fails; both are closed. <i>Cancelled:</i>
     * the pull that pends is asked to end.
     *
     * <p><img src="doc-files/zip.svg" alt="zip">
     *
     * @param a the one
     * @param b the other
     * @param fn combines; a null result is a failure
     * @param <A> the elements of the one
     * @param <B> the elements of the other
     * @param <R> the new elements
     * @return the source
     */
    static <A, B, R> AsyncIterable<R> zip(
            AsyncIterable<A> a, AsyncIterable<B> b, BiFunction<? super A, ? super B, ? extends R> fn) {
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
        Objects.requireNonNull(fn, "fn");
        return Pipeline.of(() -> new Zip<>(Pipeline.pull(a), Pipeline.pull(b), fn));
    }

    /**
     * Lends an iterator to a loop, which does not close it.
     *
     * <p><i>Pulls</i> by advancing the iterator. <i>Closes</i> nothing: the iterator stays open. <i>Threads:</i> those that bring the
     * elements. <i>Fails</i> as the iterator fails. <i>Cancelled:</i> a pending advance is asked to end; then the iterator may not be
     * used further.
     *
     * @param iterator the iterator, which stays its owner's to close
     * @param <T> the elements
     * @return the source, for one loop at a time
     */
    static <T> AsyncIterable<T> borrow(AsyncIterator<T> iterator) {
        Objects.requireNonNull(iterator, "iterator");
        return Pipeline.of(() -> new BorrowedSource<>(iterator));
    }

    // ------------------------------------------------------------------------------------------------------- shape

    /**
     * Hands on what a function makes of each element. Pulls one element for each wanted.
     *
     * <p><i>Pulls</i> one for each wanted. <i>Closes</i> the source, once, on every path. <i>Threads:</i> those that bring the elements.
     * <i>Fails</i> as the function fails. <i>Cancelled:</i> nothing of its own pends.
     *
     * <p><img src="doc-files/map.svg" alt="map">
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
     * <p><i>Pulls</i> one for each wanted, when the stage before has ended. <i>Closes</i> the source, once, on every path.
     * <i>Threads:</i> those that bring the elements for the function; behind it those that complete its stages. <i>Fails</i> as the
     * function or its stage fails. <i>Cancelled:</i> the pending stage is asked to end, and waited for.
     *
     * <p><img src="doc-files/mapAwait.svg" alt="mapAwait">
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
     * <p><i>Pulls</i> as many as it takes to find one that matches. <i>Closes</i> the source, once, on every path. <i>Threads:</i> those
     * that bring the elements. <i>Fails</i> as the predicate fails. <i>Cancelled:</i> nothing of its own pends.
     *
     * <p><img src="doc-files/filter.svg" alt="filter">
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
     * <p><i>Pulls</i> one for each wanted, none after the last. <i>Closes</i> the source, once, on every path; of 0 nothing was opened.
     * <i>Threads:</i> those that bring the elements. <i>Failure:</i> none of its own. <i>Cancelled:</i> nothing of its own pends.
     *
     * <p><img src="doc-files/limit.svg" alt="limit">
     *
     * @param maxSize how many at the most, not negative
     * @return the source
     */
    default AsyncIterable<T> limit(int maxSize) {
        Limits.requireNotNegative("maxSize", maxSize);
        return Pipeline.with(this, () -> new Limit(maxSize));
    }

    /**
     * Hands on the elements before the first that does not match; that one was pulled and is dropped.
     *
     * <p><i>Pulls</i> one for each wanted, and the one that does not match. <i>Closes</i> the source, once, on every path.
     * <i>Threads:</i> those that bring the elements. <i>Fails</i> as the predicate fails. <i>Cancelled:</i> nothing of its own pends.
     *
     * <p><img src="doc-files/takeWhile.svg" alt="takeWhile">
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
     * <p><i>Pulls</i> one when the inner source before has ended and was closed. <i>Closes</i> each inner source at its end; the current
     * one before this source. <i>Threads:</i> those that bring the elements. <i>Fails</i> as the function, an inner source or its close
     * fails. <i>Cancelled:</i> the current inner source is, and it is closed first.
     *
     * <p><img src="doc-files/flatMap.svg" alt="flatMap: one inner source after the other, each closed before the next">
     *
     * @param fn makes the inner sources; null is a failure
     * @param <R> the new elements
     * @return the source
     */
    default <R> AsyncIterable<R> flatMap(ThrowingFunction<? super T, ? extends AsyncIterable<? extends R>> fn) {
        Objects.requireNonNull(fn, "fn");
        return Pipeline.with(this, () -> new FlatMap<>("the function given to flatMap", fn));
    }

    /**
     * Hands on what the stage of a function yields for each element, several at a time, in the order of the elements.
     *
     * <p>The first failure of a stage is that of the loop; the others that run are asked to end at once, also while the consumer is busy, and
     * waited for, then the source is closed. A failure of the source comes after the results of the elements before it.
     *
     * <p><i>Pulls</i> ahead, as long as fewer than {@code concurrency} are under way. <i>Closes</i> the source, once, on every path,
     * after all stages have ended. <i>Threads:</i> those that bring the elements for the function; behind it those that complete its
     * stages, one at a time. <i>Fails</i> with the first failure of the function or a stage, at once. <i>Cancelled:</i> all pending
     * stages are asked to end, and waited for.
     *
     * <p><img src="doc-files/mapConcurrent.svg" alt="mapConcurrent">
     *
     * @param concurrency how many elements may be under way, from the call of the function until the result is handed on; more than 0
     * @param fn the function; a null stage or a null result is a failure
     * @param <R> the new elements
     * @return the source
     */
    default <R> AsyncIterable<R> mapConcurrent(int concurrency, AsyncFunction<? super T, ? extends R> fn) {
        Objects.requireNonNull(fn, "fn");
        Limits.requirePositive("concurrency", concurrency);
        return Pipeline.of(() -> new MapConcurrent<>(Pipeline.pull(this), concurrency, true, fn));
    }

    /**
     * As {@link #mapConcurrent}, in the order in which the results come.
     *
     * <p><i>Pulls</i> ahead, as long as fewer than {@code concurrency} are under way. <i>Closes</i> the source, once, on every path,
     * after all stages have ended. <i>Threads:</i> those that bring the elements for the function; behind it those that complete its
     * stages, one at a time. <i>Fails</i> with the first failure of the function or a stage, at once. <i>Cancelled:</i> all pending
     * stages are asked to end, and waited for.
     *
     * <p><img src="doc-files/mapConcurrentUnordered.svg" alt="mapConcurrentUnordered">
     *
     * @param concurrency how many elements may be under way, from the call of the function until the result is handed on; more than 0
     * @param fn the function; a null stage or a null result is a failure
     * @param <R> the new elements
     * @return the source
     */
    default <R> AsyncIterable<R> mapConcurrentUnordered(int concurrency, AsyncFunction<? super T, ? extends R> fn) {
        Objects.requireNonNull(fn, "fn");
        Limits.requirePositive("concurrency", concurrency);
        return Pipeline.of(() -> new MapConcurrent<>(Pipeline.pull(this), concurrency, false, fn));
    }

    /**
     * Hands on the elements for which the stage of a function says true; one at a time.
     *
     * <p><i>Pulls</i> one, when the stage before has ended. <i>Closes</i> the source, once, on every path. <i>Threads:</i> those that
     * bring the elements for the predicate; behind it those that complete its stages. <i>Fails</i> as the predicate or its stage fails.
     * <i>Cancelled:</i> the pending stage is asked to end, and waited for.
     *
     * <p><img src="doc-files/filterAwait.svg" alt="filterAwait">
     *
     * @param predicate says which; a null stage or a null result is a failure
     * @return the source
     */
    default AsyncIterable<T> filterAwait(AsyncFunction<? super T, Boolean> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        return Pipeline.with(this, () -> new FilterAwait<>(predicate));
    }

    /**
     * Hands on what a function emits for each element: none, one or many.
     *
     * <p><i>Pulls</i> one, when all that was emitted before is consumed. <i>Closes</i> the source, once, on every path. <i>Threads:</i>
     * those that bring the elements. <i>Fails</i> as the function fails; a null that it emits is a failure. <i>Cancelled:</i> nothing of
     * its own pends; what was emitted is dropped.
     *
     * <p><img src="doc-files/mapMulti.svg" alt="mapMulti">
     *
     * @param fn gives the new elements, none of them null, to the consumer that it is called with
     * @param <R> the new elements
     * @return the source
     */
    default <R> AsyncIterable<R> mapMulti(BiConsumer<? super T, ? super Consumer<R>> fn) {
        Objects.requireNonNull(fn, "fn");
        return Pipeline.with(this, () -> new MapMulti<>(fn));
    }

    /**
     * Drops the first elements.
     *
     * <p><i>Pulls</i> one for each wanted, and those that are dropped. <i>Closes</i> the source, once, on every path. <i>Threads:</i>
     * those that bring the elements. <i>Failure:</i> none of its own. <i>Cancelled:</i> nothing of its own pends.
     *
     * <p><img src="doc-files/skip.svg" alt="skip">
     *
     * @param size how many, not negative
     * @return the source
     */
    default AsyncIterable<T> skip(int size) {
        Limits.requireNotNegative("size", size);
        return Pipeline.with(this, () -> new Skip(size));
    }

    /**
     * Drops the elements before the first that does not match.
     *
     * <p><i>Pulls</i> one for each wanted, and those that are dropped. <i>Closes</i> the source, once, on every path. <i>Threads:</i>
     * those that bring the elements. <i>Fails</i> as the predicate fails, which is not asked again after the first that does not match.
     * <i>Cancelled:</i> nothing of its own pends.
     *
     * <p><img src="doc-files/dropWhile.svg" alt="dropWhile">
     *
     * @param predicate says how long to drop
     * @return the source
     */
    default AsyncIterable<T> dropWhile(ThrowingPredicate<? super T> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        return Pipeline.with(this, () -> new DropWhile<>(predicate));
    }

    /**
     * Hands on the elements that are equal to none before them. Remembers all of them.
     *
     * <p><i>Pulls</i> as many as it takes to find a new one. <i>Closes</i> the source, once, on every path. <i>Threads:</i> those that
     * bring the elements. <i>Fails</i> as {@code equals} or {@code hashCode} of an element fails. <i>Cancelled:</i> nothing of its own
     * pends.
     *
     * <p><img src="doc-files/distinct.svg" alt="distinct">
     *
     * @return the source
     */
    default AsyncIterable<T> distinct() {
        return Pipeline.with(this, Distinct::new);
    }

    /**
     * Lets a function look at each element.
     *
     * <p><i>Pulls</i> one for each wanted. <i>Closes</i> the source, once, on every path. <i>Threads:</i> those that bring the elements.
     * <i>Fails</i> as the function fails. <i>Cancelled:</i> nothing of its own pends.
     *
     * <p><img src="doc-files/peek.svg" alt="peek">
     *
     * @param action what it does
     * @return the source
     */
    default AsyncIterable<T> peek(ThrowingConsumer<? super T> action) {
        Objects.requireNonNull(action, "action");
        return Pipeline.with(this, () -> new Peek<>(action));
    }

    /**
     * Hands on what has been accumulated, after each element.
     *
     * <p><i>Pulls</i> one for each wanted. <i>Closes</i> the source, once, on every path. <i>Threads:</i> those that bring the elements.
     * <i>Fails</i> as the function fails. <i>Cancelled:</i> nothing of its own pends.
     *
     * <p><img src="doc-files/scan.svg" alt="scan">
     *
     * @param seed where to begin; not handed on by itself
     * @param fn makes the next of the last and an element; a null result is a failure
     * @param <R> what is accumulated
     * @return the source
     */
    default <R> AsyncIterable<R> scan(R seed, BiFunction<? super R, ? super T, ? extends R> fn) {
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(fn, "fn");
        return Pipeline.with(this, () -> new Scan<>(seed, fn));
    }

    /**
     * Hands on unmodifiable lists of elements.
     *
     * <p><i>Pulls</i> as many as a list has, or fewer at the end. <i>Closes</i> the source, once, on every path. <i>Threads:</i> those
     * that bring the elements. <i>Failure:</i> none of its own; elements of a list that is not full are dropped when the source fails.
     * <i>Cancelled:</i> nothing of its own pends; a list that is not full is dropped.
     *
     * <p><img src="doc-files/windowFixed.svg" alt="windowFixed">
     *
     * @param size how many elements each has; the last may have fewer; more than 0
     * @return the source
     */
    default AsyncIterable<List<T>> windowFixed(int size) {
        Limits.requirePositive("size", size);
        return Pipeline.with(this, () -> new WindowFixed(size));
    }

    /**
     * Hands on unmodifiable lists of elements: when there are as many, or when a time has passed since the first of them came. The source is asked
     * for elements while the consumer is busy, but not for more than one list.
     *
     * <p><i>Pulls</i> ahead, up to one list. <i>Closes</i> the source, once, on every path. <i>Threads:</i> those that bring the
     * elements, or the timer's. <i>Failure:</i> none of its own; that of the source comes after the list before it. <i>Cancelled:</i> the
     * pending pull is asked to end, and waited for; a list that is not full is dropped.
     *
     * <p><img src="doc-files/windowTimed.svg" alt="windowTimed">
     *
     * @param size how many elements a list has at the most, more than 0
     * @param time how long a list may wait for more, more than nothing
     * @return the source
     */
    default AsyncIterable<List<T>> windowTimed(int size, Duration time) {
        Limits.requirePositive("size", size);
        Limits.requirePositive("time", time);
        return Pipeline.of(() -> new WindowTimed<>(Pipeline.pull(this), size, time));
    }

    /**
     * Hands on each element with its place, counted from 0.
     *
     * <p><i>Pulls</i> one for each wanted. <i>Closes</i> the source, once, on every path. <i>Threads:</i> those that bring the elements.
     * <i>Failure:</i> none of its own. <i>Cancelled:</i> nothing of its own pends.
     *
     * <p><img src="doc-files/indexed.svg" alt="indexed">
     *
     * @return the source
     */
    default AsyncIterable<Indexed<T>> indexed() {
        return Pipeline.with(this, Index::new);
    }

    /**
     * Fails with {@link java.util.concurrent.TimeoutException} when an element takes longer than a limit. What pends is asked to cancel then, and an
     * element that arrives later is dropped. The close of the source is waited for no longer than the limit, too.
     *
     * <p><i>Pulls</i> one for each wanted. <i>Closes</i> the source, once; the close fails at the limit, too. <i>Threads:</i> those that
     * bring the elements, or the timer's at the limit. <i>Fails</i> with {@code TimeoutException} at the limit. <i>Cancelled:</i> the
     * pending pull is asked to end.
     *
     * <p><img src="doc-files/timeout.svg" alt="timeout: an element that takes too long">
     *
     * @param limit how long an element may take, more than nothing
     * @return the source
     */
    default AsyncIterable<T> timeout(Duration limit) {
        Limits.requirePositive("limit", limit);
        return Pipeline.of(() -> new Timeout<>(Pipeline.pull(this), limit));
    }

    /**
     * Goes on with another source when this one fails, after closing it. A failure of the other source or of the consumer, a failure that
     * an exit of this source has handled, and a cancellation are not recovered.
     *
     * <p><i>Pulls</i> one for each wanted, of the source or the other one. <i>Closes</i> the source that failed before the function is
     * called; the other one in the end. <i>Threads:</i> those that bring the elements. <i>Fails</i> as the other source fails, or, if the
     * function fails, as this one, with the failure of the function suppressed on that. <i>Cancelled:</i> the pending pull is asked to
     * end; a failure that was about to be recovered is suppressed on the cancellation.
     *
     * <p><img src="doc-files/onErrorResume.svg" alt="onErrorResume">
     *
     * @param fn makes the other source of the failure; null is a failure
     * @return the source
     */
    default AsyncIterable<T> onErrorResume(
            ThrowingFunction<? super Throwable, ? extends AsyncIterable<? extends T>> fn) {
        Objects.requireNonNull(fn, "fn");
        return Pipeline.of(() -> new Recover<>(this, Recover.once(fn)));
    }

    /**
     * Opens the source anew when it fails, after closing it, and goes through it from its beginning. The last failure is the one that is
     * reported. A failure of the consumer, one that an exit of the source has handled, and a cancellation are not retried.
     *
     * <p><i>Pulls</i> one for each wanted, from the beginning after a failure. <i>Closes</i> each source that failed before the next is
     * opened. <i>Threads:</i> those that bring the elements. <i>Fails</i> with the last failure; what the close of an earlier source fails
     * with goes to {@link Forthwith#onDropped}. <i>Cancelled:</i> the pending pull is asked to end; a failure that was about to be
     * retried is suppressed on the cancellation.
     *
     * <p><img src="doc-files/retry.svg" alt="retry">
     *
     * @param times how often in one loop, not negative
     * @return the source
     */
    default AsyncIterable<T> retry(int times) {
        Limits.requireNotNegative("times", times);
        return Pipeline.of(() -> new Recover<>(this, Recover.times(this, times)));
    }

    /**
     * Calls a function once when the iteration has ended, after the source was closed. An iteration has begun with the first pull of the loop, also
     * where that opens no source, as in front of {@code limit(0)}; if it never began, the function is not called. What it throws is a failure of
     * the close.
     *
     * <p><i>Pulls</i> one for each wanted. <i>Closes</i> the source, once, then calls the function. <i>Threads:</i> those that complete
     * the close. <i>Fails</i> as the function fails, of the close. <i>Cancelled:</i> the function is told {@link Outcome#CANCELLED}.
     *
     * <p><img src="doc-files/onClose.svg" alt="onClose: told how it ended, after the close">
     *
     * @param action is told how it ended
     * @return the source
     */
    default AsyncIterable<T> onClose(ThrowingConsumer<? super Outcome> action) {
        Objects.requireNonNull(action, "action");
        return Pipeline.with(this, () -> new OnClose(action));
    }

    /**
     * Hands on each element, and the end, on a thread of an executor; what comes behind runs there. A rejection is a failure. An executor that
     * drops what it has accepted, as after {@code shutdownNow} or with a {@code DiscardPolicy}, is waited for, for ever and also after a
     * cancellation.
     *
     * <p><i>Pulls</i> one for each wanted. <i>Closes</i> the source, once, on every path. <i>Threads:</i> the executor's, from here on,
     * for each element and for what operators have left at the end. A failure of the source is told where it occurs, also to
     * {@link #onErrorResume}; and a result may be made on the thread that waits for the end.
     * <i>Fails</i> with the rejection if the executor takes nothing. <i>Cancelled:</i> what was handed to the executor is waited for.
     *
     * <p><img src="doc-files/on.svg" alt="on: what follows runs where the executor says">
     *
     * @param executor the executor
     * @return the source
     */
    default AsyncIterable<T> on(Executor executor) {
        Objects.requireNonNull(executor, "executor");
        return Pipeline.with(this, () -> new Hop(executor));
    }

    /**
     * Fetches elements ahead of the consumer, beginning with the first that is wanted. The order stays; a failure comes after the
     * elements before it; what was fetched and is not wanted any more is dropped.
     *
     * <p><i>Pulls</i> ahead, up to the size. <i>Closes</i> the source, once, on every path; what was fetched is dropped. <i>Threads:</i>
     * those that bring the elements, or the consumer's for what is there. <i>Failure:</i> none of its own; a failure that the consumer
     * did not come to see is suppressed on the reason of the close. <i>Cancelled:</i> the pending pull is asked to end, and waited for.
     *
     * <p><img src="doc-files/prefetch.svg" alt="prefetch: the next is fetched while the body works">
     *
     * @param size how many elements may be fetched, or be under way, before they are wanted; more than 0
     * @return the source
     */
    default AsyncIterable<T> prefetch(int size) {
        Limits.requirePositive("size", size);
        return Pipeline.of(() -> new Prefetch<>(Pipeline.pull(this), size, "prefetch"));
    }

    // --------------------------------------------------------------------------------------------------------- run

    /**
     * Calls a body with each element: {@code async for}.
     *
     * <p><i>Pulls</i> the next when the body has returned. <i>Closes</i> the source, once, before the task settles. <i>Threads:</i> those
     * that bring the elements, for the body. <i>Fails</i> as the body or the source fails; a failure of the close is suppressed on that,
     * or is the failure. <i>Cancelled:</i> the pending pull is asked to end and waited for, and the source closed.
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
     * <p><i>Pulls</i> the next when the stage of the body has ended. <i>Closes</i> the source, once, before the task settles.
     * <i>Threads:</i> those that bring the elements, for the body or its stage. <i>Fails</i> as the body or its stage or the source
     * fails; a failure of the close is suppressed on that, or is the failure. <i>Cancelled:</i> the pending pull or stage is asked to end
     * and waited for, and the source closed.
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
     * <p><i>Pulls</i> the next when the body has said true. <i>Closes</i> the source, once, before the task settles. <i>Threads:</i>
     * those that bring the elements, for the body. <i>Fails</i> as the body or the source fails; a failure of the close is suppressed on
     * that, or is the failure. <i>Cancelled:</i> the pending pull is asked to end and waited for, and the source closed.
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
     * <p><i>Pulls</i> all, one after the other. <i>Closes</i> the source, once, before the task settles. <i>Threads:</i> those that bring
     * the elements, for the collector. <i>Fails</i> as the collector or the source fails; a failure of the close is suppressed on that,
     * or is the failure. <i>Cancelled:</i> the pending pull is asked to end and waited for, and the source closed.
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
     * <p><i>Pulls</i> all, one after the other. <i>Closes</i> the source, once, before the task settles. <i>Threads:</i> those that bring
     * the elements. <i>Fails</i> as the source fails; a failure of the close is suppressed on that, or is the failure. <i>Cancelled:</i>
     * the pending pull is asked to end and waited for, and the source closed.
     *
     * @return the task of the list; it settles after the source is closed
     */
    default AsyncTask<List<T>> toList() {
        return collect(Collectors.toUnmodifiableList());
    }

    /**
     * Counts the elements.
     *
     * <p><i>Pulls</i> all, one after the other. <i>Closes</i> the source, once, before the task settles. <i>Threads:</i> those that bring
     * the elements. <i>Fails</i> as the source fails; a failure of the close is suppressed on that, or is the failure. <i>Cancelled:</i>
     * the pending pull is asked to end and waited for, and the source closed.
     *
     * @return the task of their number; it settles after the source is closed
     */
    default AsyncTask<Long> count() {
        return Loop.run(this, new Count());
    }

    /**
     * Takes the first element; no other is asked for.
     *
     * <p><i>Pulls</i> one. <i>Closes</i> the source, once, before the task settles. <i>Threads:</i> those that bring the elements.
     * <i>Fails</i> as the source fails; a failure of the close is suppressed on that, or is the failure. <i>Cancelled:</i> the pending
     * pull is asked to end and waited for, and the source closed.
     *
     * @return the task of the element, empty if there is none; it settles after the source is closed
     */
    default AsyncTask<Optional<T>> findFirst() {
        return Loop.run(this, new FindFirst<>());
    }

    /**
     * Combines all elements.
     *
     * <p><i>Pulls</i> all, one after the other. <i>Closes</i> the source, once, before the task settles. <i>Threads:</i> those that bring
     * the elements, for the function. <i>Fails</i> as the function or the source fails; a failure of the close is suppressed on that, or
     * is the failure. <i>Cancelled:</i> the pending pull is asked to end and waited for, and the source closed.
     *
     * @param fn combines two; a null result is a failure
     * @return the task of the result, empty if there are no elements; it settles after the source is closed
     */
    default AsyncTask<Optional<T>> reduce(BinaryOperator<T> fn) {
        return Loop.run(this, new Reduce<>(Objects.requireNonNull(fn, "fn")));
    }

    /**
     * Combines all elements, from a seed.
     *
     * <p><i>Pulls</i> all, one after the other. <i>Closes</i> the source, once, before the task settles. <i>Threads:</i> those that bring
     * the elements, for the function. <i>Fails</i> as the function or the source fails; a failure of the close is suppressed on that, or
     * is the failure. <i>Cancelled:</i> the pending pull is asked to end and waited for, and the source closed.
     *
     * @param seed where to begin; the result if there are no elements
     * @param fn combines two
     * @return the task of the result; it settles after the source is closed
     */
    default AsyncTask<T> reduce(T seed, BinaryOperator<T> fn) {
        Objects.requireNonNull(seed, "seed");
        return Loop.run(this, new Fold<>(seed, Objects.requireNonNull(fn, "fn")));
    }

    /**
     * Accumulates all elements, from a seed.
     *
     * <p><i>Pulls</i> all, one after the other. <i>Closes</i> the source, once, before the task settles. <i>Threads:</i> those that bring
     * the elements, for the function. <i>Fails</i> as the function or the source fails; a failure of the close is suppressed on that, or
     * is the failure. <i>Cancelled:</i> the pending pull is asked to end and waited for, and the source closed.
     *
     * @param seed where to begin; the result if there are no elements
     * @param fn makes the next of the last and an element
     * @param <R> the result
     * @return the task of the result; it settles after the source is closed
     */
    default <R extends @Nullable Object> AsyncTask<R> fold(R seed, BiFunction<? super R, ? super T, ? extends R> fn) {
        return Loop.run(this, new Fold<T, R>(seed, Objects.requireNonNull(fn, "fn")));
    }

    /**
     * Tells whether there is an element that matches; stops at the first.
     *
     * <p><i>Pulls</i> up to the first that matches. <i>Closes</i> the source, once, before the task settles. <i>Threads:</i> those that
     * bring the elements, for the predicate. <i>Fails</i> as the predicate or the source fails; a failure of the close is suppressed on
     * that, or is the failure. <i>Cancelled:</i> the pending pull is asked to end and waited for, and the source closed.
     *
     * @param predicate the predicate
     * @return the task; false if there are no elements; it settles after the source is closed
     */
    default AsyncTask<Boolean> anyMatch(ThrowingPredicate<? super T> predicate) {
        return Loop.run(this, new Match<>(Objects.requireNonNull(predicate, "predicate"), true, true));
    }

    /**
     * Tells whether all elements match; stops at the first that does not.
     *
     * <p><i>Pulls</i> up to the first that does not match. <i>Closes</i> the source, once, before the task settles. <i>Threads:</i> those
     * that bring the elements, for the predicate. <i>Fails</i> as the predicate or the source fails; a failure of the close is suppressed
     * on that, or is the failure. <i>Cancelled:</i> the pending pull is asked to end and waited for, and the source closed.
     *
     * @param predicate the predicate
     * @return the task; true if there are no elements; it settles after the source is closed
     */
    default AsyncTask<Boolean> allMatch(ThrowingPredicate<? super T> predicate) {
        return Loop.run(this, new Match<>(Objects.requireNonNull(predicate, "predicate"), false, false));
    }

    /**
     * Tells whether no element matches; stops at the first that does.
     *
     * <p><i>Pulls</i> up to the first that matches. <i>Closes</i> the source, once, before the task settles. <i>Threads:</i> those that
     * bring the elements, for the predicate. <i>Fails</i> as the predicate or the source fails; a failure of the close is suppressed on
     * that, or is the failure. <i>Cancelled:</i> the pending pull is asked to end and waited for, and the source closed.
     *
     * @param predicate the predicate
     * @return the task; true if there are no elements; it settles after the source is closed
     */
    default AsyncTask<Boolean> noneMatch(ThrowingPredicate<? super T> predicate) {
        return Loop.run(this, new Match<>(Objects.requireNonNull(predicate, "predicate"), true, false));
    }

    /**
     * Finds the least element; of equal ones the first.
     *
     * <p><i>Pulls</i> all, one after the other. <i>Closes</i> the source, once, before the task settles. <i>Threads:</i> those that bring
     * the elements, for the comparator. <i>Fails</i> as the comparator or the source fails; a failure of the close is suppressed on that,
     * or is the failure. <i>Cancelled:</i> the pending pull is asked to end and waited for, and the source closed.
     *
     * @param order the order
     * @return the task of the element, empty if there are none; it settles after the source is closed
     */
    default AsyncTask<Optional<T>> min(Comparator<? super T> order) {
        Objects.requireNonNull(order, "order");
        return reduce((a, b) -> order.compare(a, b) <= 0 ? a : b);
    }

    /**
     * Finds the greatest element; of equal ones the first.
     *
     * <p><i>Pulls</i> all, one after the other. <i>Closes</i> the source, once, before the task settles. <i>Threads:</i> those that bring
     * the elements, for the comparator. <i>Fails</i> as the comparator or the source fails; a failure of the close is suppressed on that,
     * or is the failure. <i>Cancelled:</i> the pending pull is asked to end and waited for, and the source closed.
     *
     * @param order the order
     * @return the task of the element, empty if there are none; it settles after the source is closed
     */
    default AsyncTask<Optional<T>> max(Comparator<? super T> order) {
        Objects.requireNonNull(order, "order");
        return reduce((a, b) -> order.compare(a, b) >= 0 ? a : b);
    }

    // ------------------------------------------------------------------------------------------------ direct style

    /**
     * Opens the source for blocking code: a plain {@code for} in try-with-resources.
     *
     * <p><i>Pulls</i> one when {@code hasNext} or {@code next} first asks for it; to ask again pulls nothing. <i>Closes</i> the source,
     * when the cursor is closed. <i>Threads:</i> the caller's, which waits. <i>Fails</i> as {@link Cursor} says. <i>Cancelled:</i> by an
     * interrupt of the caller.
     *
     * @return the cursor, which the caller closes
     */
    default Cursor<T> open() {
        return new BlockingCursor<>(Pipeline.pull(this, Kind.CURSOR));
    }

    /**
     * Opens the source as a stream of the JDK, whose close closes the source. Its steps wait as those of {@link Cursor} do. Nothing else closes
     * the source, not the end of the stream either: use it in try-with-resources.
     *
     * <p><i>Pulls</i> one for each that the stream takes. <i>Closes</i> the source, when the stream is closed. <i>Threads:</i> the
     * caller's, which waits. <i>Fails</i> as {@link Cursor} says. <i>Cancelled:</i> by an interrupt of the caller.
     *
     * @return a sequential stream, which the caller closes
     */
    default Stream<T> stream() {
        Cursor<T> cursor = open();
        Spliterator<T> elements =
                Spliterators.spliteratorUnknownSize(cursor.iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(elements, false).onClose(cursor::close);
    }

    // ------------------------------------------------------------------------------------------------------ publish

    /**
     * Lets a subscriber consume the source, as the Reactive Streams rules say: a publisher of its own for each subscriber.
     *
     * <p>The source is advanced only for what was requested. It is closed before {@code onComplete} and {@code onError} are called; a cancellation
     * closes it with {@link Outcome#STOPPED}.
     *
     * <p><i>Pulls</i> one for each requested. <i>Closes</i> the source, before the last signal. <i>Threads:</i> those that bring the
     * elements, one signal at a time. <i>Fails</i> by {@code onError}; what a subscriber throws cancels it and goes to {@link
     * Forthwith#onDropped}. <i>Cancelled:</i> by the subscription: the pending pull is asked to end.
     *
     * @param subscriber the subscriber
     */
    @Override
    @SuppressWarnings("FunctionalInterfaceMethodChanged") // one makes an iterable of a lambda, never a publisher
    default void subscribe(Flow.Subscriber<? super T> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        FlowSubscription.start(Pipeline.pull(this, Kind.SUBSCRIPTION), subscriber);
    }
}
