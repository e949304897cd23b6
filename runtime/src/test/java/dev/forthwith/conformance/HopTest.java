package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Numbers;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Twin;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What comes behind {@code on} runs where the executor says: elements, and what is left at the end. */
final class HopTest extends BenchTest {
    /** Whether the executor runs the caller: on this thread nobody else does. */
    private final ThreadLocal<Boolean> within = ThreadLocal.withInitial(() -> false);

    private Executor executor(Twin twin) {
        return task -> twin.stage(() -> {
            within.set(true);
            try {
                task.run();
            } finally {
                within.set(false);
            }
            return null;
        });
    }

    @BothTwins
    void whatIsLeftAtTheEndComesThere(Twin twin) {
        List<String> seen = new CopyOnWriteArrayList<>();
        Numbers source = bench(twin).source(Form.GENERATED, 1, 2, 3);
        value(source.on(executor(twin)).windowFixed(2).forEach(list -> seen.add(list + " " + within.get())));
        assertEquals(List.of("[1, 2] true", "[3] true"), seen);
    }

    @BothTwins
    void aRejectionOfTheEndIsAFailure(Twin twin) {
        RejectedExecutionException rejection = new RejectedExecutionException();
        AtomicInteger tasks = new AtomicInteger();
        Executor executor = executor(twin);
        AsyncTask<Long> count = bench(twin)
                .source(Form.GENERATED, 1, 2)
                .on(task -> {
                    if (tasks.incrementAndGet() > 2) {
                        throw rejection;
                    }
                    executor.execute(task);
                })
                .count();
        assertFails(count, rejection);
    }

    @BothTwins
    void aRejectionBesideACancellationIsTold(Twin twin) {
        for (boolean hard : new boolean[] {true, false}) {
            RejectedExecutionException rejection = new RejectedExecutionException();
            AtomicReference<AsyncTask<Void>> loop = new AtomicReference<>();
            CompletableFuture<Integer> first = new CompletableFuture<>();
            loop.set(AsyncIterable.next(() -> first)
                    .on(task -> {
                        loop.get().cancel(hard);
                        throw rejection;
                    })
                    .forEach(n -> {}));
            twin.stage(() -> first.complete(1)).join();
            assertCancelled(loop.get(), rejection);
        }
    }
}
