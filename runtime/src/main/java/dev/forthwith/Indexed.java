package dev.forthwith;

/**
 * An element and its place.
 *
 * @param index how many elements came before it
 * @param value the element
 * @param <T> the element
 * @see AsyncIterable#indexed
 */
public record Indexed<T>(long index, T value) {}
