package dev.forthwith.internal.bridge;

import dev.forthwith.Outcome;
import dev.forthwith.internal.iterate.Elements;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.iterate.Source;
import dev.forthwith.internal.task.Shared;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The elements of a stream of the JDK, which is closed with the source. */
public final class StreamSource<T> extends Source<T> {
    private final Stream<? extends T> stream;
    private @Nullable Iterator<? extends T> iterator;
    private boolean taken;

    public StreamSource(Stream<? extends T> stream) {
        this.stream = stream;
    }

    @Override
    public Object pull() {
        Iterator<? extends T> rest = iterator;
        if (rest == null) {
            taken = true;
            try {
                rest = stream.iterator();
            } catch (IllegalStateException used) {
                taken = false;
                throw new IllegalStateException("the stream given to from was used before; it is for one loop", used);
            }
            iterator = rest;
        }
        return rest.hasNext() ? Elements.present(rest.next(), name()) : Signal.END;
    }

    @Override
    public CompletionStage<?> close(Outcome outcome, @Nullable Throwable failure) {
        if (taken) {
            stream.close();
        }
        return Shared.DONE;
    }

    @Override
    public String name() {
        return "the stream given to from";
    }
}
