package dev.forthwith.samples.cluster;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** One pass over a source of ours, as a resource that Pekko opens, reads and closes. It tells the source how the pass ended. */
final class Pass<T> {
    private final AsyncIterator<T> iterator;
    private Outcome outcome = Outcome.STOPPED;
    private Throwable failure;

    private Pass(AsyncIterator<T> iterator) {
        this.iterator = iterator;
    }

    static <T> Source<T, NotUsed> source(AsyncIterable<T> iterable) {
        return Source.unfoldResourceAsync(
                () -> CompletableFuture.completedFuture(new Pass<>(iterable.iterator())), Pass::next, Pass::close);
    }

    private CompletionStage<Optional<T>> next() {
        return iterator.advance()
                .whenComplete(this::note)
                .thenApply(more -> more ? Optional.of(iterator.current()) : Optional.empty());
    }

    private void note(Boolean more, Throwable thrown) {
        if (thrown != null) {
            outcome = Outcome.FAILED;
            failure = thrown;
        } else if (!more) {
            outcome = Outcome.COMPLETED;
        }
    }

    /** Pekko also calls this while a reading is pending, when nobody wants it any more: the iterator allows that. */
    private CompletionStage<Done> close() {
        return iterator.close(outcome, failure).thenApply(closed -> Done.getInstance());
    }
}
