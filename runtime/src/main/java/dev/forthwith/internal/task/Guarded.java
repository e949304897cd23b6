package dev.forthwith.internal.task;

import dev.forthwith.internal.failure.Dropped;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;

/**
 * What a state machine does when something came that it waited for. On a stack that overflows even our own code throws, and whoever
 * brought it swallows that.
 */
public class Guarded implements Runnable {
    private final Runnable resume;
    private final Consumer<? super Throwable> broken;

    /** For a machine that goes on with {@code resume}, and ends with {@code broken} if that throws. */
    public Guarded(Runnable resume, Consumer<? super Throwable> broken) {
        this.resume = resume;
        this.broken = broken;
    }

    @Override
    public final void run() {
        try {
            resume.run();
        } catch (Throwable thrown) {
            // Where there is a stack again.
            ForkJoinPool.commonPool().execute(() -> {
                Dropped.report(
                        "the stack overflowed under what waited for a stage; what that opened may stay open", thrown);
                broken.accept(thrown);
            });
        }
    }
}
