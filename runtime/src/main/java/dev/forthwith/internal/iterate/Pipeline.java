package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.internal.observe.Kind;
import java.util.ArrayDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A source with operators behind it: a recipe, which runs nothing until an iterator advances. Operators in a row become one pass, so
 * neither building nor running nests with their number.
 *
 * @param <T> the elements that come out
 */
public final class Pipeline<T> implements AsyncIterable<T> {
    private final @Nullable Supplier<? extends Source<?>> source;
    private final @Nullable AsyncIterable<?> upstream;
    private final @Nullable Supplier<? extends Operator> operator;

    private Pipeline(
            @Nullable Supplier<? extends Source<?>> source,
            @Nullable AsyncIterable<?> upstream,
            @Nullable Supplier<? extends Operator> operator) {
        this.source = source;
        this.upstream = upstream;
        this.operator = operator;
    }

    /** An iterable that makes a new source for each iteration. */
    public static <T> AsyncIterable<T> of(Supplier<? extends Source<T>> source) {
        return new Pipeline<>(source, null, null);
    }

    /** The iterable with one operator more behind it, made anew for each iteration. */
    public static <T> AsyncIterable<T> with(AsyncIterable<?> upstream, Supplier<? extends Operator> operator) {
        return new Pipeline<>(null, upstream, operator);
    }

    @Override
    public AsyncIterator<T> iterator() {
        return pull(this, Kind.ITERATOR);
    }

    /** An iterator over any iterable, with all the protection of our own, for an operator. */
    public static <T> Pull<T> pull(AsyncIterable<T> iterable) {
        return pull(iterable, Kind.PART);
    }

    /** The same, for whoever those who watch are told. */
    public static <T> Pull<T> pull(AsyncIterable<T> iterable, Kind kind) {
        return pull(iterable, null, kind);
    }

    /** An iterator over the iterable, with one operator more behind it if there is one. */
    static <T> Pull<T> pull(AsyncIterable<?> iterable, @Nullable Operator last, Kind kind) {
        ArrayDeque<Operator> operators = new ArrayDeque<>();
        if (last != null) {
            operators.addFirst(last);
        }
        AsyncIterable<?> head = iterable;
        while (head instanceof Pipeline<?> pipeline && pipeline.operator != null && pipeline.upstream != null) {
            operators.addFirst(pipeline.operator.get());
            head = pipeline.upstream;
        }
        return new Pull<>(source(head), operators.toArray(new Operator[0]), kind);
    }

    /** The source of an iterable, to be driven by somebody else than a pull of its own. It is made when the first element is asked for. */
    public static <T> Source<T> source(AsyncIterable<T> iterable) {
        return new IterableSource<>(iterable);
    }

    /** The source that this makes for one iteration, if there are no operators behind it. */
    @Nullable
    Source<T> bareSource() {
        @SuppressWarnings("unchecked")
        Source<T> made = source == null ? null : (Source<T>) source.get();
        return made;
    }
}
