package dev.forthwith.internal.failure;

import org.jspecify.annotations.Nullable;

/** How messages name what is somebody else's: as it does itself, unless that fails. */
public final class Described {
    private Described() {}

    public static String of(@Nullable Object foreign) {
        try {
            return String.valueOf(foreign);
        } catch (Throwable thrown) {
            return foreign == null ? "null" : foreign.getClass().getName();
        }
    }
}
