package dev.forthwith.internal.iterate;

import dev.forthwith.internal.failure.Described;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Elements that came together, gone through one after the other.
 *
 * <p>A list in memory is copied whole, into an array that is used again for the next page: that saves the two virtual calls of an iterator
 * for each element, and allocates nothing once the array is large enough.
 *
 * @param <T> the elements
 */
public final class Page<T> {
    /** The array is kept as long as its source, so a longer list goes by its iterator. */
    private static final int LONGEST = 1024;

    private Object[] copy = {};
    private int next;
    private int size;
    private Iterator<? extends T> rest = Collections.emptyIterator();

    /** Turns to the elements of an iterable. */
    public void turnTo(Iterable<? extends T> elements) {
        if (!copies(elements)) {
            turnTo(Objects.requireNonNull(
                    elements.iterator(), () -> Described.of(elements) + ".iterator() returned null"));
        }
    }

    /** Turns to the elements of an iterator. */
    public void turnTo(Iterator<? extends T> elements) {
        rest = elements;
    }

    /** Turns to the elements of a list in memory; false for anything else. */
    public boolean copies(Object elements) {
        if (!(elements instanceof List<?> list) || !isInMemory(list)) {
            return false;
        }
        size = list.size();
        if (size > LONGEST) {
            size = 0;
            return false;
        }
        copy = list.toArray(copy);
        return true;
    }

    /** A list that others may change meanwhile has an iterator that knows about it, but no copy of a known size. */
    private static boolean isInMemory(List<?> list) {
        return list instanceof RandomAccess && !(list instanceof CopyOnWriteArrayList<?>);
    }

    /** Carries what is left; false if the route wants no more at the moment. Messages call who yielded it by that name. */
    public boolean drain(Route route, Step who) {
        if (size > 0 && !drainCopy(route, who)) {
            return false;
        }
        Iterator<? extends T> elements = rest;
        try {
            while (elements.hasNext()) {
                if (!carry(elements.next(), route, who)) {
                    return false;
                }
            }
            // It is over: neither asked again when a copied page follows, nor kept with what it goes through.
            rest = Collections.emptyIterator();
        } catch (Throwable thrown) {
            return route.failSource(thrown);
        }
        return true;
    }

    private boolean drainCopy(Route route, Step who) {
        Object[] elements = copy;
        int end = size;
        int i = next;
        while (i < end) {
            if (!carry(elements[i++], route, who)) {
                next = i;
                return false;
            }
        }
        Arrays.fill(elements, 0, end, null);
        next = 0;
        size = 0;
        return true;
    }

    private static boolean carry(@Nullable Object element, Route route, Step who) {
        return element == null ? route.failSource(Elements.missing(who.name())) : route.carry(element);
    }
}
