package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Log;
import dev.forthwith.bench.ManualClock;
import dev.forthwith.bench.Twin;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Managers and contexts whose {@code toString} throws: a message names their class, and says what it is there to say. */
@Isolated("sets the clock")
final class NamelessTest extends BenchTest {
    /** Yields these stages, or is a mistake where one is null. */
    private static final class Nameless implements AsyncContextManager<String>, AsyncContext<String> {
        private final CompletionStage<String> enter;
        private final CompletionStage<Boolean> exit;
        private boolean noContext;

        Nameless(CompletionStage<String> enter, CompletionStage<Boolean> exit) {
            this.enter = enter;
            this.exit = exit;
        }

        Nameless withoutContext() {
            noContext = true;
            return this;
        }

        @Override
        public AsyncContext<String> context() {
            return noContext ? null : this;
        }

        @Override
        public CompletionStage<String> enter() {
            return enter;
        }

        @Override
        public CompletionStage<Boolean> exit(Outcome outcome, Throwable failure) {
            return exit;
        }

        @Override
        public String toString() {
            throw new IllegalStateException("toString");
        }
    }

    private static void assertNames(String what, Throwable failure) {
        String message = assertInstanceOf(NullPointerException.class, failure).getMessage();
        assertTrue(message.contains(Nameless.class.getName()) && message.contains(what), message);
    }

    @BothTwins
    void whatReturnsNullIsNamed(Twin twin) {
        CompletableFuture<String> enter = twin.value("a");
        Nameless noExit = new Nameless(enter, null);
        assertNames(
                "context()", failure(new Nameless(enter, null).withoutContext().with(twin::value)));
        assertNames("enter()", failure(new Nameless(null, null).with(twin::value)));
        assertNames(
                "the body given to with, for the resource of",
                failure(new Nameless(enter, twin.value(false)).with(a -> null)));
        assertNames("exit()", failure(noExit.with(twin::value)));
        assertNames("exit()", assertThrows(NullPointerException.class, () -> noExit.withBlocking(a -> a)));
        assertNames("the exit of", failure(AsyncExitStack.manager().with(stack -> stack.enter(noExit))));
    }

    private static void assertSays(String message, CompletionStage<?> stage) {
        assertEquals(message, failure(stage).getMessage());
    }

    /** So that one finds it among all others. */
    @BothTwins
    void aFunctionThatYieldsNoStageIsNamed(Twin twin) {
        AsyncTask<Integer> task = AsyncTask.from(twin.value(1));
        AsyncTask<Integer> failed = AsyncTask.from(twin.failure(new Boom("E")));
        Function<Object, CompletionStage<Integer>> none = value -> null;
        String rest = ", " + none.getClass().getName() + ", returned null instead of a stage";
        assertSays("the function given to thenCompose" + rest, task.thenCompose(none));
        assertSays("the function given to thenComposeAsync" + rest, task.thenComposeAsync(none));
        assertSays("the function given to thenComposeAsync" + rest, task.thenComposeAsync(none, Runnable::run));
        Function<Throwable, CompletionStage<Integer>> nothing = problem -> null;
        assertSays(
                "the function given to exceptionallyCompose, "
                        + nothing.getClass().getName() + ", returned null instead of a stage",
                failed.exceptionallyCompose(nothing));
    }

    @BothTwins
    void whatThisLibraryMakesIsNamedAfterItsMethods(Twin twin) {
        assertSays(
                "the body given to with, for the resource of AsyncContextManager.value, returned null instead of a stage",
                AsyncContextManager.value(twin).with(a -> null));
        Callable<AutoCloseable> open = () -> {
            throw new Boom("E");
        };
        assertEquals(
                "the function given to closing, " + open.getClass().getName(),
                AsyncContextManager.closing(open).context().toString());
        AsyncExitStack stack = new AsyncExitStack();
        stack.move();
        assertSays(
                "the exit stack is closed or was moved; if it was moved, use the one that move() returned",
                stack.enter(AsyncContextManager.value(twin)));
    }

    /** What a task waits for is said by the log when it was cancelled and nothing has come of it. */
    @Test
    void whatIsWaitedForIsNamed() {
        CompletableFuture<String> entered = CompletableFuture.completedFuture("a");
        CompletableFuture<Boolean> exited = CompletableFuture.completedFuture(false);
        CompletableFuture<String> enter = new CompletableFuture<>();
        assertLogNames(
                "the enter of", new Nameless(enter, exited).with(CompletableFuture::completedFuture), enter, "a");
        CompletableFuture<String> body = new CompletableFuture<>();
        assertLogNames("the body of", new Nameless(entered, exited).with(a -> body), body, "b");
        List<Function<Nameless, AsyncTask<?>>> uses = List.of(
                manager -> manager.with(a -> new CompletableFuture<>()),
                manager -> AsyncExitStack.manager()
                        .with(stack -> stack.enter(manager).thenCompose(a -> new CompletableFuture<>())));
        for (Function<Nameless, AsyncTask<?>> use : uses) {
            CompletableFuture<Boolean> exit = new CompletableFuture<>();
            assertLogNames("the exit of", use.apply(new Nameless(entered, exit)), exit, false);
        }
    }

    private static <T> void assertLogNames(String what, AsyncTask<?> task, CompletableFuture<T> pending, T value) {
        try (ManualClock clock = ManualClock.begin();
                Log log = Log.begin()) {
            // What is pending is not to be cancelled, but the body before it is.
            task.cancel(what.equals("the exit of"));
            clock.pass(Duration.ofSeconds(10));
            assertEquals(
                    List.of("a cancelled task has waited for ten seconds for " + what + " " + Nameless.class.getName()),
                    log.messages());
            pending.complete(value);
            failure(task);
        }
    }
}
