package dev.forthwith.benchmarks.workload;

import dev.forthwith.AsyncIterable;
import dev.forthwith.benchmarks.fixture.EventLoop;
import dev.forthwith.benchmarks.fixture.Pekko;
import dev.forthwith.benchmarks.fixture.PlainNumbers;
import dev.forthwith.benchmarks.fixture.Shape;
import dev.forthwith.benchmarks.fixture.Shape.Body;
import dev.forthwith.benchmarks.fixture.Shape.Sum;
import io.reactivex.rxjava3.core.Flowable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.stream.javadsl.Source;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** M: 64 calls at a time, which a pool completes; their results in the order of the elements. */
public class ConcurrentCalls extends Workload {
    private static final int SIZE = 100_000;
    private static final int LIMIT = 64;

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
        peer.run(shape, LIMIT, new Sum());
    }

    private static CompletableFuture<Integer> call(Integer x) {
        return EventLoop.later(EventLoop.TWO, x);
    }

    /** Ours and the peers. */
    public enum Peer {
        FORTHWITH {
            @Override
            void run(Shape shape, int size, Sum sum) {
                AsyncIterable<Integer> numbers = PlainNumbers.async(shape, size);
                numbers.mapConcurrent(LIMIT, ConcurrentCalls::call)
                        .forEach(shape.body(sum))
                        .join();
            }
        },
        /** <a href="https://projectreactor.io/docs/core/release/api/reactor/core/publisher/Flux.html">flatMapSequential</a>. */
        REACTOR {
            @Override
            void run(Shape shape, int size, Sum sum) {
                Flux.fromIterable(() -> PlainNumbers.iterator(shape, size))
                        .flatMapSequential(x -> Mono.fromCompletionStage(call(x)), LIMIT)
                        .doOnNext(shape.body(sum))
                        .blockLast();
            }
        },
        /** <a href="https://reactivex.io/RxJava/3.x/javadoc/io/reactivex/rxjava3/core/Flowable.html">concatMapEager</a>. */
        RXJAVA {
            @Override
            void run(Shape shape, int size, Sum sum) {
                Flowable.fromIterable(() -> PlainNumbers.iterator(shape, size))
                        .concatMapEager(x -> Flowable.fromCompletionStage(call(x)), LIMIT, 1)
                        .doOnNext(shape.body(sum))
                        .ignoreElements()
                        .blockingAwait();
            }
        },
        /** Mutiny's <a href="https://smallrye.io/smallrye-mutiny/latest/guides/merging-and-concatenating-streams/">merge</a>: in no order. */
        MUTINY_UNORDERED {
            @Override
            void run(Shape shape, int size, Sum sum) {
                Multi.createFrom()
                        .iterable(() -> PlainNumbers.iterator(shape, size))
                        .onItem()
                        .transformToUni(x -> Uni.createFrom().completionStage(call(x)))
                        .merge(LIMIT)
                        .onItem()
                        .invoke(shape.body(sum))
                        .collect()
                        .last()
                        .await()
                        .indefinitely();
            }
        },
        /** <a href="https://pekko.apache.org/docs/pekko/current/stream/operators/Source-or-Flow/mapAsync.html">mapAsync</a>. */
        PEKKO {
            @Override
            void run(Shape shape, int size, Sum sum) {
                Body<Integer> body = shape.body(sum);
                Pekko.join(Source.fromIterator(() -> PlainNumbers.iterator(shape, size))
                        .mapAsync(LIMIT, ConcurrentCalls::call)
                        .runForeach(body::accept, Pekko.SYSTEM));
            }
        };

        abstract void run(Shape shape, int size, Sum sum);
    }
}
