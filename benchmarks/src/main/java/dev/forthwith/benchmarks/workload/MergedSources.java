package dev.forthwith.benchmarks.workload;

import dev.forthwith.AsyncIterable;
import dev.forthwith.benchmarks.fixture.HoppingNumbers;
import dev.forthwith.benchmarks.fixture.Pekko;
import dev.forthwith.benchmarks.fixture.Shape;
import dev.forthwith.benchmarks.fixture.Shape.Body;
import dev.forthwith.benchmarks.fixture.Shape.Sum;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Multi;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** M: eight sources, whose elements an event loop completes, merged. */
public class MergedSources extends Workload {
    private static final int SOURCES = 8;
    private static final int EACH = 12_500;

    /** Who does it. */
    @Param
    public Peer peer = Peer.FORTHWITH;

    @Benchmark
    @OperationsPerInvocation(SOURCES * EACH)
    public long sum() {
        Sum sum = new Sum();
        peer.run(shape(), EACH, sum);
        return sum.value();
    }

    @Override
    protected void warm(Shape shape) {
        peer.run(shape, 4, new Sum());
    }

    /** Ours and the peers. */
    public enum Peer {
        FORTHWITH {
            @Override
            @SuppressWarnings({"unchecked", "rawtypes"})
            void run(Shape shape, int each, Sum sum) {
                AsyncIterable<Integer>[] sources = new AsyncIterable[SOURCES];
                Arrays.setAll(sources, i -> HoppingNumbers.async(shape, each));
                AsyncIterable.merge(sources).forEach(shape.body(sum)).join();
            }
        },
        /** <a href="https://projectreactor.io/docs/core/release/api/reactor/core/publisher/Flux.html">Flux.merge</a>. */
        REACTOR {
            @Override
            void run(Shape shape, int each, Sum sum) {
                List<Flux<Integer>> sources = IntStream.range(0, SOURCES)
                        .mapToObj(i -> {
                            HoppingNumbers numbers = HoppingNumbers.of(shape, each);
                            return Flux.range(0, each).concatMap(j -> Mono.fromCompletionStage(numbers.next()));
                        })
                        .toList();
                Flux.merge(sources).doOnNext(shape.body(sum)).blockLast();
            }
        },
        /** <a href="https://reactivex.io/RxJava/3.x/javadoc/io/reactivex/rxjava3/core/Flowable.html">Flowable.merge</a>. */
        RXJAVA {
            @Override
            void run(Shape shape, int each, Sum sum) {
                List<Flowable<Integer>> sources = IntStream.range(0, SOURCES)
                        .mapToObj(i -> {
                            HoppingNumbers numbers = HoppingNumbers.of(shape, each);
                            return Flowable.range(0, each)
                                    .concatMapSingle(j -> Single.fromCompletionStage(numbers.next()));
                        })
                        .toList();
                Flowable.merge(sources)
                        .doOnNext(shape.body(sum))
                        .ignoreElements()
                        .blockingAwait();
            }
        },
        /** <a href="https://smallrye.io/smallrye-mutiny/latest/guides/merging-and-concatenating-streams/">Merging</a>. */
        MUTINY {
            @Override
            void run(Shape shape, int each, Sum sum) {
                List<Multi<Integer>> sources = IntStream.range(0, SOURCES)
                        .mapToObj(i -> Multi.createBy()
                                .repeating()
                                .completionStage(HoppingNumbers.of(shape, each)::next)
                                .atMost(each))
                        .toList();
                Multi.createBy()
                        .merging()
                        .streams(sources)
                        .onItem()
                        .invoke(shape.body(sum))
                        .collect()
                        .last()
                        .await()
                        .indefinitely();
            }
        },
        /** <a href="https://pekko.apache.org/docs/pekko/current/stream/operators/Source-or-Flow/merge.html">merge</a>. */
        PEKKO {
            @Override
            void run(Shape shape, int each, Sum sum) {
                Body<Integer> body = shape.body(sum);
                List<Source<Integer, NotUsed>> sources = IntStream.range(0, SOURCES)
                        .mapToObj(i -> {
                            HoppingNumbers numbers = HoppingNumbers.of(shape, each);
                            return Source.range(1, each).mapAsync(1, j -> numbers.next());
                        })
                        .toList();
                Pekko.join(Source.from(sources)
                        .flatMapMerge(SOURCES, source -> source)
                        .runForeach(body::accept, Pekko.SYSTEM));
            }
        };

        abstract void run(Shape shape, int each, Sum sum);
    }
}
