package dev.forthwith;

import java.util.Objects;

/**
 * An element and its place.
 *
 * @param index how many elements came before it, not negative
 * @param value the element, not null
 * @param <T> the element
 * @see AsyncIterable#indexed
 */
public record Indexed<T>(long index, T value) {
    /**
     * Takes both.
     *
     * @param index not negative
     * @param value not null
     */
    public Indexed {
        if (index < 0) {
            throw new IllegalArgumentException("index must not be negative, but is " + index);
        }
        Objects.requireNonNull(value, "value");
    }
}
