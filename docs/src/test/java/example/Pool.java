package example;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** A pool of connections that the pages speak of. */
public final class Pool {
    /** The one that blocks use. */
    public static final Pool pool = new Pool();

    private final AtomicInteger open = new AtomicInteger();

    public CompletionStage<Connection> acquire() {
        return CompletableFuture.supplyAsync(() -> {
            open.incrementAndGet();
            return new Connection(this);
        });
    }

    void released() {
        open.decrementAndGet();
    }

    public int open() {
        return open.get();
    }

    public CompletionStage<List<String>> sessions(int page) {
        List<String> first = List.of("anna", " ", "bert");
        return CompletableFuture.supplyAsync(() -> page == 0 ? first : page == 1 ? List.of("carla") : null);
    }

    public CompletionStage<String> describe(String name) {
        return CompletableFuture.supplyAsync(() -> name + " (active)");
    }
}
