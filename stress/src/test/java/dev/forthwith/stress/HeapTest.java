package dev.forthwith.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nothing grows with the number of elements and scopes, and nothing stays reachable after the end. */
final class HeapTest {
    private static final AsyncContextManager<byte[]> RESOURCE = AsyncContextManager.of(
            () -> CompletableFuture.completedFuture(new byte[16]),
            (bytes, outcome, failure) -> CompletableFuture.completedFuture(null));

    @Test
    void tenMillionElements() {
        loop(100_000);
        long before = used();
        loop(10_000_000);
        long grown = used() - before;
        assertTrue(grown < 4 << 20, () -> grown + " bytes more");
    }

    private static void loop(int size) {
        AtomicInteger next = new AtomicInteger();
        long count = AsyncIterable.next(() ->
                        CompletableFuture.completedFuture(next.getAndIncrement() < size ? Integer.valueOf(1) : null))
                .filter(n -> n == 1)
                .count()
                .join();
        assertEquals(size, count);
    }

    @Test
    void aMillionScopes() {
        scopes(10_000);
        long before = used();
        scopes(1_000_000);
        long grown = used() - before;
        assertTrue(grown < 4 << 20, () -> grown + " bytes more");
    }

    private static void scopes(int size) {
        for (int i = 0; i < size; i++) {
            assertEquals(16, RESOURCE.call(bytes -> bytes.length).join());
        }
    }

    @Test
    void nothingIsReachableAfterTheEnd() {
        CompletableFuture<Integer> body = new CompletableFuture<>();
        AsyncTask<Integer> cancelled = RESOURCE.with(bytes -> AsyncTask.shield(body));
        WeakReference<Object> resource = new WeakReference<>(opened());
        cancelled.cancel(true);
        body.complete(1);
        assertTrue(cancelled.isCancelled());
        while (resource.get() != null) {
            System.gc();
            new CompletableFuture<Void>()
                    .completeOnTimeout(null, 10, TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    private static Object opened() {
        Object resource = new Object();
        AsyncContextManager.of(
                        () -> CompletableFuture.completedFuture(resource),
                        (held, outcome, failure) -> CompletableFuture.completedFuture(null))
                .run(held -> {})
                .join();
        return resource;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
