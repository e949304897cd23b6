package dev.forthwith.internal.task;

import dev.forthwith.internal.failure.Dropped;
import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps nested operations from growing the stack of a thread without bound.
 *
 * <p>Starting a scope inside a scope, and settling a task that another one waits for, nest by a few frames each. Up to a limit they do
 * so directly; beyond it the work is put off until the frame at the limit returns, which then does it. Whoever is about to block
 * does the put-off work first ({@link #help}), since it may be what it would wait for.
 */
public final class Depth {
    private static final int LIMIT = 64;
    private static final ThreadLocal<Depth> CURRENT = ThreadLocal.withInitial(Depth::new);

    private final ArrayDeque<Runnable> deferred = new ArrayDeque<>();
    private int level;

    private Depth() {}

    /** Runs the action now, or when the stack has unwound a little. */
    public static void run(Runnable action) {
        Depth depth = CURRENT.get();
        if (!depth.enter()) {
            depth.defer(action);
            return;
        }
        try {
            action.run();
        } finally {
            depth.leave();
        }
    }

    /** That of this thread, for who saves the object that an action is: enters, or defers; and leaves what was entered. */
    public static Depth current() {
        return CURRENT.get();
    }

    /** Goes one level down; false if that is too deep, and {@link #defer} is to be used. */
    public boolean enter() {
        if (level >= LIMIT) {
            return false;
        }
        level++;
        return true;
    }

    /** Puts the action off until the stack has unwound a little. */
    public void defer(Runnable action) {
        deferred.add(action);
    }

    /** Goes one level up again. */
    public void leave() {
        // Only the frame at the limit can have put-off work below it.
        if (level == LIMIT) {
            drain();
        }
        level--;
    }

    /**
     * Starts something that yields a stage and may start another one inside: now, or when the stack has unwound a little. What is put off
     * and cancelled meanwhile is started all the same.
     */
    public static <T extends @Nullable Object> CompletionStage<T> call(Callable<? extends CompletionStage<T>> start)
            throws Exception {
        Depth depth = CURRENT.get();
        if (!depth.enter()) {
            PutOff<T> putOff = new PutOff<>(start);
            depth.defer(putOff);
            return putOff;
        }
        try {
            return start.call();
        } finally {
            depth.leave();
        }
    }

    /** Does what this thread put off. */
    public static void help() {
        CURRENT.get().drain();
    }

    private void drain() {
        for (Runnable next = deferred.poll(); next != null; next = deferred.poll()) {
            try {
                next.run();
            } catch (Throwable broken) {
                // It is not the affair of whoever runs it, and what is put off behind it is to be done all the same.
                Dropped.report("an operation broke", broken);
            }
        }
    }
}
