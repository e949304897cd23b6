package dev.forthwith.internal.task;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The bounds of what a user may ask for. */
public final class Limits {
    private Limits() {}

    /** A time: more than nothing. */
    public static Duration requirePositive(String name, Duration time) {
        Objects.requireNonNull(time, name);
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " must be more than nothing, but is " + time);
        }
        return time;
    }

    /** Several of something: none of them null. */
    public static <T> List<T> copyOf(String name, T[] several) {
        Objects.requireNonNull(several, name);
        for (int i = 0; i < several.length; i++) {
            if (several[i] == null) {
                throw new NullPointerException(name + "[" + i + "] is null");
            }
        }
        return List.of(several);
    }

    /** A size: more than 0. */
    public static int requirePositive(String name, int size) {
        if (size < 1) {
            throw new IllegalArgumentException(name + " must be more than 0, but is " + size);
        }
        return size;
    }

    /** A count: not negative. */
    public static int requireNotNegative(String name, int count) {
        if (count < 0) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + count);
        }
        return count;
    }
}
