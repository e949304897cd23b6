package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExit;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What an exit stack owns: the exits in the order of their registration, and the enters that still pend.
 *
 * <pre>
 * state    event                          next     action
 * OPEN     adopt, defer, entered          OPEN     remember the exit
 * OPEN     close                          CLOSED   {@link StackClosing} exits everything
 * CLOSED   adopt, defer, enter            CLOSED   IllegalStateException; the argument is not touched
 * CLOSED   entered                        CLOSED   given back at once; the closing waits for it
 * CLOSED   close                          CLOSED   the same closing
 * </pre>
 * The lock protects the lists alone; nothing foreign is called under it.
 */
public final class ExitStack {
    /** One exit. */
    interface Exit {
        @Nullable
        CompletionStage<?> exit(Outcome outcome, @Nullable Throwable failure) throws Exception;

        default boolean canHandle() {
            return true;
        }

        default boolean hasHandled() {
            return false;
        }

        default String name() {
            return "an exit of a stack";
        }
    }

    private final Object lock = new Object();
    private final List<Exit> exits = new ArrayList<>();
    private final Set<StackEntry<?>> pending = new LinkedHashSet<>();
    private @Nullable StackClosing closing;

    /** Enters a context of the manager, and remembers its exit. */
    public <T extends @Nullable Object> AsyncTask<T> enter(AsyncContextManager<T> manager) {
        StackEntry<T> entry;
        try {
            synchronized (lock) {
                requireOpen();
            }
            entry = new StackEntry<>(this, ContextEntry.contextOf(manager));
            synchronized (lock) {
                requireOpen();
                pending.add(entry);
            }
        } catch (Throwable refused) {
            return AsyncTask.shield(CompletableFuture.failedFuture(refused));
        }
        entry.start();
        return entry;
    }

    /** Remembers the exit of a value. */
    public <T extends @Nullable Object> void adopt(T value, AsyncExit<? super T> exit) {
        register(new Exit() {
            @Override
            public @Nullable CompletionStage<?> exit(Outcome outcome, @Nullable Throwable failure) throws Exception {
                return exit.exit(value, outcome, failure);
            }

            @Override
            public String name() {
                return "the exit function " + exit.getClass().getName();
            }
        });
    }

    /** Remembers a callback, which handles nothing. */
    public void defer(Callable<? extends CompletionStage<?>> callback) {
        register(new Exit() {
            @Override
            public @Nullable CompletionStage<?> exit(Outcome outcome, @Nullable Throwable failure) throws Exception {
                return callback.call();
            }

            @Override
            public boolean canHandle() {
                return false;
            }

            @Override
            public String name() {
                return "the deferred callback " + callback.getClass().getName();
            }
        });
    }

    private void register(Exit exit) {
        synchronized (lock) {
            requireOpen();
            exits.add(exit);
        }
    }

    private void requireOpen() {
        if (closing != null) {
            throw new IllegalStateException("the exit stack is closed or was moved");
        }
    }

    /** Takes charge of what an enter yielded; false if the stack was closed meanwhile. */
    boolean keep(StackEntry<?> entry) {
        synchronized (lock) {
            if (closing != null) {
                return false;
            }
            pending.remove(entry);
            exits.add(entry);
            return true;
        }
    }

    /** Forgets an enter that came to nothing. */
    void forget(StackEntry<?> entry) {
        synchronized (lock) {
            pending.remove(entry);
        }
    }

    /** Whether nobody needs to close it any more. */
    public boolean isClosed() {
        synchronized (lock) {
            return closing != null;
        }
    }

    /** Exits everything; every caller gets the same closing. */
    public StackClosing close(Outcome outcome, @Nullable Throwable failure) {
        Objects.requireNonNull(outcome, "outcome");
        StackClosing mine;
        synchronized (lock) {
            if (closing != null) {
                return closing;
            }
            mine = new StackClosing(
                    exits.toArray(new Exit[0]), pending.toArray(new StackEntry<?>[0]), outcome, failure);
            closing = mine;
            exits.clear();
        }
        mine.start();
        return mine;
    }
}
