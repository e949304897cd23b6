package dev.forthwith.benchmarks.workload;

import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Next;
import dev.forthwith.benchmarks.fixture.Shape;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.smallrye.mutiny.Multi;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** H: a millisecond to fetch a page, a millisecond to consume it, one page ahead. */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Prefetching extends Workload {
    private static final int PAGES = 50;

    /** Who does it. */
    @Param
    public Peer peer = Peer.FORTHWITH;

    @Benchmark
    @OperationsPerInvocation(PAGES)
    public void pages() {
        peer.run(PAGES);
    }

    @Override
    protected void warm(Shape shape) {
        // What is measured is waiting.
    }

    /** Pages that take their time. */
    static class Fetch {
        private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);
        private static final Executor CLOCK =
                CompletableFuture.delayedExecutor(MILLISECOND, TimeUnit.NANOSECONDS, Runnable::run);

        private int left;

        Fetch(int pages) {
            this.left = pages;
        }

        CompletableFuture<@Nullable String> next() {
            return left-- > 0
                    ? CompletableFuture.supplyAsync(() -> "page", CLOCK)
                    : CompletableFuture.completedFuture(null);
        }

        static void consume(String page) {
            long end = System.nanoTime() + MILLISECOND;
            for (long rest = MILLISECOND; rest > 0; rest = end - System.nanoTime()) {
                LockSupport.parkNanos(rest);
            }
        }
    }

    @AsyncSource(prefetch = 1)
    static class FetchAhead extends Fetch {
        FetchAhead(int pages) {
            super(pages);
        }

        @Next
        @Override
        CompletableFuture<@Nullable String> next() {
            return super.next();
        }
    }

    /** Ours and the peers. */
    public enum Peer {
        FORTHWITH {
            @Override
            void run(int pages) {
                AsyncPrefetching_FetchAhead.of(pages).forEach(Fetch::consume).join();
            }
        },
        /** <a href="https://projectreactor.io/docs/core/release/api/reactor/core/publisher/Flux.html">Flux.publishOn</a>, of one. */
        REACTOR {
            @Override
            void run(int pages) {
                Fetch fetch = new Fetch(pages);
                Flux.range(0, pages)
                        .concatMap(i -> Mono.fromCompletionStage(fetch.next()), 1)
                        .publishOn(reactor.core.scheduler.Schedulers.single(), 1)
                        .doOnNext(Fetch::consume)
                        .blockLast();
            }
        },
        /** <a href="https://reactivex.io/RxJava/3.x/javadoc/io/reactivex/rxjava3/core/Flowable.html">Flowable.observeOn</a>, of one. */
        RXJAVA {
            @Override
            void run(int pages) {
                Fetch fetch = new Fetch(pages);
                Flowable.range(0, pages)
                        .concatMapSingle(i -> Single.fromCompletionStage(fetch.next()), 1)
                        .observeOn(Schedulers.single(), false, 1)
                        .doOnNext(Fetch::consume)
                        .ignoreElements()
                        .blockingAwait();
            }
        },
        /** <a href="https://smallrye.io/smallrye-mutiny/latest/guides/emit-on-vs-run-subscription-on/">emitOn</a>, with a buffer of one. */
        MUTINY {
            @Override
            void run(int pages) {
                Fetch fetch = new Fetch(pages);
                Multi.createBy()
                        .repeating()
                        .completionStage(fetch::next)
                        .atMost(pages)
                        .emitOn(io.smallrye.mutiny.infrastructure.Infrastructure.getDefaultExecutor(), 1)
                        .onItem()
                        .invoke(Fetch::consume)
                        .collect()
                        .last()
                        .await()
                        .indefinitely();
            }
        },
        /** The next fetch is begun before the page is consumed. */
        BY_HAND {
            @Override
            void run(int pages) {
                Fetch fetch = new Fetch(pages);
                CompletableFuture<@Nullable String> next = fetch.next();
                for (String page = next.join(); page != null; page = next.join()) {
                    next = fetch.next();
                    Fetch.consume(page);
                }
            }
        },
        /** One after the other. */
        SEQUENTIAL {
            @Override
            void run(int pages) {
                Fetch fetch = new Fetch(pages);
                for (String page = fetch.next().join();
                        page != null;
                        page = fetch.next().join()) {
                    Fetch.consume(page);
                }
            }
        };

        abstract void run(int pages);
    }
}
