package dev.forthwith.benchmarks.workload;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.benchmarks.fixture.EventLoop;
import dev.forthwith.benchmarks.fixture.PlainNumbers;
import dev.forthwith.benchmarks.fixture.Resource.Kind;
import dev.forthwith.benchmarks.fixture.Shape;
import dev.forthwith.benchmarks.fixture.Shape.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** How the cost grows: with the elements, the operators, the nesting, the calls at a time, the scopes that are open. */
public class Growth extends Workload {
    /** What grows. */
    @Param
    public Dimension dimension = Dimension.ELEMENTS;

    /** How large it is. */
    @Param("1")
    public int size = 1;

    @Benchmark
    public long run() {
        return dimension.run(shape(), size);
    }

    @Override
    protected void warm(Shape shape) {
        dimension.run(shape, 4);
    }

    /** What grows. */
    public enum Dimension {
        /** Elements of a loop; the cost of one. */
        ELEMENTS(10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000) {
            @Override
            long run(Shape shape, int size) {
                Sum sum = new Sum();
                PlainNumbers.async(shape, size).forEach(shape.body(sum)).join();
                return sum.value();
            }
        },
        /** Operators of a chain; the cost of one for an element. */
        OPERATORS(1, 2, 5, 10, 20, 50) {
            @Override
            long run(Shape shape, int size) {
                Sum sum = new Sum();
                AsyncIterable<Integer> numbers = PlainNumbers.async(shape, MANY);
                for (int i = 0; i < size; i++) {
                    numbers = numbers.map(shape.change());
                }
                numbers.forEach(shape.body(sum)).join();
                return sum.value();
            }

            @Override
            public long units(int size) {
                return (long) size * MANY;
            }
        },
        /** Scopes inside of scopes; the cost of one. */
        NESTING(1, 2, 5, 10, 20, 50, 100) {
            @Override
            long run(Shape shape, int size) {
                return nest(shape, size).join();
            }

            private AsyncTask<Integer> nest(Shape shape, int depth) {
                return Kind.READY
                        .async(shape)
                        .with(value -> depth == 1 ? shape.use().apply(value) : nest(shape, depth - 1));
            }
        },
        /** Calls at a time; the cost of one. */
        CONCURRENCY(1, 4, 16, 64, 256, 1_024) {
            @Override
            long run(Shape shape, int size) {
                Sum sum = new Sum();
                PlainNumbers.async(shape, MANY)
                        .mapConcurrent(size, x -> EventLoop.later(EventLoop.TWO, x))
                        .forEach(shape.body(sum))
                        .join();
                return sum.value();
            }

            @Override
            public long units(int size) {
                return MANY;
            }
        },
        /** Scopes that are open at once; the cost of opening, holding and closing one. */
        OPEN_SCOPES(10, 100, 1_000, 10_000, 100_000) {
            @Override
            long run(Shape shape, int size) {
                CompletableFuture<Integer> body = new CompletableFuture<>();
                List<AsyncTask<Integer>> open = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    open.add(Kind.READY.async(shape).with(resource -> body));
                }
                body.complete(1);
                long sum = 0;
                for (AsyncTask<Integer> scope : open) {
                    sum += scope.join();
                }
                return sum;
            }
        };

        private static final int MANY = 10_000;

        @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
        private final int[] sizes;

        Dimension(int... sizes) {
            this.sizes = sizes;
        }

        abstract long run(Shape shape, int size);

        /** The sizes to measure. */
        public int[] sizes() {
            return sizes.clone();
        }

        /** By what a run is divided, to give the cost of one. */
        public long units(int size) {
            return size;
        }
    }
}
