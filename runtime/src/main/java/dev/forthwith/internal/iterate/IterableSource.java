package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.internal.failure.Described;
import java.util.Objects;

/** An iterable whose iterator is asked for when the first element is. */
final class IterableSource<T> extends Source<T> {
    private final AsyncIterable<T> iterable;

    IterableSource(AsyncIterable<T> iterable) {
        this.iterable = iterable;
    }

    /**
     * Asks for the iterator. One of ours is not driven from outside: its source is taken over. But not if somebody may hold that iterator, who
     * would find it unused while its source is in use.
     */
    @SuppressWarnings("unchecked")
    Source<T> open() {
        Source<T> made = iterable instanceof Pipeline<T> pipeline ? pipeline.bareSource() : null;
        if (made != null) {
            return made;
        }
        AsyncIterator<T> iterator =
                Objects.requireNonNull(iterable.iterator(), () -> name() + ".iterator() returned null");
        Source<?> bare = iterator instanceof Pull<T> pull ? pull.unusedSource() : null;
        if (bare != null && bare.isPartOf(iterable.getClass())) {
            return (Source<T>) bare;
        }
        return new IteratorSource<>(iterator instanceof Pull<T> pull ? pull.asPart() : iterator);
    }

    @Override
    public Object pull() {
        throw new AssertionError("to be opened first");
    }

    @Override
    public String name() {
        return Described.of(iterable);
    }
}
