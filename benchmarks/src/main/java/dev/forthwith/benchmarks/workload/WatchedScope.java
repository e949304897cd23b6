package dev.forthwith.benchmarks.workload;

import dev.forthwith.benchmarks.fixture.Resource.Kind;
import dev.forthwith.benchmarks.fixture.Shape;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;

/** What it costs a ready scope that somebody looks for leaks. */
public class WatchedScope extends Workload {
    @Benchmark
    @Fork(value = 3, jvmArgsAppend = "-Dforthwith.leaks=off")
    public int off() {
        return scope();
    }

    @Benchmark
    @Fork(value = 3, jvmArgsAppend = "-Dforthwith.leaks=sampled")
    public int sampled() {
        return scope();
    }

    @Benchmark
    @Fork(value = 3, jvmArgsAppend = "-Dforthwith.leaks=all")
    public int all() {
        return scope();
    }

    private int scope() {
        return ScopePeer.FORTHWITH.scope(Kind.READY, shape()).join();
    }

    @Override
    protected void warm(Shape shape) {
        ScopePeer.FORTHWITH.scope(Kind.READY, shape).join();
    }
}
