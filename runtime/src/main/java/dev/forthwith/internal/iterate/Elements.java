package dev.forthwith.internal.iterate;

import org.jspecify.annotations.Nullable;

/** The rule that elements are never null. */
public final class Elements {
    private Elements() {}

    /** The element, or a failure that names who yielded null. */
    public static <T> T present(@Nullable T element, String who) {
        if (element == null) {
            throw missing(who);
        }
        return element;
    }

    /** The failure of who yielded null. */
    public static NullPointerException missing(String who) {
        return new NullPointerException(who + " yielded null; elements are never null");
    }
}
