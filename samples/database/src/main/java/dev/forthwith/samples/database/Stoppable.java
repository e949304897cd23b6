package dev.forthwith.samples.database;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Statements that a cancellation stops on the server. */
final class Stoppable {
    private static final Duration AGAIN = Duration.ofMillis(50);

    /** Tells the server to stop what the connection does; its stage ends when the server has been told. */
    interface Request {
        CompletionStage<?> send() throws Exception;
    }

    private Stoppable() {}

    /** Follows the work of a connection. It ends when the work has ended, and no request that could hit what comes next is under way. */
    static <T> AsyncTask<T> of(CompletionStage<T> work, Request request) {
        return AsyncTask.stoppable(work, () -> untilItEnds(work.toCompletableFuture(), request));
    }

    /** A database ignores a request that overtakes the statement, so it is made again until the work ends. */
    private static AsyncTask<Void> untilItEnds(CompletableFuture<?> work, Request request) {
        return AsyncIterable.concat(AsyncIterable.of(-1L), AsyncIterable.interval(AGAIN))
                .takeWhile(tick -> !work.isDone())
                .forEachAwait(tick -> request.send());
    }
}
