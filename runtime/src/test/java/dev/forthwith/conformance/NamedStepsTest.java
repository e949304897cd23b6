package dev.forthwith.conformance;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Patience;
import dev.forthwith.bench.Twin;
import dev.forthwith.generated.Results;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a cancelled task waits for, the log names it: the function, the source, the method, the class of a stage. */
@Isolated("sets the clock")
final class NamedStepsTest extends BenchTest {
    @AutoClose
    private final Patience patience = new Patience();

    /** Somebody's own iterator: advances and closes as it is told. */
    private record Foreign(CompletionStage<Boolean> advance, CompletionStage<Void> closing)
            implements AsyncIterator<Object> {
        static AsyncIterable<Object> advancing(CompletableFuture<Object> waiting) {
            return () -> new Foreign(waiting.thenApply(any -> false), CompletableFuture.completedFuture(null));
        }

        static AsyncIterable<Object> closing(CompletableFuture<Object> waiting) {
            return () -> new Foreign(CompletableFuture.completedFuture(false), waiting.thenApply(any -> null));
        }

        static AsyncIterable<Object> failing(CompletableFuture<Object> waiting) {
            return () ->
                    new Foreign(CompletableFuture.failedFuture(new Boom("advance")), waiting.thenApply(any -> null));
        }

        @Override
        public Object current() {
            throw new AssertionError();
        }

        @Override
        public CompletionStage<Void> close(Outcome outcome, Throwable failure) {
            return closing;
        }
    }

    /** Somebody's own context, which is its own manager. */
    private record Entering(CompletableFuture<Object> enter)
            implements AsyncContextManager<Object>, AsyncContext<Object> {
        @Override
        public AsyncContext<Object> context() {
            return this;
        }

        @Override
        public CompletionStage<Boolean> exit(Outcome outcome, Throwable failure) {
            return CompletableFuture.completedFuture(false);
        }
    }

    /** Publishes the end when it is told to. */
    private record Silent(CompletableFuture<Object> waiting) implements Flow.Publisher<Object> {
        @Override
        public void subscribe(Flow.Subscriber<? super Object> subscriber) {
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {}

                @Override
                public void cancel() {}
            });
            waiting.thenRun(subscriber::onComplete);
        }
    }

    private static Arguments step(String name, Function<CompletableFuture<Object>, AsyncTask<?>> begin) {
        return Arguments.of(List.of(name), begin);
    }

    /** What runs ahead is waited for by itself, and says so too. */
    private static Arguments ahead(String name, Function<CompletableFuture<Object>, AsyncTask<?>> begin) {
        return Arguments.of(List.of(name, "the function given to next"), begin);
    }

    /** Two were asked to cancel. */
    private static Arguments twice(String name, Function<CompletableFuture<Object>, AsyncTask<?>> begin) {
        return Arguments.of(List.of(name, "a " + CompletableFuture.class.getName()), begin);
    }

    static Stream<Arguments> steps() {
        AsyncIterable<Integer> one = AsyncIterable.of(1);
        return Stream.of(
                step(
                        "the function given to next",
                        w -> AsyncIterable.next(() -> w).count()),
                step(
                        "the function given to pages",
                        w -> AsyncIterable.pages(() -> w.thenApply(any -> null)).count()),
                step("the function given to mapAwait", w -> one.mapAwait(n -> w).count()),
                step(
                        "the function given to filterAwait",
                        w -> one.filterAwait(n -> w.thenApply(any -> true)).count()),
                step("the body of forEachAwait", w -> one.forEachAwait(n -> w)),
                ahead("prefetch", w -> AsyncIterable.next(() -> w).prefetch(2).count()),
                ahead(
                        "merge",
                        w -> AsyncIterable.merge(AsyncIterable.next(() -> w), one.filter(n -> false))
                                .count()),
                step(
                        "the function given to mapConcurrent",
                        w -> one.mapConcurrent(2, n -> w).count()),
                step(
                        "the function given to mapConcurrentUnordered",
                        w -> one.mapConcurrentUnordered(2, n -> w).count()),
                ahead(
                        "windowTimed",
                        w -> AsyncIterable.next(() -> w)
                                .windowTimed(2, Duration.ofHours(1))
                                .count()),
                step(
                        "the function given to next",
                        w -> AsyncIterable.next(() -> w)
                                .timeout(Duration.ofHours(1))
                                .count()),
                step(
                        "the function given to next",
                        w -> AsyncIterable.next(() -> w).retry(1).count()),
                step(
                        "the function given to next",
                        w -> AsyncIterable.zip(one, AsyncIterable.next(() -> w), (a, b) -> b)
                                .count()),
                step(
                        Foreign.class.getName() + ".advance()",
                        w -> Foreign.advancing(w).count()),
                step(
                        Foreign.class.getName() + ".close()",
                        w -> Foreign.closing(w).count()),
                step(
                        Foreign.class.getName() + ".close()",
                        w -> one.flatMap(n -> Foreign.closing(w)).count()),
                step(
                        Foreign.class.getName() + ".close()",
                        w -> Foreign.failing(w).retry(1).count()),
                step(
                        "the enter of " + Entering.class.getName(),
                        w -> AsyncIterable.using(new Entering(w), any -> AsyncIterable.empty())
                                .count()),
                step(
                        "the publisher " + Silent.class.getName(),
                        w -> AsyncIterable.from(new Silent(w)).count()),
                step("a receiver of a channel", w -> {
                    AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
                    w.thenRun(channel::close);
                    return channel.count();
                }),
                step(
                        "the executor given to on",
                        w -> one.on(work -> w.thenRun(work)).count()),
                twice("the end of a pending step", w -> {
                    AsyncIterator<Object> iterator =
                            AsyncIterable.next(() -> AsyncTask.shield(w)).iterator();
                    AsyncTask.from(iterator.advance());
                    return AsyncTask.from(iterator.close());
                }),
                step(
                        "a " + CompletableFuture.class.getName(),
                        w -> AsyncTask.stoppable(w, () -> CompletableFuture.completedFuture(null))),
                twice("a " + CompletableFuture.class.getName(), w -> {
                    CompletableFuture<Object> work = new CompletableFuture<>();
                    AsyncTask<Object> stopped = AsyncTask.from(AsyncTask.stoppable(work, () -> w));
                    stopped.thenApply(any -> any).cancel(true);
                    work.complete(1);
                    return stopped;
                }),
                step(
                        "a " + CompletableFuture.class.getName(),
                        w -> AsyncTask.shield(w).newIncompleteFuture()),
                step(
                        "a " + CompletableFuture.class.getName(),
                        w -> AsyncTask.from(CompletableFuture.completedFuture(1))
                                .thenCombine(AsyncTask.shield(w), (a, b) -> b)),
                step(
                        "a " + CompletableFuture.class.getName(),
                        w -> AsyncTask.shield(w).thenCombine(CompletableFuture.completedFuture(1), (a, b) -> b)),
                step(
                        "a " + CompletableFuture.class.getName(),
                        w -> AsyncTask.shield(w).applyToEither(AsyncTask.shield(w), any -> any)));
    }

    /** Derived from once more, so that there is one that can be asked also where it is too late for the other. */
    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("steps")
    void isNamed(List<String> names, Function<CompletableFuture<Object>, AsyncTask<?>> begin) {
        CompletableFuture<Object> waiting = new CompletableFuture<>();
        AsyncTask<?> task = begin.apply(waiting).thenApply(any -> any);
        patience.assertNames(names, task, () -> Twin.HOP.stage(() -> waiting.complete(null)));
    }

    @Test
    void anInterval() {
        AsyncTask<Long> task = AsyncIterable.interval(Duration.ofSeconds(80)).count();
        patience.assertNames(List.of("interval"), task, () -> {
            patience.almostPasses();
            patience.almostPasses();
            patience.almostPasses();
        });
    }

    @Test
    void aFunctionOfAChainThatRuns() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Object> over = new CompletableFuture<>();
        AsyncTask<Object> task = AsyncTask.from(CompletableFuture.completedFuture(1))
                .thenApplyAsync(one -> {
                    begun.countDown();
                    return over.join();
                });
        begun.await();
        patience.assertNames(List.of("a function of a chain, running"), task, () -> over.complete(1));
    }

    @Test
    void aBlockingCall() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        AsyncTask<Object> task = AsyncTask.blocking(() -> {
            begun.countDown();
            over.await();
            return 1;
        });
        begun.await();
        patience.assertNames(List.of("a blocking call on "), task, over::countDown);
    }

    @Test
    void aGenerator() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        AsyncTask<Long> task = AsyncIterable.generate(out -> {
                    begun.countDown();
                    over.await();
                })
                .count();
        begun.await();
        patience.assertNames(List.of("a blocking call on "), task, over::countDown);
    }

    /** A future that has listeners. */
    private static final class Listened extends FutureTask<Object> {
        private final Queue<Runnable> listeners = new ArrayDeque<>();

        Listened() {
            super(() -> 1);
        }

        void addListener(Runnable listener) {
            listeners.add(listener);
        }

        @Override
        protected void done() {
            listeners.forEach(Runnable::run);
        }
    }

    @Test
    void aFutureThatIsListenedTo() {
        Listened future = new Listened();
        AsyncTask<Object> task = AsyncTask.from(Results.listen(future, Listened::addListener));
        patience.assertNames(List.of("a " + Listened.class.getName()), task.thenApply(any -> any), future);
    }
}
