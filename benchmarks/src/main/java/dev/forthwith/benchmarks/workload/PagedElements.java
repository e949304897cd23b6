package dev.forthwith.benchmarks.workload;

import com.apple.foundationdb.async.AsyncUtil;
import com.ibm.asyncutil.iteration.AsyncIterator;
import com.ibm.asyncutil.util.Either;
import dev.forthwith.benchmarks.fixture.FdbPages;
import dev.forthwith.benchmarks.fixture.HandLoop;
import dev.forthwith.benchmarks.fixture.NumberPages;
import dev.forthwith.benchmarks.fixture.Pekko;
import dev.forthwith.benchmarks.fixture.Shape;
import dev.forthwith.benchmarks.fixture.Shape.Body;
import dev.forthwith.benchmarks.fixture.Shape.Sum;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.stream.javadsl.Source;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** D: pages of a hundred, completed by an event loop; counted by the element. */
public class PagedElements extends Workload {
    private static final int PAGES = 10_000;

    /** Who does it. */
    @Param
    public Peer peer = Peer.FORTHWITH;

    @Benchmark
    @OperationsPerInvocation(PAGES * NumberPages.PAGE)
    public long sum() {
        Sum sum = new Sum();
        peer.run(shape(), PAGES, sum);
        return sum.value();
    }

    @Override
    protected void warm(Shape shape) {
        peer.run(shape, 3, new Sum());
        peer.rest(shape);
    }

    /** Ours and the peers. */
    public enum Peer {
        FORTHWITH {
            @Override
            void run(Shape shape, int pages, Sum sum) {
                NumberPages.async(shape, pages).forEach(shape.body(sum)).join();
            }

            @Override
            void rest(Shape shape) {
                Crowd.forthwith(shape);
            }
        },
        /** The callback of a loop over pages, with a loop over the page in it. */
        PAGE_CALLBACK {
            @Override
            void run(Shape shape, int pages, Sum sum) {
                Body<Integer> body = shape.body(sum);
                HandLoop.<List<Integer>>forEach(NumberPages.of(shape, pages)::nextPage, page -> page.forEach(body))
                        .join();
            }
        },
        /** <a href="https://apple.github.io/foundationdb/javadoc/com/apple/foundationdb/async/AsyncUtil.html">AsyncUtil</a>. */
        FOUNDATION_DB {
            @Override
            void run(Shape shape, int pages, Sum sum) {
                AsyncUtil.forEachRemaining(new FdbPages(NumberPages.of(shape, pages)), shape.body(sum), Runnable::run)
                        .join();
            }
        },
        /** <a href="https://github.com/IBM/java-async-util">java-async-util</a>. */
        IBM_ASYNCUTIL {
            @Override
            void run(Shape shape, int pages, Sum sum) {
                NumberPages source = NumberPages.of(shape, pages);
                AsyncIterator.<List<Integer>>supply(() -> source.nextPage()
                                .thenApply(x -> x == null ? Either.left(AsyncIterator.End.END) : Either.right(x)))
                        .thenFlatten(page -> AsyncIterator.fromIterator(page.iterator()))
                        .forEach(shape.body(sum))
                        .toCompletableFuture()
                        .join();
            }
        },
        /** <a href="https://projectreactor.io/docs/core/release/api/reactor/core/publisher/Flux.html">Flux.concatMapIterable</a>. */
        REACTOR {
            @Override
            void run(Shape shape, int pages, Sum sum) {
                NumberPages source = NumberPages.of(shape, pages);
                Flux.range(0, pages)
                        .concatMap(i -> Mono.fromCompletionStage(source.nextPage()))
                        .concatMapIterable(page -> page)
                        .doOnNext(shape.body(sum))
                        .blockLast();
            }
        },
        /** <a href="https://reactivex.io/RxJava/3.x/javadoc/io/reactivex/rxjava3/core/Flowable.html">Flowable.concatMapIterable</a>. */
        RXJAVA {
            @Override
            void run(Shape shape, int pages, Sum sum) {
                NumberPages source = NumberPages.of(shape, pages);
                Flowable.range(0, pages)
                        .concatMapSingle(i -> Single.fromCompletionStage(source.nextPage()))
                        .concatMapIterable(page -> page)
                        .doOnNext(shape.body(sum))
                        .ignoreElements()
                        .blockingAwait();
            }
        },
        /** <a href="https://smallrye.io/smallrye-mutiny/latest/guides/polling/">Polling a stage</a>, then disjoining. */
        MUTINY {
            @Override
            void run(Shape shape, int pages, Sum sum) {
                Multi.createBy()
                        .repeating()
                        .completionStage(NumberPages.of(shape, pages)::nextPage)
                        .atMost(pages)
                        .onItem()
                        .<Integer>disjoint()
                        .onItem()
                        .invoke(shape.body(sum))
                        .collect()
                        .last()
                        .await()
                        .indefinitely();
            }
        },
        /** <a href="https://pekko.apache.org/docs/pekko/current/stream/operators/Source-or-Flow/mapConcat.html">mapConcat</a>. */
        PEKKO {
            @Override
            void run(Shape shape, int pages, Sum sum) {
                NumberPages source = NumberPages.of(shape, pages);
                Body<Integer> body = shape.body(sum);
                Pekko.join(Source.range(1, pages)
                        .mapAsync(1, i -> source.nextPage())
                        .mapConcat(page -> page)
                        .runForeach(body::accept, Pekko.SYSTEM));
            }
        },
        /** {@link Stream#flatMap} over the pages, which are there: nothing waits. */
        STREAM_FLAT_MAP {
            @Override
            void run(Shape shape, int pages, Sum sum) {
                Stream.generate(() -> NumberPages.NUMBERS)
                        .limit(pages)
                        .flatMap(List::stream)
                        .forEach(shape.body(sum));
            }

            @Override
            void rest(Shape shape) {
                Crowd.stream(shape);
            }
        },
        /** Two loops over the pages, which are there: nothing waits. */
        NESTED_LOOP {
            @Override
            void run(Shape shape, int pages, Sum sum) {
                Body<Integer> body = shape.body(sum);
                for (int i = 0; i < pages; i++) {
                    for (Integer x : NumberPages.NUMBERS) {
                        body.accept(x);
                    }
                }
            }
        };

        abstract void run(Shape shape, int pages, Sum sum);

        /** What else a program does with the same library. */
        void rest(Shape shape) {}
    }
}
