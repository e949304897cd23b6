package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncTask;
import dev.forthwith.bench.Log;
import dev.forthwith.bench.ManualClock;
import dev.forthwith.bench.Twin;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks that wait for each other in a circle never end, so the last one fails; where that cannot be known, whoever asks gets an answer. */
@Isolated("sets the clock")
@Timeout(120)
final class CircleTest {
    /** Not the real one: what never ends would say so ten seconds later, while another test looks at the log. */
    private ManualClock clock;

    private Log log;

    @BeforeEach
    void begin() {
        clock = ManualClock.begin();
        log = Log.begin();
    }

    @AfterEach
    void end() {
        log.close();
        clock.close();
    }

    /** A task that waits for what is derived from it. */
    private static AsyncTask<String> circle(UnaryOperator<AsyncTask<String>> derived) {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        CompletableFuture<AsyncTask<String>> whole = new CompletableFuture<>();
        AsyncTask<String> task = AsyncTask.from(gate).thenCompose(opened -> derived.apply(whole.join()));
        whole.complete(task);
        gate.complete(null);
        return task;
    }

    private static AsyncTask<String> scopeThatItsBodyWaitsFor() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        CompletableFuture<AsyncTask<String>> whole = new CompletableFuture<>();
        AsyncTask<String> scope =
                AsyncContextManager.value("a").with(a -> AsyncTask.from(gate).thenCompose(opened -> whole.join()));
        whole.complete(scope);
        gate.complete(null);
        return scope;
    }

    private static UnaryOperator<AsyncTask<String>> manyTimes(int times) {
        return task -> {
            AsyncTask<String> last = task;
            for (int i = 0; i < times; i++) {
                last = last.thenApply(value -> value);
            }
            return last;
        };
    }

    /** Those in which each needs the next one. */
    static Stream<Arguments> hopeless() {
        return Stream.<Callable<AsyncTask<String>>>of(
                        () -> circle(task -> task),
                        () -> circle(task -> task.thenApply(value -> value)),
                        () -> circle(manyTimes(100)),
                        () -> circle(task -> task.thenCombine(task, String::concat)),
                        CircleTest::scopeThatItsBodyWaitsFor,
                        CircleTest::scopeThatIsItsBody)
                .map(Arguments::of);
    }

    private static AsyncTask<String> scopeThatIsItsBody() {
        CompletableFuture<String> gate = new CompletableFuture<>();
        CompletableFuture<AsyncTask<String>> whole = new CompletableFuture<>();
        AsyncTask<String> scope = AsyncContextManager.<String>of(
                        () -> gate, (value, outcome, failure) -> CompletableFuture.completedFuture(null))
                .with(value -> whole.join());
        whole.complete(scope);
        gate.complete("a");
        return scope;
    }

    @ParameterizedTest
    @MethodSource("hopeless")
    void itFailsWhereItCloses(Callable<AsyncTask<String>> circle) throws Exception {
        String message = assertInstanceOf(IllegalStateException.class, failure(circle.call()))
                .getMessage();
        assertTrue(message.contains("waits for its own end"), message);
    }

    /** Those in which one might end by itself, as far as anybody can see. */
    static Stream<Arguments> circles() {
        return Stream.<UnaryOperator<AsyncTask<String>>>of(
                        task -> task.applyToEither(task, value -> value),
                        task -> task.applyToEither(task.thenApply(value -> value), value -> value),
                        task -> manyTimes(100).apply(task.applyToEither(task, value -> value)),
                        task -> task.applyToEither(task.thenCombine(task, String::concat), value -> value))
                .map(derived -> Arguments.of((Callable<AsyncTask<String>>) () -> circle(derived)));
    }

    /** Elsewhere, so that one that never answers fails the test. */
    private static <T> T answer(Callable<T> question) {
        return value(Twin.HOP.stage(question));
    }

    @ParameterizedTest
    @MethodSource("circles")
    void cancelAnswers(Callable<AsyncTask<String>> circle) throws Exception {
        AsyncTask<String> task = circle.call();
        assertTrue(answer(() -> task.cancel(false)));
        assertTrue(answer(() -> task.cancel(true)));
        assertTrue(answer(() -> task.thenApply(value -> value).cancel(true)));
        assertFalse(task.isDone());
    }

    /** On the timer, which has everybody else's limits as well. */
    @ParameterizedTest
    @MethodSource("circles")
    void itIsSaidAfterTenSeconds(Callable<AsyncTask<String>> circle) throws Exception {
        AsyncTask<String> task = circle.call().thenApply(value -> value);
        answer(() -> task.cancel(false));
        answer(() -> {
            clock.pass(Duration.ofSeconds(10));
            return null;
        });
        assertEquals(1, log.messages().size());
    }

    @Test
    void theExitOfWhatCameTooLateMayNotWaitForTheCloseThatWaitsForIt() {
        AsyncExitStack stack = new AsyncExitStack();
        CompletableFuture<String> late = new CompletableFuture<>();
        stack.enter(AsyncContextManager.of(() -> late, (resource, outcome, failure) -> stack.close()));
        AsyncTask<Void> close = stack.close();
        late.complete("late");
        assertInstanceOf(IllegalStateException.class, failure(close));
    }

    @ParameterizedTest
    @MethodSource("circles")
    void aStackWithAnExitThatWaitsForItselfBeginsToClose(Callable<AsyncTask<String>> circle) throws Exception {
        AsyncTask<String> task = circle.call();
        AsyncExitStack stack = new AsyncExitStack();
        stack.defer(() -> task);
        assertFalse(answer(stack::close).isDone());
    }

    /** A request goes through each task once, however many ways there are to it. */
    @Test
    void manyWaysToOneTask() {
        CompletableFuture<Integer> source = new CompletableFuture<>();
        AsyncTask<Integer> last = AsyncTask.from(source);
        for (int i = 0; i < 64; i++) {
            last = last.thenCombine(last, (a, b) -> a);
        }
        AsyncTask<Integer> whole = last;
        assertTrue(answer(() -> whole.cancel(false)));
        assertFalse(source.isDone());
        assertTrue(answer(() -> whole.cancel(true)));
        assertTrue(source.isCancelled());
    }
}
