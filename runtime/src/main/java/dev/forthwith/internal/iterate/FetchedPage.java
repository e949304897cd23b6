package dev.forthwith.internal.iterate;

import dev.forthwith.Outcome;
import dev.forthwith.internal.task.Shared;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** The elements of a page that was fetched ahead, gone through when its turn comes. */
public final class FetchedPage<T> extends Source<T> {
    private final Page<T> page = new Page<>();
    private final String name;
    private final @Nullable OpenStreams streams;
    private final @Nullable BaseStream<?, ?> stream;

    /** Messages call who yielded the page by this name. If it is a stream, that is one of the open ones. */
    public FetchedPage(
            Iterator<? extends T> elements,
            String name,
            @Nullable OpenStreams streams,
            @Nullable BaseStream<?, ?> stream) {
        page.turnTo(elements);
        this.name = name;
        this.streams = streams;
        this.stream = stream;
    }

    @Override
    public Object drain(Route route) throws Throwable {
        return page.drain(route, this) ? Signal.END : route.said();
    }

    @Override
    public CompletionStage<?> close(Outcome outcome, @Nullable Throwable failure) {
        if (streams != null && stream != null) {
            streams.close(stream);
        }
        return Shared.DONE;
    }

    @Override
    public String name() {
        return name;
    }
}
