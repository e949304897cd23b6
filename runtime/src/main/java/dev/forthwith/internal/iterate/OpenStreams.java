package dev.forthwith.internal.iterate;

import dev.forthwith.internal.failure.Failures;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * The streams among the pages of a source that are open: each is closed when it has been gone through, what is left with the source.
 * Pages may be taken by another thread than the one that goes through them.
 */
public final class OpenStreams {
    private final Set<BaseStream<?, ?>> open = new LinkedHashSet<>();

    /** The stream that this is, or that is in it. */
    public static @Nullable BaseStream<?, ?> in(Object page) {
        Object found = page instanceof Optional<?> some ? some.orElse(null) : page;
        return found instanceof BaseStream<?, ?> stream ? stream : null;
    }

    public synchronized void add(BaseStream<?, ?> stream) {
        open.add(stream);
    }

    /** Closes one, unless that was done. */
    public void close(BaseStream<?, ?> stream) {
        if (take(stream)) {
            stream.close();
        }
    }

    private synchronized boolean take(BaseStream<?, ?> stream) {
        return open.remove(stream);
    }

    /** Closes all that are left. Answers with what that failed with. */
    public @Nullable Throwable closeAll() {
        Throwable failure = null;
        for (BaseStream<?, ?> stream : left()) {
            try {
                close(stream);
            } catch (Throwable thrown) {
                failure = Failures.merge(failure, Failures.unwrap(thrown));
            }
        }
        return failure;
    }

    private synchronized BaseStream<?, ?>[] left() {
        return open.toArray(BaseStream<?, ?>[]::new);
    }
}
