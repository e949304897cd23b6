package dev.forthwith.internal.failure;

import dev.forthwith.Outcome;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The one place where failures are unwrapped, classified and merged. */
public final class Failures {
    /** Up to how many suppressed failures are looked into for one that is already there; beyond, many exits that fail would take ages. */
    private static final int FEW = 64;

    /** How many failures are looked at: causes of somebody's own may be made anew whenever they are asked for, and so never end. */
    private static final int MOST = 100_000;

    private Failures() {}

    /** Takes off the layers that the JDK put around a failure; a subclass or a layer without cause is somebody's own. */
    public static Throwable unwrap(Throwable failure) {
        Throwable current = failure;
        while (isLayer(current)) {
            Throwable cause = current.getCause();
            if (cause == null) {
                return current;
            }
            current = takeOff(current, cause);
        }
        return current;
    }

    /** The failure that the user of something passed, or none, without the layers that the JDK put around it. */
    public static @Nullable Throwable passed(@Nullable Throwable failure) {
        return failure == null ? null : unwrap(failure);
    }

    private static boolean isLayer(Throwable failure) {
        return failure.getClass() == CompletionException.class || failure.getClass() == ExecutionException.class;
    }

    private static Throwable takeOff(Throwable layer, Throwable cause) {
        Throwable merged = cause;
        for (Throwable suppressed : layer.getSuppressed()) {
            // A layer around the one that carries it is nothing new, and would be taken off again for ever.
            if (!isLayer(suppressed) || !carries(suppressed, layer)) {
                merged = merge(merged, suppressed);
            }
        }
        return merged;
    }

    /** How an operation that ended with this failure ended. */
    public static Outcome outcome(@Nullable Throwable failure) {
        if (failure == null) {
            return Outcome.COMPLETED;
        }
        return failure instanceof CancellationException ? Outcome.CANCELLED : Outcome.FAILED;
    }

    /** The failure of an operation that was cancelled and whose pending step then ended with {@code late}, if it failed. */
    public static CancellationException cancelled(@Nullable Throwable late) {
        if (late instanceof CancellationException own) {
            return own;
        }
        CancellationException cancelled = new CancellationException("the operation was cancelled");
        if (late != null) {
            cancelled.addSuppressed(late);
        }
        return cancelled;
    }

    /**
     * Merges a later failure into an earlier one. The earliest is primary and carries the later ones as suppressed, in order. A later
     * one that already carries the earlier one is a translation and takes its place; only a cancellation is not translated away.
     */
    public static Throwable merge(@Nullable Throwable earlier, Throwable later) {
        if (earlier == null || earlier == later) {
            return later;
        }
        if (carries(later, earlier)) {
            if (earlier instanceof CancellationException && !(later instanceof CancellationException)) {
                CancellationException cancelled = new CancellationException(messageOf(earlier));
                cancelled.addSuppressed(later);
                return cancelled;
            }
            return later;
        }
        Throwable[] before = earlier.getSuppressed();
        if (isAmong(before, later) || (before.length <= FEW && carries(earlier, later))) {
            return earlier;
        }
        earlier.addSuppressed(later);
        if (before.length == 0 && earlier.getSuppressed().length == 0) {
            Dropped.report(
                    "a failure that could not be suppressed on a "
                            + earlier.getClass().getName(),
                    later);
        }
        return earlier;
    }

    /** What a stage says that was asked to end: that it was cancelled is no news, what is suppressed on that is. */
    public static List<Throwable> news(Throwable late) {
        return List.of(late instanceof CancellationException ? late.getSuppressed() : new Throwable[] {late});
    }

    /** Merges what a stage says that was asked to end: that it was cancelled is no news, what is suppressed on that is. */
    public static Throwable mergeLate(Throwable earlier, Throwable late) {
        return late instanceof CancellationException ? mergeSuppressed(earlier, late) : merge(earlier, late);
    }

    /** Merges what is suppressed on a failure that is itself no news. */
    public static Throwable mergeSuppressed(Throwable earlier, Throwable noNews) {
        Throwable merged = earlier;
        for (Throwable suppressed : noNews.getSuppressed()) {
            merged = merge(merged, suppressed);
        }
        return merged;
    }

    /**
     * The interrupt that is thrown for an operation which was cancelled for it, with what is news in how that ended. As a cancellation, it is
     * not translated away: where one of those failures carries it, another one takes its place.
     */
    public static InterruptedException interrupted(InterruptedException interrupt, Throwable ending) {
        InterruptedException whole = interrupt;
        for (Throwable suppressed : ending.getSuppressed()) {
            if (carries(suppressed, whole)) {
                whole = new InterruptedException(messageOf(whole));
                whole.addSuppressed(suppressed);
            } else if (suppressed != whole) {
                merge(whole, suppressed);
            }
        }
        return whole;
    }

    /**
     * Whether {@code sought} is reachable from {@code root} through causes and suppressed failures. What is too far to be found counts as
     * not there: so it may be shown twice, but is not lost.
     */
    public static boolean carries(Throwable root, Throwable sought) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        ArrayDeque<Throwable> left = new ArrayDeque<>();
        left.push(root);
        while (!left.isEmpty()) {
            Throwable link = left.pop();
            while (link != null && seen.size() < MOST && seen.add(link)) {
                for (Throwable suppressed : link.getSuppressed()) {
                    if (suppressed == sought) {
                        return true;
                    }
                    if (!isBare(suppressed)) {
                        left.push(suppressed);
                    }
                }
                link = causeOf(link);
                if (link == sought) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The cause; a failure of somebody's own that cannot tell it has none. */
    private static @Nullable Throwable causeOf(Throwable failure) {
        try {
            return failure.getCause();
        } catch (Throwable broken) {
            return null;
        }
    }

    /** The message; a failure of somebody's own that cannot tell it has none. */
    private static @Nullable String messageOf(Throwable failure) {
        try {
            return failure.getMessage();
        } catch (Throwable broken) {
            return null;
        }
    }

    private static boolean isBare(Throwable failure) {
        return causeOf(failure) == null && failure.getSuppressed().length == 0;
    }

    private static boolean isAmong(Throwable[] failures, Throwable sought) {
        for (Throwable failure : failures) {
            if (failure == sought) {
                return true;
            }
        }
        return false;
    }

    /** Throws unchecked exceptions and errors as they are, a checked one in a {@link CompletionException}. */
    public static RuntimeException rethrow(Throwable failure) {
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw new CompletionException(failure);
    }

    /** Throws whatever it is given, past the compiler. */
    @SuppressWarnings("unchecked")
    public static <X extends Throwable> RuntimeException sneak(Throwable failure) throws X {
        throw (X) failure;
    }
}
