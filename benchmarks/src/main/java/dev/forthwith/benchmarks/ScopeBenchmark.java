package dev.forthwith.benchmarks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** One scope around a body, everything ready: the wrapper beside the futures that one would write by hand. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScopeBenchmark {
    private static final AsyncReady READY = AsyncReady.of();

    @Benchmark
    public int forthwith() {
        return READY.with(resource -> CompletableFuture.completedFuture(resource.length()))
                .join();
    }

    @Benchmark
    public int byHand() {
        Ready ready = new Ready();
        return ready.open()
                .thenCompose(resource -> CompletableFuture.completedFuture(resource.length())
                        .handle((length, failure) -> ready.close(resource)
                                .thenCompose(closed -> failure == null
                                        ? CompletableFuture.completedFuture(length)
                                        : CompletableFuture.<Integer>failedFuture(failure)))
                        .thenCompose(ended -> ended))
                .toCompletableFuture()
                .join();
    }
}
