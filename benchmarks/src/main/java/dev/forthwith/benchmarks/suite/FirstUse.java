package dev.forthwith.benchmarks.suite;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.benchmarks.fixture.PlainNumbers;
import dev.forthwith.benchmarks.fixture.Resource;
import dev.forthwith.benchmarks.fixture.Resource.Kind;
import dev.forthwith.benchmarks.fixture.Shape;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The first scope and the first loop of a process. */
enum FirstUse {
    COMPLETABLE_FUTURE {
        @Override
        int scope(Resource resource) {
            return resource.open()
                    .thenCompose(value -> CompletableFuture.completedFuture(value.length())
                            .handle((length, failure) -> resource.close(value).thenApply(closed -> length))
                            .thenCompose(ended -> ended))
                    .join();
        }

        @Override
        int loop(PlainNumbers numbers) {
            int sum = 0;
            for (Integer x = numbers.next(); x != null; x = numbers.next()) {
                sum += CompletableFuture.completedFuture(x)
                        .thenApply(y -> y + 1)
                        .join();
            }
            return sum;
        }
    },
    FORTHWITH {
        @Override
        int scope(Resource resource) {
            AsyncContextManager<String> manager = Kind.READY.async(Shape.ONE);
            return manager.call(String::length).join();
        }

        @Override
        int loop(PlainNumbers numbers) {
            AsyncIterable<Integer> source = PlainNumbers.async(Shape.ONE, SIZE);
            AtomicInteger sum = new AtomicInteger();
            source.map(x -> x + 1).forEach(sum::addAndGet).join();
            return sum.get();
        }
    },
    REACTOR {
        @Override
        int scope(Resource resource) {
            Integer length = Mono.usingWhen(
                            Mono.fromCompletionStage(resource::open),
                            value -> Mono.just(value.length()),
                            value -> Mono.fromCompletionStage(resource.close(value)))
                    .block();
            return length == null ? 0 : length;
        }

        @Override
        int loop(PlainNumbers numbers) {
            AtomicInteger sum = new AtomicInteger();
            Flux.range(0, SIZE).map(x -> x + 1).doOnNext(sum::addAndGet).blockLast();
            return sum.get();
        }
    };

    private static final int SIZE = 10;

    abstract int scope(Resource resource);

    abstract int loop(PlainNumbers numbers);

    /** Prints the milliseconds and the number of classes that the first use took. */
    public static void main(String[] args) {
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        FirstUse use = valueOf(args[0]);
        Resource resource = Kind.READY.make(Shape.ONE);
        PlainNumbers numbers = PlainNumbers.of(Shape.ONE, SIZE);
        long before = classes.getTotalLoadedClassCount();
        long start = System.nanoTime();
        int result = use.scope(resource) + use.loop(numbers);
        long nanoseconds = System.nanoTime() - start;
        long loaded = classes.getTotalLoadedClassCount() - before;
        if (result == 0) {
            throw new AssertionError("nothing was computed");
        }
        System.out.println(nanoseconds / 1e6 + " " + loaded);
    }
}
