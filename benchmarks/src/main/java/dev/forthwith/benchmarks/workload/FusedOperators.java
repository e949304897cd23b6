package dev.forthwith.benchmarks.workload;

import dev.forthwith.benchmarks.fixture.IbmNumbers;
import dev.forthwith.benchmarks.fixture.Pekko;
import dev.forthwith.benchmarks.fixture.PlainNumbers;
import dev.forthwith.benchmarks.fixture.ReadyNumbers;
import dev.forthwith.benchmarks.fixture.Shape;
import dev.forthwith.benchmarks.fixture.Shape.Body;
import dev.forthwith.benchmarks.fixture.Shape.Change;
import dev.forthwith.benchmarks.fixture.Shape.Choice;
import dev.forthwith.benchmarks.fixture.Shape.Sum;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Multi;
import org.apache.pekko.stream.javadsl.Source;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** B: {@code filter.map.limit} over elements that are ready. */
public class FusedOperators extends Workload {
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
                PlainNumbers.async(shape, size)
                        .filter(shape.choice())
                        .map(shape.change())
                        .limit(size / 2)
                        .forEach(shape.body(sum))
                        .join();
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
                ReadyNumbers.async(shape, size)
                        .filter(shape.choice())
                        .map(shape.change())
                        .limit(size / 2)
                        .forEach(shape.body(sum))
                        .join();
            }

            @Override
            void rest(Shape shape) {
                Crowd.forthwith(shape);
            }
        },
        /** {@link java.util.stream.Stream}. */
        STREAM {
            @Override
            void run(Shape shape, int size, Sum sum) {
                PlainNumbers.stream(shape, size)
                        .filter(shape.choice())
                        .map(shape.change())
                        .limit(size / 2)
                        .forEach(shape.body(sum));
            }

            @Override
            void rest(Shape shape) {
                Crowd.stream(shape);
            }
        },
        LOOP {
            @Override
            void run(Shape shape, int size, Sum sum) {
                PlainNumbers numbers = PlainNumbers.of(shape, size);
                Choice<Integer> choice = shape.choice();
                Change<Integer> change = shape.change();
                Body<Integer> body = shape.body(sum);
                int left = size / 2;
                for (Integer next = numbers.next(); next != null && left > 0; next = numbers.next()) {
                    if (choice.test(next)) {
                        body.accept(change.apply(next));
                        left--;
                    }
                }
            }
        },
        /** <a href="https://github.com/IBM/java-async-util">java-async-util</a>. */
        IBM_ASYNCUTIL {
            @Override
            void run(Shape shape, int size, Sum sum) {
                IbmNumbers.of(shape, size)
                        .filter(shape.choice())
                        .thenApply(shape.change())
                        .take(size / 2)
                        .forEach(shape.body(sum))
                        .toCompletableFuture()
                        .join();
            }
        },
        /** <a href="https://projectreactor.io/docs/core/release/api/reactor/core/publisher/Mono.html">Mono.fromCompletionStage</a>. */
        REACTOR_STAGES {
            @Override
            void run(Shape shape, int size, Sum sum) {
                ReadyNumbers numbers = ReadyNumbers.of(shape, size);
                Flux.range(0, size)
                        .concatMap(i -> Mono.fromCompletionStage(numbers.next()))
                        .filter(shape.choice())
                        .map(shape.change())
                        .take(size / 2)
                        .doOnNext(shape.body(sum))
                        .blockLast();
            }
        },
        /** <a href="https://projectreactor.io/docs/core/release/api/reactor/core/publisher/Flux.html">Flux.generate</a>: no stage. */
        REACTOR_GENERATE {
            @Override
            void run(Shape shape, int size, Sum sum) {
                PlainNumbers numbers = PlainNumbers.of(shape, size);
                Flux.<Integer>generate(sink -> {
                            Integer next = numbers.next();
                            if (next == null) {
                                sink.complete();
                            } else {
                                sink.next(next);
                            }
                        })
                        .filter(shape.choice())
                        .map(shape.change())
                        .take(size / 2)
                        .doOnNext(shape.body(sum))
                        .blockLast();
            }
        },
        /** <a href="https://reactivex.io/RxJava/3.x/javadoc/io/reactivex/rxjava3/core/Single.html">Single.fromCompletionStage</a>. */
        RXJAVA_STAGES {
            @Override
            void run(Shape shape, int size, Sum sum) {
                ReadyNumbers numbers = ReadyNumbers.of(shape, size);
                Flowable.range(0, size)
                        .concatMapSingle(i -> Single.fromCompletionStage(numbers.next()))
                        .filter(shape.choice())
                        .map(shape.change())
                        .take(size / 2)
                        .blockingForEach(shape.body(sum));
            }
        },
        /** <a href="https://reactivex.io/RxJava/3.x/javadoc/io/reactivex/rxjava3/core/Flowable.html">Flowable.generate</a>: no stage. */
        RXJAVA_GENERATE {
            @Override
            void run(Shape shape, int size, Sum sum) {
                PlainNumbers numbers = PlainNumbers.of(shape, size);
                Flowable.<Integer>generate(emitter -> {
                            Integer next = numbers.next();
                            if (next == null) {
                                emitter.onComplete();
                            } else {
                                emitter.onNext(next);
                            }
                        })
                        .filter(shape.choice())
                        .map(shape.change())
                        .take(size / 2)
                        .forEach(shape.body(sum))
                        .dispose();
            }
        },
        /** <a href="https://smallrye.io/smallrye-mutiny/latest/tutorials/creating-multi-pipelines/">Multi of a generator</a>: no stage. */
        MUTINY_GENERATE {
            @Override
            void run(Shape shape, int size, Sum sum) {
                PlainNumbers numbers = PlainNumbers.of(shape, size);
                Multi.createFrom()
                        .<PlainNumbers, Integer>generator(() -> numbers, (state, emitter) -> {
                            Integer next = state.next();
                            if (next == null) {
                                emitter.complete();
                            } else {
                                emitter.emit(next);
                            }
                            return state;
                        })
                        .select()
                        .where(shape.choice())
                        .map(shape.change())
                        .select()
                        .first(size / 2)
                        .onItem()
                        .invoke(shape.body(sum))
                        .collect()
                        .last()
                        .await()
                        .indefinitely();
            }
        },
        /** <a href="https://pekko.apache.org/docs/pekko/current/stream/operators/Source-or-Flow/mapAsync.html">mapAsync</a>. */
        PEKKO_STAGES {
            @Override
            void run(Shape shape, int size, Sum sum) {
                ReadyNumbers numbers = ReadyNumbers.of(shape, size);
                Body<Integer> body = shape.body(sum);
                Pekko.join(Source.range(1, size)
                        .mapAsync(1, i -> numbers.next())
                        .filter(shape.choice())
                        .map(shape.change())
                        .take(size / 2)
                        .runForeach(body::accept, Pekko.SYSTEM));
            }
        };

        abstract void run(Shape shape, int size, Sum sum);

        /** What else a program does with the same library. */
        void rest(Shape shape) {}
    }
}
