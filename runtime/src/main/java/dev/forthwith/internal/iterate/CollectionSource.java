package dev.forthwith.internal.iterate;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The elements of an iterable that is at hand. */
public final class CollectionSource<T> extends Source<T> {
    private final Iterable<? extends T> elements;
    private @Nullable Iterator<? extends T> iterator;

    public CollectionSource(Iterable<? extends T> elements) {
        this.elements = elements;
    }

    @Override
    public Object pull() {
        Iterator<? extends T> rest = iterator;
        if (rest == null) {
            rest = elements.iterator();
            iterator = rest;
        }
        return rest.hasNext() ? Elements.present(rest.next(), name()) : Signal.END;
    }

    @Override
    public String name() {
        return "the iterable given to from";
    }
}
