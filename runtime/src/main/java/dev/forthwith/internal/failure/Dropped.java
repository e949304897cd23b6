package dev.forthwith.internal.failure;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Where failures go that can reach nobody: the log, and the handler that the program set. */
public final class Dropped {
    private static final Logger LOGGER = System.getLogger("dev.forthwith");
    private static volatile @Nullable BiConsumer<String, Throwable> handler;

    private Dropped() {}

    public static void handler(@Nullable BiConsumer<String, Throwable> newHandler) {
        handler = newHandler;
    }

    /** Reports what a stage says that was given up: that it was cancelled is no news, what is suppressed on that is. */
    public static void reportLate(String where, Throwable failure) {
        if (!(failure instanceof CancellationException)) {
            report(where, failure);
            return;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            report(where, suppressed);
        }
    }

    public static void report(String where, Throwable failure) {
        log(Level.WARNING, where, failure);
        BiConsumer<String, Throwable> current = handler;
        if (current == null) {
            return;
        }
        try {
            current.accept(where, failure);
        } catch (Throwable thrown) {
            log(Level.ERROR, "the handler of dropped failures failed", thrown);
        }
    }

    private static void log(Level level, String message, Throwable failure) {
        try {
            LOGGER.log(level, message, failure);
        } catch (Throwable unprintable) {
            // A logger that breaks, or a failure that cannot say what it is, must not break what goes on here.
        }
    }
}
