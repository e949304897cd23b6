package dev.forthwith.samples.chat;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads for calls that block. */
final class Threads {
    private final ExecutorService executor = Executors.newCachedThreadPool();

    ExecutorService executor() {
        return executor;
    }

    /** Makes the call. To cancel the stage is to interrupt the call; it ends when the call has ended. */
    <T> CompletableFuture<T> call(Callable<T> body) {
        Call<T> call = new Call<>(body);
        executor.execute(call);
        return call;
    }

    void close() {
        executor.shutdown();
    }

    private static final class Call<T> extends CompletableFuture<T> implements Runnable {
        private final Callable<T> body;
        private Thread runner;
        private boolean cancelled;

        Call(Callable<T> body) {
            this.body = body;
        }

        @Override
        public void run() {
            if (!begin()) {
                super.cancel(false);
                return;
            }
            try {
                T value = body.call();
                end();
                complete(value);
            } catch (Throwable failure) {
                end();
                completeExceptionally(failure);
            }
        }

        private synchronized boolean begin() {
            runner = Thread.currentThread();
            return !cancelled;
        }

        private synchronized void end() {
            runner = null;
            if (cancelled) {
                Thread.interrupted(); // it was for the call, not for what the thread does next
            }
        }

        @Override
        public synchronized boolean cancel(boolean mayInterrupt) {
            cancelled = true;
            if (runner != null && mayInterrupt) {
                runner.interrupt();
            }
            return false;
        }
    }
}
