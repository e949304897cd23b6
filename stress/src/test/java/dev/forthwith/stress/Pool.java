package dev.forthwith.stress;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Resources that are opened and closed on other threads, and counted. */
final class Pool {
    private final ExecutorService threads;
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    volatile long pause;

    Pool(ExecutorService threads) {
        this.threads = threads;
    }

    CompletableFuture<String> open(boolean ready) {
        if (ready) {
            open.incrementAndGet();
            return CompletableFuture.completedFuture("resource");
        }
        CompletableFuture<String> stage = new CompletableFuture<>();
        run(() -> {
            LockSupport.parkNanos(pause);
            open.incrementAndGet();
            stage.complete("resource");
        });
        return stage;
    }

    CompletableFuture<Void> close(String resource) {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        run(() -> {
            open.decrementAndGet();
            stage.complete(null);
        });
        return stage;
    }

    /** Somebody's work with a resource. */
    CompletableFuture<Integer> work(String resource) {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        run(() -> {
            LockSupport.parkNanos(5_000);
            stage.complete(resource.length());
        });
        return stage;
    }

    private void run(Runnable task) {
        busy.incrementAndGet();
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                busy.decrementAndGet();
            }
        });
    }

    /** Waits until nothing runs any more; what is open then stays open. */
    void awaitQuiet() {
        int quiet = 0;
        while (quiet < 20) {
            quiet = busy.get() == 0 ? quiet + 1 : 0;
            LockSupport.parkNanos(1_000_000);
        }
    }

    int open() {
        return open.get();
    }
}
