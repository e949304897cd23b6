package dev.forthwith.benchmarks.workload;

import dev.forthwith.benchmarks.fixture.Shape;
import dev.forthwith.benchmarks.fixture.Sites;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A task that ours and the peers do, each in a process of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class Workload {
    private static final int ROUNDS = 300;

    /** What the call sites see. */
    @Param
    public Sites sites = Sites.MONO;

    private Shape[] shapes = {};
    private int turn;

    /** Lets the call sites see what they are to see, before the first compilation. */
    @Setup
    public void meet() throws Exception {
        shapes = sites.shapes();
        for (int i = 0; i < ROUNDS; i++) {
            for (Shape shape : shapes) {
                warm(shape);
                if (sites == Sites.MEGA) {
                    Crowd.futures(shape);
                }
            }
        }
    }

    /** Does the task once, in small. */
    protected abstract void warm(Shape shape) throws Exception;

    /** The shape of the next run. */
    protected final Shape shape() {
        return shapes[turn++ % shapes.length];
    }
}
