package dev.forthwith.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Every case runs twice, since half of all known bugs show in one twin only. */
public enum Twin {
    /** Stages that are already complete when they are returned. */
    READY {
        @Override
        public <T> CompletableFuture<T> stage(Callable<? extends T> work) {
            CompletableFuture<T> stage = new CompletableFuture<>();
            complete(stage, work);
            return stage;
        }
    },
    /** Stages that complete on another thread. */
    HOP {
        @Override
        public <T> CompletableFuture<T> stage(Callable<? extends T> work) {
            CompletableFuture<T> stage = new CompletableFuture<>();
            OTHER_THREADS.execute(() -> complete(stage, work));
            return stage;
        }
    };

    /** Threads that are not those of the test. Daemons, so that a hang fails a test and not the build. */
    public static final ExecutorService OTHER_THREADS =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), Twin::daemon);

    private static Thread daemon(Runnable work) {
        Thread thread = Executors.defaultThreadFactory().newThread(work);
        thread.setName("bench-" + thread.getName());
        thread.setDaemon(true);
        return thread;
    }

    /** The stage of some work. */
    public abstract <T> CompletableFuture<T> stage(Callable<? extends T> work);

    /** The stage of some work that begins when the gate opens, however that ends. */
    public <T> CompletableFuture<T> stage(CompletionStage<?> gate, Callable<? extends T> work) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        gate.whenComplete((value, failure) -> {
            if (this == READY) {
                complete(stage, work);
            } else {
                OTHER_THREADS.execute(() -> complete(stage, work));
            }
        });
        return stage;
    }

    /** The stage of a value. */
    public <T> CompletableFuture<T> value(T value) {
        return stage(() -> value);
    }

    /** The stage of a failure. */
    public <T> CompletableFuture<T> failure(Throwable failure) {
        return stage(() -> {
            throw sneak(failure);
        });
    }

    /** Throws whatever it is given, past the compiler. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <X extends Throwable> RuntimeException sneak(Throwable failure) throws X {
        throw (X) failure;
    }

    private static <T> void complete(CompletableFuture<T> stage, Callable<? extends T> work) {
        try {
            stage.complete(work.call());
        } catch (Throwable thrown) {
            stage.completeExceptionally(thrown);
        }
    }
}
