package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncTask;
import dev.forthwith.Forthwith;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Twin;
import dev.forthwith.generated.GeneratedContext;
import dev.forthwith.generated.Results;
import dev.forthwith.generated.StackedContext;
import dev.forthwith.internal.task.BlockingExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A blocking exit that the executor refuses, since the program ends or too much is to be done: it is made all the same. */
@Isolated("sets the blocking executor, and the handler of dropped failures")
final class RefusedExitTest extends BenchTest {
    private final Executor before = BlockingExecutor.current();
    private final RejectedExecutionException full = new RejectedExecutionException("full");
    private final CompletableFuture<Throwable> dropped = new CompletableFuture<>();

    @BeforeEach
    void begin() {
        Forthwith.onDropped((where, what) -> dropped.complete(what));
    }

    @AfterEach
    void end() {
        Forthwith.blockingExecutor(before);
        Forthwith.onDropped((where, what) -> {});
    }

    private <T> void assertExits(Twin twin, Bench bench, AsyncContextManager<T> manager) {
        assertEquals("body", value(manager.with(resource -> {
            Forthwith.blockingExecutor(work -> {
                throw full;
            });
            return twin.value("body");
        })));
        assertEquals("exit", bench.steps());
        assertSame(full, value(dropped));
    }

    /** As the hook of a pool may. */
    @Test
    void anExecutorThatFailsAfterTheCallHasRefusedNothing() {
        Forthwith.blockingExecutor(work -> {
            work.run();
            throw full;
        });
        assertEquals("called", value(AsyncTask.blocking(() -> "called")));
        assertSame(full, value(dropped));
    }

    @BothTwins
    void ofWhatIsCloseable(Twin twin) {
        Bench bench = bench(twin);
        assertExits(twin, bench, AsyncContextManager.<AutoCloseable>closing(() -> () -> bench.say("exit")));
    }

    @BothTwins
    void ofAnAnnotatedResource(Twin twin) {
        Bench bench = bench(twin);
        assertExits(twin, bench, () -> new GeneratedContext<String, String, String>(() -> "self") {
            @Override
            public String enterName() {
                return "Resource.open()";
            }

            @Override
            public String exitName() {
                return "Resource.close()";
            }

            @Override
            protected CompletionStage<String> enter(String self) {
                return Results.blocking(() -> self);
            }

            @Override
            protected String resource(String self, String arrived) {
                return arrived;
            }

            @Override
            protected CompletionStage<?> exit(String self, String resource, Outcome outcome, Throwable failure) {
                return Results.blocking(() -> {
                    bench.say("exit");
                    return null;
                });
            }
        });
    }

    @BothTwins
    void ofAnAnnotatedResourceWithAStack(Twin twin) {
        Bench bench = bench(twin);
        assertExits(twin, bench, () -> new StackedContext<String, String, String>(() -> "self") {
            @Override
            public String enterName() {
                return "Resource.open()";
            }

            @Override
            public String exitName() {
                return "Resource.close()";
            }

            @Override
            protected CompletionStage<String> enter(String self, AsyncExitStack stack) {
                return Results.blocking(() -> self);
            }

            @Override
            protected String resource(String self, String arrived) {
                return arrived;
            }

            @Override
            protected CompletionStage<?> exit(String self, String resource, Outcome outcome, Throwable failure) {
                return Results.blocking(() -> {
                    bench.say("exit");
                    return null;
                });
            }
        });
    }
}
