package dev.forthwith.benchmarks.workload;

import dev.forthwith.AsyncIterable;
import dev.forthwith.benchmarks.fixture.PlainNumbers;
import dev.forthwith.benchmarks.fixture.ReadyNumbers;
import dev.forthwith.benchmarks.fixture.Shape;
import dev.forthwith.benchmarks.fixture.Shape.Sum;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The rest of a program, which uses many operators: so that also the calls inside of a library see many types, where the same classes
 * of its own would make them see one.
 */
final class Crowd {
    private static final int SIZE = 20;

    private Crowd() {}

    /** Everybody's stages go through the same few calls of the JDK. */
    static void futures(Shape shape) {
        Sum sum = new Sum();
        CompletableFuture<Integer> ready = CompletableFuture.completedFuture(1);
        CompletableFuture<Integer> pending = new CompletableFuture<>();
        for (CompletableFuture<Integer> stage : List.of(ready, pending)) {
            stage.thenApply(shape.change()).thenApply(x -> x + 1).thenApply(x -> -x);
            stage.thenCompose(shape.awaitedByHand(sum))
                    .thenCompose(none -> ready)
                    .thenCompose(x -> pending);
            stage.thenAccept(shape.body(sum)).thenAccept(none -> {}).thenAccept(none -> sum.value());
            stage.handle((x, failure) -> failure == null)
                    .handle((x, failure) -> x)
                    .handle((x, failure) -> failure);
            stage.whenComplete((x, failure) -> {})
                    .whenComplete((x, failure) -> sum.value())
                    .whenComplete((x, failure) -> shape.body(sum).accept(x));
        }
        pending.complete(1);
    }

    static void forthwith(Shape shape) {
        run(PlainNumbers.async(shape, SIZE), shape);
        run(ReadyNumbers.async(shape, SIZE), shape);
    }

    private static void run(AsyncIterable<Integer> numbers, Shape shape) {
        Sum sum = new Sum();
        numbers.forEach(shape.body(sum)).join();
        numbers.forEachAwait(shape.awaited(sum)).join();
        numbers.filter(shape.choice()).map(shape.change()).toList().join();
        numbers.skip(1).peek(shape.body(sum)).limit(SIZE / 2).count().join();
        numbers.takeWhile(x -> x >= 0).fold(0, Integer::sum).join();
        numbers.anyMatch(x -> x < 0).join();
    }

    static void stream(Shape shape) {
        Sum sum = new Sum();
        long size = SIZE;
        PlainNumbers.stream(shape, SIZE).forEach(shape.body(sum));
        List<Integer> changed = PlainNumbers.stream(shape, SIZE)
                .filter(shape.choice())
                .map(shape.change())
                .toList();
        long count = PlainNumbers.stream(shape, SIZE)
                .skip(1)
                .peek(shape.body(sum))
                .limit(size / 2)
                .count();
        int total = PlainNumbers.stream(shape, SIZE).takeWhile(x -> x >= 0).reduce(0, Integer::sum);
        boolean negative = PlainNumbers.stream(shape, SIZE).anyMatch(x -> x < 0);
        if (changed.isEmpty() || count == 0 || total == 0 || negative) {
            throw new AssertionError("the numbers are others");
        }
    }
}
