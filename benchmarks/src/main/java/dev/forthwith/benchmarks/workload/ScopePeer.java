package dev.forthwith.benchmarks.workload;

import com.apple.foundationdb.async.AsyncUtil;
import com.ibm.asyncutil.util.AsyncCloseable;
import com.ibm.asyncutil.util.StageSupport;
import dev.forthwith.benchmarks.fixture.Resource;
import dev.forthwith.benchmarks.fixture.Resource.Kind;
import dev.forthwith.benchmarks.fixture.Shape;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** One scope: open, use, close whatever happened, and wait for the result. */
public enum ScopePeer {
    FORTHWITH {
        @Override
        CompletableFuture<Integer> scope(Kind kind, Shape shape) {
            return kind.async(shape).with(shape.use());
        }
    },
    /** As a careful engineer writes it: the failure is kept, the close is awaited. A cancellation tears it. */
    BY_HAND {
        @Override
        CompletableFuture<Integer> scope(Kind kind, Shape shape) {
            Resource resource = kind.make(shape);
            Function<String, CompletableFuture<Integer>> use = shape.useByHand();
            return resource.open()
                    .thenCompose(value -> use.apply(value)
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
        CompletableFuture<Integer> scope(Kind kind, Shape shape) {
            Resource resource = kind.make(shape);
            Function<String, CompletableFuture<Integer>> use = shape.useByHand();
            return resource.open()
                    .thenCompose(value -> AsyncUtil.composeHandle(
                            use.apply(value),
                            (result, failure) -> resource.close(value)
                                    .thenCompose(closed -> failure == null
                                            ? CompletableFuture.completedFuture(result)
                                            : CompletableFuture.<Integer>failedFuture(failure))));
        }
    },
    /** <a href="https://github.com/IBM/java-async-util">StageSupport.tryComposeWith</a>. */
    IBM_ASYNCUTIL {
        @Override
        CompletableFuture<Integer> scope(Kind kind, Shape shape) {
            Resource resource = kind.make(shape);
            Function<String, CompletableFuture<Integer>> use = shape.useByHand();
            return resource.open()
                    .thenCompose(value -> StageSupport.<Integer, AsyncCloseable>tryComposeWith(
                            () -> resource.close(value).thenApply(closed -> null), closing -> use.apply(value)));
        }
    },
    /** <a href="https://projectreactor.io/docs/core/release/api/reactor/core/publisher/Mono.html">Mono.usingWhen</a>. */
    REACTOR {
        @Override
        CompletableFuture<Integer> scope(Kind kind, Shape shape) {
            Resource resource = kind.make(shape);
            Function<String, CompletableFuture<Integer>> use = shape.useByHand();
            return Mono.usingWhen(
                            Mono.fromCompletionStage(resource::open),
                            value -> Mono.fromCompletionStage(use.apply(value)),
                            value -> Mono.fromCompletionStage(resource.close(value)))
                    .toFuture();
        }
    },
    /** RxJava's <a href="https://reactivex.io/RxJava/3.x/javadoc/io/reactivex/rxjava3/core/Single.html">using</a> awaits no close; so composed. */
    RXJAVA {
        @Override
        CompletableFuture<Integer> scope(Kind kind, Shape shape) {
            Resource resource = kind.make(shape);
            Function<String, CompletableFuture<Integer>> use = shape.useByHand();
            return Single.fromCompletionStage(resource.open())
                    .flatMap(value -> Single.fromCompletionStage(use.apply(value))
                            .materialize()
                            .flatMap(ended -> Completable.fromCompletionStage(resource.close(value))
                                    .andThen(Single.just(ended)))
                            .<Integer>dematerialize(ended -> ended)
                            .toSingle())
                    .toCompletionStage()
                    .toCompletableFuture();
        }
    },
    /** <a href="https://smallrye.io/smallrye-mutiny/latest/guides/resource-handling/">A resource with a finalizer</a>. */
    MUTINY {
        @Override
        CompletableFuture<Integer> scope(Kind kind, Shape shape) {
            Resource resource = kind.make(shape);
            Function<String, CompletableFuture<Integer>> use = shape.useByHand();
            return Multi.createFrom()
                    .resourceFromUni(
                            () -> Uni.createFrom().completionStage(resource.open()),
                            value -> Multi.createFrom().completionStage(use.apply(value)))
                    .withFinalizer((String value) -> Uni.createFrom().completionStage(resource.close(value)))
                    .toUni()
                    .subscribeAsCompletionStage();
        }
    };

    abstract CompletableFuture<Integer> scope(Kind kind, Shape shape);
}
