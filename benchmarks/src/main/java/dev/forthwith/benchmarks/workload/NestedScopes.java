package dev.forthwith.benchmarks.workload;

import com.apple.foundationdb.async.AsyncUtil;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncTask;
import dev.forthwith.benchmarks.fixture.Resource;
import dev.forthwith.benchmarks.fixture.Resource.Kind;
import dev.forthwith.benchmarks.fixture.Shape;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import reactor.core.publisher.Mono;

/** G: ten scopes, one inside of the other, all stages ready. */
public class NestedScopes extends Workload {
    private static final int DEPTH = 10;

    /** Who does it. */
    @Param
    public Peer peer = Peer.FORTHWITH;

    @Benchmark
    public int scopes() {
        return peer.nest(shape(), DEPTH).join();
    }

    @Override
    protected void warm(Shape shape) {
        peer.nest(shape, DEPTH).join();
    }

    /** Ours and the peers. */
    public enum Peer {
        FORTHWITH {
            @Override
            CompletableFuture<Integer> nest(Shape shape, int depth) {
                return Kind.READY
                        .async(shape)
                        .with(value -> depth == 1 ? shape.use().apply(value) : nest(shape, depth - 1));
            }
        },
        /** The same on a stack of exits. */
        FORTHWITH_STACK {
            @Override
            CompletableFuture<Integer> nest(Shape shape, int depth) {
                AsyncExitStack stack = new AsyncExitStack();
                AsyncTask<String> last = stack.enter(Kind.READY.async(shape));
                for (int i = 1; i < depth; i++) {
                    last = stack.enter(Kind.READY.async(shape));
                }
                int result = shape.useByHand().apply(last.join()).join();
                return stack.close().thenApply(closed -> result);
            }
        },
        BY_HAND {
            @Override
            CompletableFuture<Integer> nest(Shape shape, int depth) {
                Resource resource = Kind.READY.make(shape);
                return resource.open()
                        .thenCompose(value -> (depth == 1 ? shape.useByHand().apply(value) : nest(shape, depth - 1))
                                .handle((result, failure) -> resource.close(value)
                                        .thenCompose(closed -> failure == null
                                                ? CompletableFuture.completedFuture(result)
                                                : CompletableFuture.<Integer>failedFuture(failure)))
                                .thenCompose(ended -> ended));
            }
        },
        /** <a href="https://apple.github.io/foundationdb/javadoc/com/apple/foundationdb/async/AsyncUtil.html">composeHandle</a>. */
        FOUNDATION_DB {
            @Override
            CompletableFuture<Integer> nest(Shape shape, int depth) {
                Resource resource = Kind.READY.make(shape);
                return resource.open()
                        .thenCompose(value -> AsyncUtil.composeHandle(
                                depth == 1 ? shape.useByHand().apply(value) : nest(shape, depth - 1),
                                (result, failure) -> resource.close(value)
                                        .thenCompose(closed -> failure == null
                                                ? CompletableFuture.completedFuture(result)
                                                : CompletableFuture.<Integer>failedFuture(failure))));
            }
        },
        /** <a href="https://projectreactor.io/docs/core/release/api/reactor/core/publisher/Mono.html">Mono.usingWhen</a>. */
        REACTOR {
            @Override
            CompletableFuture<Integer> nest(Shape shape, int depth) {
                return mono(shape, depth).toFuture();
            }

            private Mono<Integer> mono(Shape shape, int depth) {
                Resource resource = Kind.READY.make(shape);
                return Mono.usingWhen(
                        Mono.fromCompletionStage(resource::open),
                        value -> depth == 1
                                ? Mono.fromCompletionStage(shape.useByHand().apply(value))
                                : mono(shape, depth - 1),
                        value -> Mono.fromCompletionStage(resource.close(value)));
            }
        };

        abstract CompletableFuture<Integer> nest(Shape shape, int depth);
    }
}
