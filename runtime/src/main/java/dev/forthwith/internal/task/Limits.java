package dev.forthwith.internal.task;

import java.time.Duration;

/** The bounds of what a user may ask for. */
public final class Limits {
    private Limits() {}

    /** A limit in time: more than nothing. */
    public static Duration requirePositive(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("the limit must be more than nothing, but is " + limit);
        }
        return limit;
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
