package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.Forthwith;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Twin;
import dev.forthwith.generated.Results;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** A future that has listeners, as Guava's, as a stage. */
final class ListenedFutureTest extends BenchTest {
    /** Says that it is done only to who listens, and looks at the interrupt flag first, as Guava's do. */
    private static class Listened<T> extends FutureTask<T> {
        private Runnable listener = () -> {};

        Listened(Callable<T> work) {
            super(work);
        }

        void addListener(Runnable added) {
            listener = added;
        }

        @Override
        public T get() throws InterruptedException, ExecutionException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return super.get();
        }

        @Override
        protected void done() {
            listener.run();
        }
    }

    /** Its cancel comes too late, and says so. */
    private static final class CannotBeCancelled<T> extends Listened<T> {
        CannotBeCancelled(Callable<T> work) {
            super(work);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            throw new Boom("cancel");
        }
    }

    private static <T> CompletionStage<T> stage(Listened<T> future) {
        return Results.listen(future, Listened::addListener);
    }

    @BothTwins
    void endsAsTheFutureDoes(Twin twin) {
        Boom failure = new Boom("E");
        Listened<String> yields = new Listened<>(() -> "a");
        Listened<String> fails = new Listened<>(() -> {
            throw failure;
        });
        CompletionStage<String> yielding = stage(yields);
        CompletionStage<String> failing = stage(fails);
        twin.stage(() -> {
            yields.run();
            fails.run();
            return null;
        });
        assertEquals("a", value(yielding));
        assertFails(failing, failure);
    }

    @Test
    void isTakenWhateverInterrupts() {
        Listened<String> future = new Listened<>(() -> "a");
        CompletionStage<String> stage = stage(future);
        Thread.currentThread().interrupt();
        future.run();
        assertTrue(Thread.interrupted());
        assertEquals("a", value(stage));
    }

    @Test
    void aListenerThatIsRefused() {
        Boom refusal = new Boom("refused");
        assertFails(
                Results.listen(new Listened<>(() -> "a"), (future, listener) -> {
                    throw refusal;
                }),
                refusal);
    }

    @Test
    void aHardRequestReachesItAndASoftOneDoesNot() {
        Listened<String> future = new Listened<>(() -> "a");
        CompletableFuture<String> stage = stage(future).toCompletableFuture();
        assertTrue(stage.cancel(false));
        assertFalse(future.isCancelled());
        assertFalse(stage.isDone());
        assertTrue(stage.cancel(true));
        assertTrue(future.isCancelled());
        assertCancelled(stage);
    }

    @Test
    void whatItFailsWithOnceItIsCancelledIsNotLost() {
        Boom failure = new Boom("E");
        Listened<String> future = new Listened<>(() -> {
            throw failure;
        });
        CompletionStage<String> stage = stage(future);
        assertTrue(((Future<?>) stage).cancel(false));
        future.run();
        assertCancelled(stage, failure);
    }

    @Test
    void whatArrivesInSpiteOfTheCancelIsNotLost() {
        List<String> dropped = new CopyOnWriteArrayList<>();
        Forthwith.onDropped((where, what) -> dropped.add(where + ": " + what.getMessage()));
        try {
            CannotBeCancelled<String> future = new CannotBeCancelled<>(() -> "resource");
            CompletionStage<String> stage = stage(future);
            assertTrue(((Future<?>) stage).cancel(true));
            assertEquals(List.of("a future that was asked to cancel threw: cancel"), dropped);
            future.run();
            assertEquals("resource", value(stage));
        } finally {
            Forthwith.onDropped((where, what) -> {});
        }
    }
}
