package dev.forthwith.testkit;

import java.util.concurrent.CompletableFuture;

/** Work that does not end when it is cancelled, but when it ends. */
final class SlowBody extends CompletableFuture<Object> {
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return false;
    }
}
