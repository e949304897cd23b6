package dev.forthwith.internal.observe;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Is told of everything that opens while it is installed, by {@link Watching}. It is called in the midst of the work, from any thread and
 * from many at once, so it is quick, calls nothing foreign and throws nothing.
 */
public interface Watcher {
    /**
     * Something begins to open; an iteration, with its first step. It is told on the thread that opens it, so that the stack says who.
     *
     * @param kind what it is
     * @param opener how messages name what opens it, such as {@code Database.open()}; of an iteration, what yields the elements
     * @param closer how messages name what closes it, such as {@code Database.close()}
     * @param subject is unreachable when nobody can close it any more; a watcher that keeps it keeps it from that
     * @return what is told of the rest, or null
     */
    @Nullable
    Watch opens(Kind kind, String opener, String closer, Object subject);

    /**
     * A task was asked to cancel, and waits for what is pending and for its exits.
     *
     * @param place says what it waits for at the moment, as the log does after ten seconds
     * @return is run just before the task settles, or null
     */
    default @Nullable Runnable waits(Supplier<String> place) {
        return null;
    }
}
