package dev.forthwith.samples.database;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import java.util.Optional;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;

/** What R2DBC's publishers send, as sources and tasks. */
final class Answer {
    private Answer() {}

    /** Everything that it sends; at most a window of it is asked for, or lies here, before it is wanted. */
    static <T> AsyncIterable<T> all(Publisher<? extends T> publisher, int window) {
        return AsyncIterable.from(FlowAdapters.<T>toFlowPublisher(publisher), window);
    }

    /** The one thing that it sends, after it has said that this was all. */
    static <T> AsyncTask<T> one(Publisher<? extends T> publisher) {
        return Answer.<T>all(publisher, 1).reduce((first, second) -> second).thenApply(Optional::orElseThrow);
    }

    /** Its end. */
    static AsyncTask<Void> end(Publisher<?> publisher) {
        return all(publisher, 1).forEach(nothing -> {});
    }
}
