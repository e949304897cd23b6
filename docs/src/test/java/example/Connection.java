package example;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A connection that the pages speak of. */
public final class Connection {
    private final Pool pool;

    Connection(Pool pool) {
        this.pool = pool;
    }

    public CompletionStage<Integer> update(String sql) {
        return CompletableFuture.supplyAsync(sql::length);
    }

    public CompletionStage<Void> execute(String sql) {
        return update(sql).thenRun(() -> {});
    }

    public CompletionStage<Void> release() {
        return CompletableFuture.runAsync(pool::released);
    }
}
