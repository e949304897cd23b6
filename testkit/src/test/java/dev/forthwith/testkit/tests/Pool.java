package dev.forthwith.testkit.tests;

import dev.forthwith.testkit.VirtualTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What the classes under test need: connections, whose steps are ready, or hop to another thread, or take their time. */
final class Pool {
    final VirtualTime time;
    private final Function<Duration, CompletionStage<Void>> step;
    private final ExecutorService threads;
    private final AtomicInteger inUse = new AtomicInteger();
    private volatile boolean refuses;
    Connection shared;
    int position;

    private Pool(VirtualTime time, ExecutorService threads, Function<Duration, CompletionStage<Void>> step) {
        this.time = time;
        this.threads = threads;
        this.step = step;
    }

    static Pool ready() {
        return new Pool(null, null, delay -> CompletableFuture.completedFuture(null));
    }

    static Pool in(VirtualTime time) {
        return new Pool(time, null, time::delay);
    }

    static Pool ofThreads() {
        ExecutorService threads = Executors.newCachedThreadPool();
        return new Pool(null, threads, delay -> CompletableFuture.runAsync(Thread::yield, threads));
    }

    static Pool on(Executor executor) {
        return new Pool(null, null, delay -> CompletableFuture.runAsync(() -> {}, executor));
    }

    void shutDown() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }

    /** What is acquired next fails after it was acquired. */
    void refuse() {
        refuses = true;
    }

    int inUse() {
        return inUse.get();
    }

    CompletionStage<Void> step(int millis) {
        return step.apply(Duration.ofMillis(millis));
    }

    CompletionStage<Connection> acquire() {
        return step(2).thenApply(arrived -> {
            inUse.incrementAndGet();
            return new Connection();
        });
    }

    final class Connection {
        CompletionStage<Void> begin() {
            return step(1).thenRun(() -> {
                if (refuses) {
                    throw new IllegalStateException("refused");
                }
            });
        }

        CompletionStage<String> row(int number) {
            return step(1).thenApply(arrived -> number < 3 ? "row " + number : null);
        }

        CompletionStage<Void> release() {
            return step(3).thenRun(inUse::decrementAndGet);
        }
    }
}
