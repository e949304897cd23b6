package dev.forthwith.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;

/** On the thread of an event loop nothing of ours blocks. */
final class BlockHoundTest {
    private static ExecutorService loop;

    @BeforeAll
    static void guardTheLoop() {
        BlockHound.builder()
                .nonBlockingThreadPredicate(
                        current -> current.or(thread -> thread.getName().startsWith("loop-")))
                .allowBlockingCallsInside("java.util.concurrent.ThreadPoolExecutor", "getTask")
                .allowBlockingCallsInside("java.util.concurrent.ThreadPoolExecutor", "processWorkerExit")
                // The short locks of the queues of the JDK's executors, which CompletableFuture.orTimeout takes as
                // well.
                .allowBlockingCallsInside("java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue", "offer")
                .allowBlockingCallsInside("java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue", "remove")
                .allowBlockingCallsInside("java.util.concurrent.LinkedBlockingQueue", "offer")
                .install();
        loop = Executors.newSingleThreadExecutor(task -> new Thread(task, "loop-1"));
    }

    @AfterAll
    static void stop() {
        loop.shutdownNow();
    }

    private static <T> T onTheLoop(java.util.concurrent.Callable<CompletableFuture<T>> program) throws Exception {
        return CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return program.call();
                            } catch (Exception thrown) {
                                return CompletableFuture.<T>failedFuture(thrown);
                            }
                        },
                        loop)
                .thenCompose(result -> result)
                .get();
    }

    @Test
    void canary() {
        ExecutionException blocked = assertThrows(
                ExecutionException.class,
                () -> onTheLoop(() -> {
                    Thread.sleep(1);
                    return CompletableFuture.completedFuture(1);
                }));
        assertInstanceOf(BlockingOperationError.class, blocked.getCause());
    }

    @Test
    void scopesStacksLoopsAndChannels() throws Exception {
        Executor hop = loop;
        AsyncContextManager<String> resource = AsyncContextManager.of(
                () -> CompletableFuture.supplyAsync(() -> "resource", hop),
                (value, outcome, failure) -> CompletableFuture.runAsync(() -> {}, hop));
        int length = onTheLoop(() -> resource.exitTimeout(Duration.ofHours(1))
                .with(held -> CompletableFuture.supplyAsync(held::length, hop))
                .orTimeout(1, java.util.concurrent.TimeUnit.HOURS));
        assertEquals(8, length);
        onTheLoop(() -> AsyncExitStack.manager()
                .with(stack -> stack.enter(resource).thenCompose(first -> stack.enter(resource))));
        List<Integer> doubled = onTheLoop(() -> AsyncIterable.using(resource, held -> AsyncIterable.of(1, 2, 3))
                .mapConcurrent(2, n -> CompletableFuture.supplyAsync(() -> 2 * n, hop))
                .prefetch(2)
                .timeout(Duration.ofHours(1))
                .windowTimed(2, Duration.ofMillis(1))
                .flatMap(AsyncIterable::from)
                .toList());
        assertEquals(List.of(2, 4, 6), doubled);
        AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
        AtomicInteger received = new AtomicInteger();
        onTheLoop(() -> {
            AsyncTask<Void> receiving = channel.forEach(n -> received.incrementAndGet());
            return AsyncIterable.of(1, 2, 3)
                    .forEachAwait(channel::send)
                    .thenRun(channel::close)
                    .thenCompose(closed -> receiving);
        });
        assertEquals(3, received.get());
        AsyncTask<Object> cancelled = resource.with(held -> new CompletableFuture<>());
        boolean ended = onTheLoop(() -> {
            cancelled.cancel(true);
            return cancelled.handle((value, failure) -> cancelled.isCancelled());
        });
        assertTrue(ended);
        int generated = onTheLoop(() -> AsyncIterable.<Integer>generate(out -> {
                    Thread.sleep(1);
                    out.emit(1);
                })
                .findFirst()
                .thenApply(first -> first.orElse(0)));
        assertEquals(1, generated);
    }
}
