package dev.forthwith.benchmarks.workload;

import com.apple.foundationdb.async.AsyncUtil;
import com.ibm.asyncutil.iteration.AsyncIterator;
import com.ibm.asyncutil.util.Either;
import dev.forthwith.benchmarks.fixture.EventLoop;
import dev.forthwith.benchmarks.fixture.HandLoop;
import dev.forthwith.benchmarks.fixture.HoppingNumbers;
import dev.forthwith.benchmarks.fixture.Pekko;
import dev.forthwith.benchmarks.fixture.Shape;
import dev.forthwith.benchmarks.fixture.Shape.Body;
import dev.forthwith.benchmarks.fixture.Shape.Sum;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Multi;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.stream.javadsl.Source;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** C: every element is completed by an event loop. */
public class HoppingElements extends Workload {
    private static final int SIZE = 100_000;

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
        peer.run(shape, 20, new Sum());
    }

    /** Ours and the peers. */
    public enum Peer {
        FORTHWITH {
            @Override
            void run(Shape shape, int size, Sum sum) {
                HoppingNumbers.async(shape, size).forEach(shape.body(sum)).join();
            }
        },
        BY_HAND {
            @Override
            void run(Shape shape, int size, Sum sum) {
                HandLoop.forEach(HoppingNumbers.of(shape, size)::next, shape.body(sum))
                        .join();
            }
        },
        /** <a href="https://apple.github.io/foundationdb/javadoc/com/apple/foundationdb/async/AsyncUtil.html">AsyncUtil.whileTrue</a>. */
        FOUNDATION_DB {
            @Override
            void run(Shape shape, int size, Sum sum) {
                HoppingNumbers numbers = HoppingNumbers.of(shape, size);
                Body<Integer> body = shape.body(sum);
                AsyncUtil.whileTrue(
                                () -> numbers.next().thenApply(x -> {
                                    if (x == null) {
                                        return false;
                                    }
                                    body.accept(x);
                                    return true;
                                }),
                                Runnable::run)
                        .join();
            }
        },
        /** <a href="https://github.com/IBM/java-async-util">java-async-util</a>. */
        IBM_ASYNCUTIL {
            @Override
            void run(Shape shape, int size, Sum sum) {
                HoppingNumbers numbers = HoppingNumbers.of(shape, size);
                AsyncIterator.<Integer>supply(() -> numbers.next()
                                .thenApply(x -> x == null ? Either.left(AsyncIterator.End.END) : Either.right(x)))
                        .forEach(shape.body(sum))
                        .toCompletableFuture()
                        .join();
            }
        },
        /** <a href="https://projectreactor.io/docs/core/release/api/reactor/core/publisher/Mono.html">Mono.fromCompletionStage</a>. */
        REACTOR {
            @Override
            void run(Shape shape, int size, Sum sum) {
                HoppingNumbers numbers = HoppingNumbers.of(shape, size);
                Flux.range(0, size)
                        .concatMap(i -> Mono.fromCompletionStage(numbers.next()))
                        .doOnNext(shape.body(sum))
                        .blockLast();
            }
        },
        /** <a href="https://reactivex.io/RxJava/3.x/javadoc/io/reactivex/rxjava3/core/Single.html">Single.fromCompletionStage</a>. */
        RXJAVA {
            @Override
            void run(Shape shape, int size, Sum sum) {
                HoppingNumbers numbers = HoppingNumbers.of(shape, size);
                Flowable.range(0, size)
                        .concatMapSingle(i -> Single.fromCompletionStage(numbers.next()))
                        .doOnNext(shape.body(sum))
                        .ignoreElements()
                        .blockingAwait();
            }
        },
        /** <a href="https://smallrye.io/smallrye-mutiny/latest/guides/polling/">Polling a stage</a>. */
        MUTINY {
            @Override
            void run(Shape shape, int size, Sum sum) {
                HoppingNumbers numbers = HoppingNumbers.of(shape, size);
                Multi.createBy()
                        .repeating()
                        .completionStage(numbers::next)
                        .atMost(size)
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
                HoppingNumbers numbers = HoppingNumbers.of(shape, size);
                Body<Integer> body = shape.body(sum);
                Pekko.join(
                        Source.range(1, size).mapAsync(1, i -> numbers.next()).runForeach(body::accept, Pekko.SYSTEM));
            }
        },
        /** Blocking for each: what {@code join} costs. */
        JOIN {
            @Override
            void run(Shape shape, int size, Sum sum) {
                HoppingNumbers numbers = HoppingNumbers.of(shape, size);
                Body<Integer> body = shape.body(sum);
                for (Integer next = numbers.next().join();
                        next != null;
                        next = numbers.next().join()) {
                    body.accept(next);
                }
            }
        },
        /** The hops alone: a task that begins itself anew. */
        BARE_HOPS {
            @Override
            void run(Shape shape, int size, Sum sum) {
                CompletableFuture<Void> done = new CompletableFuture<>();
                Body<Integer> body = shape.body(sum);
                EventLoop.ONE.execute(new Runnable() {
                    private int left = size;

                    @Override
                    public void run() {
                        if (left-- > 0) {
                            body.accept(left & 127);
                            EventLoop.ONE.execute(this);
                        } else {
                            done.complete(null);
                        }
                    }
                });
                done.join();
            }
        };

        abstract void run(Shape shape, int size, Sum sum);
    }
}
