package dev.forthwith.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where a step waits until the test lets it go on; the test can wait until the step has come. */
public final class Gate {
    private final CompletableFuture<Void> opening = new CompletableFuture<>();
    private final CountDownLatch reached = new CountDownLatch(1);

    /** A gate that is open from the start. */
    public static Gate opened() {
        Gate gate = new Gate();
        gate.open();
        return gate;
    }

    /** Called by the step. */
    public CompletableFuture<Void> reach() {
        reached.countDown();
        return opening;
    }

    /** Waits until the step has come. */
    public void awaitReached() {
        try {
            assertTrue(reached.await(Ends.PATIENCE, TimeUnit.SECONDS), "the step was not reached");
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    public boolean isReached() {
        return reached.getCount() == 0;
    }

    /** Lets the step go on. */
    public void open() {
        opening.complete(null);
    }
}
