package dev.forthwith.stress;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/** How one opens, uses and closes a resource with a library, as its documentation shows. */
interface Contestant {
    String name();

    /** Begins to use a resource; answers with how to cancel that. */
    Runnable use(Pool pool, boolean ready);

    static List<Contestant> all() {
        return List.of(
                contestant("Forthwith", Contestant::forthwith),
                contestant("Forthwith around", Contestant::around),
                contestant("Forthwith generate", Contestant::generate),
                contestant("CompletableFuture", Contestant::completableFuture),
                contestant("Reactor usingWhen", Contestant::reactor),
                contestant("Reactor usingWhen, suppressCancel, doOnDiscard", Contestant::expertReactor),
                contestant("RxJava using", Contestant::rxjava),
                contestant("Mutiny onItem, eventually", Contestant::mutiny));
    }

    private static Runnable forthwith(Pool pool, boolean ready) {
        AsyncTask<Integer> task = AsyncContextManager.of(
                        () -> pool.open(ready), (resource, outcome, failure) -> pool.close(resource))
                .with(pool::work);
        return () -> task.cancel(true);
    }

    private static Runnable around(Pool pool, boolean ready) {
        AsyncTask<Integer> task = AsyncContextManager.<String>around(body -> {
                    String resource = pool.open(ready).join();
                    try {
                        body.run(resource);
                    } finally {
                        pool.close(resource).join();
                    }
                })
                .with(pool::work);
        return () -> task.cancel(true);
    }

    private static Runnable generate(Pool pool, boolean ready) {
        AsyncTask<Void> task = AsyncIterable.<String>generate(out -> {
                    String resource = pool.open(ready).join();
                    try {
                        out.emit(resource);
                    } finally {
                        pool.close(resource).join();
                    }
                })
                .forEachAwait(pool::work);
        return () -> task.cancel(true);
    }

    private static Runnable completableFuture(Pool pool, boolean ready) {
        CompletableFuture<Integer> future = pool.open(ready)
                .thenCompose(resource -> pool.work(resource)
                        .handle((value, failure) -> pool.close(resource).thenApply(closed -> value))
                        .thenCompose(ended -> ended));
        return () -> future.cancel(true);
    }

    private static Runnable reactor(Pool pool, boolean ready) {
        reactor.core.Disposable running = Mono.usingWhen(
                        Mono.fromFuture(() -> pool.open(ready)),
                        resource -> Mono.fromFuture(() -> pool.work(resource)),
                        resource -> Mono.fromFuture(() -> pool.close(resource)))
                .subscribe(value -> {}, failure -> {});
        return running::dispose;
    }

    /** As one writes it who knows that a cancelled open may still yield, and where Reactor then drops what it yields. */
    private static Runnable expertReactor(Pool pool, boolean ready) {
        reactor.core.Disposable running = Mono.usingWhen(
                        Mono.fromFuture(() -> pool.open(ready), true),
                        resource -> Mono.fromFuture(() -> pool.work(resource)),
                        resource -> Mono.fromFuture(() -> pool.close(resource)))
                .doOnDiscard(String.class, pool::close)
                .subscribe(value -> {}, failure -> {});
        return running::dispose;
    }

    private static Runnable rxjava(Pool pool, boolean ready) {
        Disposable running = Single.fromCompletionStage(pool.open(ready))
                .flatMap(resource -> Single.using(
                        () -> resource,
                        held -> Single.fromCompletionStage(pool.work(held)),
                        held -> Completable.fromCompletionStage(pool.close(held))
                                .subscribe()))
                .subscribe(value -> {}, failure -> {});
        return running::dispose;
    }

    private static Runnable mutiny(Pool pool, boolean ready) {
        Cancellable running = Uni.createFrom()
                .completionStage(() -> pool.open(ready))
                .onItem()
                .transformToUni(resource -> Uni.createFrom()
                        .completionStage(() -> pool.work(resource))
                        .eventually(() -> Uni.createFrom().completionStage(() -> pool.close(resource))))
                .subscribe()
                .with(value -> {}, failure -> {});
        return running::cancel;
    }

    private static Contestant contestant(String name, Use use) {
        return new Contestant() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Runnable use(Pool pool, boolean ready) {
                return use.begin(pool, ready);
            }
        };
    }

    /** What a contestant does. */
    @FunctionalInterface
    interface Use {
        Runnable begin(Pool pool, boolean ready);
    }
}
