package dev.forthwith.internal.failure;

import org.jspecify.annotations.Nullable;

/**
 * The stage of a close or an exit that has others on its way. One of them may have handled the failure that all were told, although a
 * later one failed: then that failure is gone, and the later one does not carry it. If they were told none, it may be that of another one.
 */
public interface MayHandle {
    /** Whether this failure, which it was told, was handled, or with none, one that came up on the way; to be asked when it has ended. */
    boolean hasHandled(@Nullable Throwable told);

    /** Whether a stage that has ended is such a one, and this failure was handled on its way. */
    static boolean hasHandled(@Nullable Object stage, @Nullable Throwable told) {
        return stage instanceof MayHandle way && way.hasHandled(told);
    }
}
