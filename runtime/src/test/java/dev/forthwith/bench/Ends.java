package dev.forthwith.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** How operations end: waits, with a limit that only a hang reaches. */
public final class Ends {
    /** Seconds until what has not happened is a hang. */
    static final long PATIENCE = Long.getLong("forthwith.patience", 30);

    private Ends() {}

    /** The value; a failure fails the test. */
    public static <T> T value(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException | CancellationException failed) {
            throw new AssertionError("failed", failed);
        } catch (TimeoutException hang) {
            throw new AssertionError("it hangs", hang);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** The failure, as a dependent function is shown it; a value fails the test. */
    public static Throwable failure(CompletionStage<?> stage) {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        CompletionStage<?> watched = stage.handle((value, failure) -> {
            seen.set(failure);
            return null;
        });
        value(watched);
        return seen.get() == null ? fail("it did not fail") : seen.get();
    }

    /** {@code -> E{X,Y}}. */
    public static void assertFails(CompletionStage<?> stage, Throwable expected, Throwable... suppressed) {
        assertSame(expected, failure(stage));
        assertEquals(List.of(suppressed), List.of(expected.getSuppressed()));
    }

    /** {@code -> cancelled{X,Y}}. */
    public static CancellationException assertCancelled(CompletionStage<?> stage, Throwable... suppressed) {
        CancellationException cancelled = assertInstanceOf(CancellationException.class, failure(stage));
        assertEquals(List.of(suppressed), List.of(cancelled.getSuppressed()));
        assertEquals(true, stage.toCompletableFuture().isCancelled(), "isCancelled");
        return cancelled;
    }
}
