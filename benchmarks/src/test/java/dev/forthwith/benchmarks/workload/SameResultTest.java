package dev.forthwith.benchmarks.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forthwith.benchmarks.fixture.Resource.Kind;
import dev.forthwith.benchmarks.fixture.Shape;
import dev.forthwith.benchmarks.fixture.Shape.Sum;
import java.util.Arrays;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** A comparison is fair only between those who do the same: every peer of a workload computes the same, in every shape. */
class SameResultTest {
    private static final int SIZE = 256;

    private static <P> void same(P[] peers, long expected, ToLongFunction<P> run) {
        for (P peer : peers) {
            assertEquals(expected, run.applyAsLong(peer), peer::toString);
        }
    }

    private interface Run<P> {
        void run(P peer, Sum sum);
    }

    /** What one peer computes, in all shapes together. */
    private static <P> ToLongFunction<P> of(Run<P> run) {
        return peer -> {
            Sum sum = new Sum();
            run.run(peer, sum);
            return sum.value();
        };
    }

    @Test
    void readyElements() {
        for (Shape shape : Shape.values()) {
            Sum loop = new Sum();
            ReadyElements.Peer.LOOP.run(shape, SIZE, loop);
            long expected = loop.value();
            same(ReadyElements.Peer.values(), expected, of((peer, sum) -> peer.run(shape, SIZE, sum)));
            same(AwaitedBody.Peer.values(), expected, of((peer, sum) -> peer.run(shape, SIZE, sum)));
            same(HoppingElements.Peer.values(), expected, of((peer, sum) -> peer.run(shape, SIZE, sum)));
            same(ConcurrentCalls.Peer.values(), expected, of((peer, sum) -> peer.run(shape, SIZE, sum)));
        }
    }

    @Test
    void operators() {
        for (Shape shape : Shape.values()) {
            Sum loop = new Sum();
            FusedOperators.Peer.LOOP.run(shape, SIZE, loop);
            same(FusedOperators.Peer.values(), loop.value(), of((peer, sum) -> peer.run(shape, SIZE, sum)));
        }
    }

    @Test
    void pages() {
        for (Shape shape : Shape.values()) {
            Sum loop = new Sum();
            PagedElements.Peer.NESTED_LOOP.run(shape, 3, loop);
            long expected = loop.value();
            same(PagedElements.Peer.values(), expected, of((peer, sum) -> peer.run(shape, 3, sum)));
        }
    }

    @Test
    void mergedSources() {
        for (Shape shape : Shape.values()) {
            Sum loop = new Sum();
            ReadyElements.Peer.LOOP.run(shape, 20, loop);
            long expected = 8 * loop.value();
            same(MergedSources.Peer.values(), expected, of((peer, sum) -> peer.run(shape, 20, sum)));
        }
    }

    @Test
    void scopes() {
        for (Shape shape : Shape.values()) {
            int expected = shape.useByHand().apply("resource").join();
            for (Kind kind : Kind.values()) {
                same(
                        ScopePeer.values(),
                        expected,
                        peer -> peer.scope(kind, shape).join());
            }
            same(
                    NestedScopes.Peer.values(),
                    expected,
                    peer -> peer.nest(shape, 10).join());
        }
    }

    @Test
    void directStyle() {
        for (Shape shape : Shape.values()) {
            Arrays.stream(DirectStyle.Task.values()).forEach(task -> {
                long expected = task.run(DirectStyle.Peer.BARE_JOIN, shape, SIZE);
                same(DirectStyle.Peer.values(), expected, peer -> task.run(peer, shape, SIZE));
            });
        }
    }
}
