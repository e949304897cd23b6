package dev.forthwith.samples.webapi.client;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * Tries again after a failure that may pass, such as a 503 or a refused connection. The pauses double, vary at random, so that many
 * clients do not come back together, and are never shorter than the server asks for.
 *
 * @param times how often in a row; an element that arrives begins a new row
 * @param first the first pause
 */
public record Backoff(int times, Duration first) {
    /** Sends a request, which does no harm if it is sent twice, and reads its whole answer. */
    <T> AsyncTask<T> call(Callable<? extends CompletionStage<T>> request) {
        return reopen(AsyncIterable.next(request), Backoff::mayPass).findFirst().thenApply(Optional::orElseThrow);
    }

    /** Opens a source anew, as long as its failures may pass. */
    <T> AsyncIterable<T> reopen(AsyncIterable<T> source, Predicate<Throwable> mayPass) {
        return AsyncIterable.defer(() -> new Attempts<>(source, mayPass).elements());
    }

    static boolean mayPass(Throwable failure) {
        return failure instanceof UnexpectedStatusException status ? status.mayPass() : failure instanceof IOException;
    }

    private Duration pause(int failures, Throwable failure) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, 10));
        Duration varied =
                doubled.dividedBy(2).plusNanos(ThreadLocalRandom.current().nextLong(doubled.toNanos() / 2 + 1));
        Duration asked = failure instanceof UnexpectedStatusException status ? status.retryAfter() : Duration.ZERO;
        return varied.compareTo(asked) < 0 ? asked : varied;
    }

    /** The attempts of one loop: one source after the other, until one comes to its end. */
    private final class Attempts<T> {
        private final AsyncIterable<T> source;
        private final Predicate<Throwable> mayPass;
        private int failures;
        private boolean ended;

        Attempts(AsyncIterable<T> source, Predicate<Throwable> mayPass) {
            this.source = source;
            this.mayPass = mayPass;
        }

        AsyncIterable<T> elements() {
            return AsyncIterable.iterate(this, same -> same)
                    .takeWhile(attempts -> !ended)
                    .flatMap(attempts -> AsyncIterable.concat(source.peek(element -> failures = 0), end())
                            .onErrorResume(this::pauseAfter));
        }

        private AsyncIterable<T> end() {
            return AsyncIterable.defer(() -> {
                ended = true;
                return AsyncIterable.empty();
            });
        }

        private AsyncIterable<T> pauseAfter(Throwable failure) {
            if (!mayPass.test(failure) || failures == times) {
                return AsyncIterable.failed(failure);
            }
            failures++;
            return AsyncIterable.interval(pause(failures, failure)).limit(1).flatMap(passed -> AsyncIterable.empty());
        }
    }
}
