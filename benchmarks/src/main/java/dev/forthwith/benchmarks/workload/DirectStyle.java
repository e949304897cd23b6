package dev.forthwith.benchmarks.workload;

import dev.forthwith.AsyncIterable;
import dev.forthwith.Cursor;
import dev.forthwith.OpenContext;
import dev.forthwith.benchmarks.fixture.HoppingNumbers;
import dev.forthwith.benchmarks.fixture.ReadyNumbers;
import dev.forthwith.benchmarks.fixture.Resource;
import dev.forthwith.benchmarks.fixture.Resource.Kind;
import dev.forthwith.benchmarks.fixture.Shape;
import dev.forthwith.benchmarks.fixture.Shape.Body;
import dev.forthwith.benchmarks.fixture.Shape.Sum;
import dev.forthwith.benchmarks.fixture.VirtualThread;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/** V: plain blocking code in a virtual thread, through a cursor and try-with-resources, and with a bare {@code join} on each stage. */
public class DirectStyle extends Workload {
    private static final int SIZE = 100_000;

    /** What is done. */
    @Param
    public Task task = Task.READY;

    /** Who does it. */
    @Param
    public Peer peer = Peer.FORTHWITH;

    @Benchmark
    @OperationsPerInvocation(SIZE)
    public long run() {
        Shape shape = shape();
        return VirtualThread.run(() -> task.run(peer, shape, SIZE));
    }

    @Override
    protected void warm(Shape shape) {
        task.run(peer, shape, 20);
    }

    /** What is done. */
    public enum Task {
        /** As in A. */
        READY {
            @Override
            long run(Peer peer, Shape shape, int size) {
                Sum sum = new Sum();
                if (peer == Peer.FORTHWITH) {
                    loop(ReadyNumbers.async(shape, size), shape.body(sum));
                } else {
                    loop(ReadyNumbers.of(shape, size)::next, shape.body(sum));
                }
                return sum.value();
            }
        },
        /** As in C. */
        HOPPING {
            @Override
            long run(Peer peer, Shape shape, int size) {
                Sum sum = new Sum();
                if (peer == Peer.FORTHWITH) {
                    loop(HoppingNumbers.async(shape, size), shape.body(sum));
                } else {
                    loop(HoppingNumbers.of(shape, size)::next, shape.body(sum));
                }
                return sum.value();
            }
        },
        /** As in E. */
        SCOPE {
            @Override
            long run(Peer peer, Shape shape, int size) {
                long sum = 0;
                for (int i = 0; i < size; i++) {
                    sum += peer == Peer.FORTHWITH ? open(shape) : openByHand(shape);
                }
                return sum;
            }
        };

        abstract long run(Peer peer, Shape shape, int size);

        private static void loop(AsyncIterable<Integer> numbers, Body<Integer> body) {
            try (Cursor<Integer> cursor = numbers.open()) {
                for (Integer x : cursor) {
                    body.accept(x);
                }
            }
        }

        private static void loop(Supplier<CompletableFuture<@Nullable Integer>> next, Body<Integer> body) {
            for (Integer x = next.get().join(); x != null; x = next.get().join()) {
                body.accept(x);
            }
        }

        private static int open(Shape shape) {
            try (OpenContext<String> resource = Kind.READY.async(shape).open()) {
                return shape.useByHand().apply(resource.value()).join();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }

        private static int openByHand(Shape shape) {
            Resource resource = Kind.READY.make(shape);
            String value = resource.open().join();
            try {
                return shape.useByHand().apply(value).join();
            } finally {
                resource.close(value).join();
            }
        }
    }

    /** Ours and the peers. */
    public enum Peer {
        FORTHWITH,
        BARE_JOIN
    }
}
