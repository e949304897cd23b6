package dev.forthwith.internal.task;

import org.jspecify.annotations.Nullable;

/** What a machine passes around between steps whose types it has forgotten. */
public final class Untyped {
    private Untyped() {}

    /** The value as what the caller knows it to be. */
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    public static <T extends @Nullable Object> T as(@Nullable Object value) {
        return (T) value;
    }
}
