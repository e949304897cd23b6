package dev.forthwith.internal.observe;

import java.util.Arrays;

/** The stack of an opening, for the log. */
final class OpenedHere extends Exception {
    private static final long serialVersionUID = 1;

    OpenedHere() {
        super("by the thread " + Thread.currentThread().getName());
    }

    /** Without the frames of this library above the one that called it. */
    OpenedHere ofUser() {
        StackTraceElement[] frames = getStackTrace();
        int first = 0;
        while (first < frames.length && isOurs(frames[first].getClassName())) {
            first++;
        }
        if (first < frames.length) {
            setStackTrace(Arrays.copyOfRange(frames, first, frames.length));
        }
        return this;
    }

    private static boolean isOurs(String name) {
        return name.startsWith("dev.forthwith.internal.")
                || name.startsWith("dev.forthwith.generated.")
                || name.startsWith("java.")
                || (name.startsWith("dev.forthwith.") && name.lastIndexOf('.') == "dev.forthwith".length());
    }
}
