package dev.forthwith.internal.task;

import java.util.ArrayDeque;

/**
 * Keeps nested operations from growing the stack of a thread without bound.
 *
 * <p>Starting a scope inside a scope, and settling a task that another one waits for, nest by a few frames each. Up to a limit they do
 * so directly; beyond it the work is put off until the frame at the limit returns, which then does it. Whoever is about to block
 * does the put-off work first ({@link #help}), since it may be what it would wait for.
 */
public final class Depth {
    private static final int LIMIT = 128;
    private static final ThreadLocal<Depth> CURRENT = ThreadLocal.withInitial(Depth::new);

    private final ArrayDeque<Runnable> deferred = new ArrayDeque<>();
    private int level;

    private Depth() {}

    /** Runs the action now, or when the stack has unwound a little. */
    public static void run(Runnable action) {
        Depth depth = CURRENT.get();
        if (depth.level >= LIMIT) {
            depth.deferred.add(action);
            return;
        }
        depth.level++;
        try {
            action.run();
        } finally {
            // Only the frame at the limit can have put-off work below it.
            if (depth.level == LIMIT) {
                depth.drain();
            }
            depth.level--;
        }
    }

    /** Does what this thread put off. */
    public static void help() {
        CURRENT.get().drain();
    }

    private void drain() {
        for (Runnable next = deferred.poll(); next != null; next = deferred.poll()) {
            next.run();
        }
    }
}
