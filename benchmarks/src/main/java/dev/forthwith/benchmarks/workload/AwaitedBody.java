package dev.forthwith.benchmarks.workload;

import com.apple.foundationdb.async.AsyncUtil;
import com.ibm.asyncutil.iteration.AsyncIterator;
import dev.forthwith.benchmarks.fixture.FdbNumbers;
import dev.forthwith.benchmarks.fixture.HandLoop;
import dev.forthwith.benchmarks.fixture.IbmNumbers;
import dev.forthwith.benchmarks.fixture.Pekko;
import dev.forthwith.benchmarks.fixture.PlainNumbers;
import dev.forthwith.benchmarks.fixture.ReadyNumbers;
import dev.forthwith.benchmarks.fixture.Shape;
import dev.forthwith.benchmarks.fixture.Shape.Sum;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A': ready elements, and a body that answers with a stage, which is ready too. */
public class AwaitedBody extends Workload {
    private static final int SIZE = 1_000_000;

    /** Who does it. */
    @Param
    public Peer peer = Peer.FORTHWITH;

    @Benchmark
    @OperationsPerInvocation(SIZE)
    public long sum() {
        Sum sum = new Sum();
        peer.run(shape(), SIZE, sum);
        return sum.value();
    }

    @Override
    protected void warm(Shape shape) {
        peer.run(shape, 100, new Sum());
        peer.rest(shape);
    }

    /** Ours and the peers. */
    public enum Peer {
        /** A source with a plain {@code @Next}. */
        FORTHWITH {
            @Override
            void run(Shape shape, int size, Sum sum) {
                PlainNumbers.async(shape, size).forEachAwait(shape.awaited(sum)).join();
            }

            @Override
            void rest(Shape shape) {
                Crowd.forthwith(shape);
            }
        },
        /** A source whose {@code @Next} answers with a new stage each time. */
        FORTHWITH_STAGES {
            @Override
            void run(Shape shape, int size, Sum sum) {
                ReadyNumbers.async(shape, size).forEachAwait(shape.awaited(sum)).join();
            }

            @Override
            void rest(Shape shape) {
                Crowd.forthwith(shape);
            }
        },
        BY_HAND {
            @Override
            void run(Shape shape, int size, Sum sum) {
                HandLoop.forEachAwait(ReadyNumbers.of(shape, size)::next, shape.awaitedByHand(sum))
                        .join();
            }
        },
        /** <a href="https://apple.github.io/foundationdb/javadoc/com/apple/foundationdb/async/AsyncUtil.html">AsyncUtil.whileTrue</a>. */
        FOUNDATION_DB {
            @Override
            void run(Shape shape, int size, Sum sum) {
                FdbNumbers numbers = FdbNumbers.of(shape, size);
                Function<Integer, CompletableFuture<Void>> body = shape.awaitedByHand(sum);
                AsyncUtil.whileTrue(
                                () -> {
                                    var more = numbers.onHasNext();
                                    if (more == AsyncUtil.READY_TRUE) {
                                        return body.apply(numbers.next()).thenApply(none -> true);
                                    }
                                    return more.thenCompose(has -> has
                                            ? body.apply(numbers.next()).thenApply(none -> true)
                                            : AsyncUtil.READY_FALSE);
                                },
                                Runnable::run)
                        .join();
            }
        },
        /** <a href="https://github.com/IBM/java-async-util">java-async-util</a>. */
        IBM_ASYNCUTIL {
            @Override
            void run(Shape shape, int size, Sum sum) {
                AsyncIterator<Void> bodies = IbmNumbers.of(shape, size).thenCompose(shape.awaitedByHand(sum));
                bodies.consume().toCompletableFuture().join();
            }
        },
        /** <a href="https://projectreactor.io/docs/core/release/api/reactor/core/publisher/Flux.html">Flux.concatMap</a>. */
        REACTOR_STAGES {
            @Override
            void run(Shape shape, int size, Sum sum) {
                ReadyNumbers numbers = ReadyNumbers.of(shape, size);
                Function<Integer, CompletableFuture<Void>> body = shape.awaitedByHand(sum);
                Flux.range(0, size)
                        .concatMap(i -> Mono.fromCompletionStage(numbers.next()))
                        .concatMap(x -> Mono.fromCompletionStage(body.apply(x)))
                        .blockLast();
            }
        },
        /** <a href="https://reactivex.io/RxJava/3.x/javadoc/io/reactivex/rxjava3/core/Flowable.html">concatMapCompletable</a>. */
        RXJAVA_STAGES {
            @Override
            void run(Shape shape, int size, Sum sum) {
                ReadyNumbers numbers = ReadyNumbers.of(shape, size);
                Function<Integer, CompletableFuture<Void>> body = shape.awaitedByHand(sum);
                Flowable.range(0, size)
                        .concatMapSingle(i -> Single.fromCompletionStage(numbers.next()))
                        .concatMapCompletable(x -> Completable.fromCompletionStage(body.apply(x)))
                        .blockingAwait();
            }
        },
        /** <a href="https://smallrye.io/smallrye-mutiny/latest/guides/polling/">Polling a stage</a>, then concatenating. */
        MUTINY_STAGES {
            @Override
            void run(Shape shape, int size, Sum sum) {
                ReadyNumbers numbers = ReadyNumbers.of(shape, size);
                Function<Integer, CompletableFuture<Void>> body = shape.awaitedByHand(sum);
                Multi.createBy()
                        .repeating()
                        .completionStage(numbers::next)
                        .atMost(size)
                        .onItem()
                        .transformToUniAndConcatenate(x -> Uni.createFrom().completionStage(body.apply(x)))
                        .collect()
                        .last()
                        .await()
                        .indefinitely();
            }
        },
        /** <a href="https://pekko.apache.org/docs/pekko/current/stream/operators/Sink/foreachAsync.html">foreachAsync</a>. */
        PEKKO_STAGES {
            @Override
            void run(Shape shape, int size, Sum sum) {
                ReadyNumbers numbers = ReadyNumbers.of(shape, size);
                Function<Integer, CompletableFuture<Void>> body = shape.awaitedByHand(sum);
                Pekko.join(Source.range(1, size)
                        .mapAsync(1, i -> numbers.next())
                        .runWith(Sink.foreachAsync(1, body::apply), Pekko.SYSTEM));
            }
        };

        abstract void run(Shape shape, int size, Sum sum);

        /** What else a program does with the same library. */
        void rest(Shape shape) {}
    }
}
