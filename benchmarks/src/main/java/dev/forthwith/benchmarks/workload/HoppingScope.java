package dev.forthwith.benchmarks.workload;

import dev.forthwith.benchmarks.fixture.Resource.Kind;
import dev.forthwith.benchmarks.fixture.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/** F: scopes whose enter and exit an event loop completes; a hundred of them under way, so that nobody sleeps. */
public class HoppingScope extends Workload {
    private static final int SIZE = 100;

    /** Who does it. */
    @Param
    public ScopePeer peer = ScopePeer.FORTHWITH;

    @Benchmark
    @OperationsPerInvocation(SIZE)
    public int scopes() {
        return together(shape(), SIZE);
    }

    @Override
    protected void warm(Shape shape) {
        together(shape, 10);
    }

    private int together(Shape shape, int size) {
        List<CompletableFuture<Integer>> scopes = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            scopes.add(peer.scope(Kind.HOPPING, shape));
        }
        int sum = 0;
        for (CompletableFuture<Integer> scope : scopes) {
            sum += scope.join();
        }
        return sum;
    }
}
