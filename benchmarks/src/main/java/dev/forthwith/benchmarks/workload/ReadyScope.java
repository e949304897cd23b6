package dev.forthwith.benchmarks.workload;

import dev.forthwith.benchmarks.fixture.Resource.Kind;
import dev.forthwith.benchmarks.fixture.Shape;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** E: one scope, all stages ready. */
public class ReadyScope extends Workload {
    /** Who does it. */
    @Param
    public ScopePeer peer = ScopePeer.FORTHWITH;

    @Benchmark
    public int scope() {
        return peer.scope(Kind.READY, shape()).join();
    }

    @Override
    protected void warm(Shape shape) {
        peer.scope(Kind.READY, shape).join();
    }
}
