package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.forthwith.Around;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncTask;
import dev.forthwith.Forthwith;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Twin;
import dev.forthwith.internal.task.BlockingExecutor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Isolated;

/** A function around the use of its resource that lets another thread call {@code body.run}, and does not wait for it. */
@Isolated("sets the blocking executor")
final class AroundTest extends BenchTest {
    private final Executor before = BlockingExecutor.current();
    private final Gate returned = new Gate();

    @BeforeEach
    void begin() {
        Forthwith.blockingExecutor(work -> Twin.OTHER_THREADS.execute(() -> {
            work.run();
            returned.reach();
        }));
    }

    @AfterEach
    void end() {
        Forthwith.blockingExecutor(before);
    }

    private static CompletableFuture<Object> runElsewhere(Around.Body<String> body) {
        return Twin.HOP.stage(() -> {
            body.run("a");
            return null;
        });
    }

    @BothTwins
    void aFunctionThatReturnsBeforeTheExitHasNotHandledTheFailure(Twin twin) {
        Boom failure = new Boom("E");
        CompletableFuture<CompletableFuture<Object>> ran = new CompletableFuture<>();
        assertSame(failure, failure(usedAfterTheFunction(ran, () -> twin.failure(failure))));
        assertEquals(1, failure.getSuppressed().length);
        assertInstanceOf(IllegalStateException.class, failure.getSuppressed()[0]);
        assertSame(failure, failure(value(ran)));
    }

    @BothTwins
    void aFunctionThatReturnsBeforeTheExitHasGivenNothingBack(Twin twin) {
        CompletableFuture<CompletableFuture<Object>> ran = new CompletableFuture<>();
        assertInstanceOf(IllegalStateException.class, failure(usedAfterTheFunction(ran, () -> twin.value("body"))));
        value(value(ran));
    }

    /** The body ends after the function has returned. */
    private AsyncTask<String> usedAfterTheFunction(
            CompletableFuture<CompletableFuture<Object>> ran, Supplier<CompletableFuture<String>> end) {
        Gate used = new Gate();
        AsyncTask<String> task = AsyncContextManager.<String>around(body -> {
                    ran.complete(runElsewhere(body));
                    used.awaitReached();
                })
                .with(a -> used.reach().thenCompose(opened -> end.get()));
        returned.awaitReached();
        used.open();
        return task;
    }

    @BothTwins
    void aFunctionThatFailsBeforeTheExitHasFailedToExit(Twin twin) {
        Boom exit = new Boom("X");
        Boom body = new Boom("E");
        Gate used = new Gate();
        AsyncTask<String> task = AsyncContextManager.<String>around(given -> {
                    runElsewhere(given);
                    used.awaitReached();
                    throw exit;
                })
                .with(a -> used.reach().thenCompose(opened -> twin.failure(body)));
        returned.awaitReached();
        used.open();
        assertSame(body, failure(task));
        assertEquals(List.of(exit), List.of(body.getSuppressed()));
    }

    @BothTwins
    void bodyRunAfterTheFunctionFailsAndDoesNotWait(Twin twin) {
        CompletableFuture<Around.Body<String>> kept = new CompletableFuture<>();
        assertInstanceOf(
                IllegalStateException.class,
                failure(AsyncContextManager.<String>around(kept::complete).with(twin::value)));
        assertInstanceOf(IllegalStateException.class, failure(runElsewhere(value(kept))));
    }
}
