package dev.forthwith.benchmarks.workload;

import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.benchmarks.fixture.EventLoop;
import dev.forthwith.benchmarks.fixture.PlainNumbers;
import dev.forthwith.benchmarks.fixture.Shape;
import dev.forthwith.benchmarks.fixture.Shape.Sum;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** S: what must not grow with its number, nor overflow a stack. */
public class ConstantSpace extends Workload {
    private static final int ELEMENTS = 10_000_000;
    private static final int HOPS = 1_000_000;
    private static final int EXITS = 100_000;

    @Override
    protected void warm(Shape shape) {
        operators(shape, 100);
    }

    /** Ready elements through five operators. */
    @Benchmark
    @OperationsPerInvocation(ELEMENTS)
    public long fiveOperators() {
        return operators(shape(), ELEMENTS);
    }

    private static long operators(Shape shape, int size) {
        Sum sum = new Sum();
        PlainNumbers.async(shape, size)
                .filter(shape.choice())
                .map(shape.change())
                .skip(1)
                .takeWhile(x -> x >= 0)
                .peek(shape.body(sum))
                .count()
                .join();
        return sum.value();
    }

    /** Stages that are ready and stages that hop, in turn. */
    @Benchmark
    @OperationsPerInvocation(HOPS)
    public long alternating() {
        int[] left = {HOPS};
        return AsyncIterable.<Integer>next(() -> {
                    int number = --left[0];
                    return number < 0 || number % 2 == 0
                            ? CompletableFuture.completedFuture(number < 0 ? null : number & 127)
                            : EventLoop.later(number & 127);
                })
                .count()
                .join();
    }

    /** Exits on one stack. */
    @Benchmark
    @OperationsPerInvocation(EXITS)
    public boolean exits() {
        AsyncExitStack stack = new AsyncExitStack();
        CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
        for (int i = 0; i < EXITS; i++) {
            stack.defer(() -> done);
        }
        stack.close().join();
        return done.isDone();
    }
}
