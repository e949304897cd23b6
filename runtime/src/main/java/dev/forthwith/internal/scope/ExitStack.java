package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExit;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.observe.Kind;
import dev.forthwith.internal.observe.Watch;
import dev.forthwith.internal.observe.Watching;
import dev.forthwith.internal.task.Shared;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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
 * OPEN     move                           OPEN     has a new owner; a close by the last one does nothing
 * CLOSED   move                           CLOSED   IllegalStateException
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

        /** It is over, and asked nothing any more. */
        default void ended() {}

        default String name() {
            return "an exit of a stack";
        }
    }

    private static final StackEntry<?>[] NOTHING = {};

    /** Also the lock. */
    private final List<Exit> exits = new ArrayList<>();

    /** The last of the enters that pend; they are linked, so that one that ends at once leaves nothing to collect. */
    private @Nullable StackEntry<?> pending;

    /** Of those exits that no context has; guarded by the lock. */
    private @Nullable Watch watch;

    /** How often it was moved: who was there before owns nothing any more. Guarded by the lock. */
    private int moves;

    /** Written under the lock. */
    private volatile @Nullable StackClosing closing;

    /** Enters a context of the manager, and remembers its exit. */
    public <T extends @Nullable Object> AsyncTask<T> enter(AsyncContextManager<T> manager) {
        StackEntry<T> entry;
        try {
            requireOpen();
            entry = new StackEntry<>(this, ContextEntry.contextOf(manager));
            synchronized (exits) {
                requireOpen();
                link(entry);
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
        boolean unwatched;
        synchronized (exits) {
            requireOpen();
            exits.add(exit);
            unwatched = watch == null;
        }
        if (unwatched && Watching.isOn()) {
            watch();
        }
    }

    /** Lets those who watch know that there is something to close. They are foreign enough not to be called under the lock. */
    private void watch() {
        Watch told = Watching.opened(Kind.STACK, "AsyncExitStack", "AsyncExitStack.close()", this);
        if (told == null) {
            return;
        }
        boolean late;
        synchronized (exits) {
            late = watch != null || closing != null;
            if (!late) {
                watch = told;
            }
        }
        if (late) {
            told.closing(Outcome.COMPLETED, null);
            told.closed(null);
        }
    }

    /** The exits, and before them, to be the last, one that tells who watches. */
    private Exit[] exitsToRun(@Nullable Throwable failure) {
        Watch told = watch;
        if (told == null) {
            return exits.toArray(new Exit[0]);
        }
        exits.add(0, (how, why) -> {
            told.closed(why == failure ? null : why);
            return Shared.DONE;
        });
        return exits.toArray(new Exit[0]);
    }

    private void requireOpen() {
        if (closing != null) {
            throw closed();
        }
    }

    /** What is thrown by a stack that owns nothing any more. */
    public static IllegalStateException closed() {
        return new IllegalStateException(
                "the exit stack is closed or was moved; if it was moved, use the one that move() returned");
    }

    /** Takes charge of what an enter yielded; false if the stack was closed meanwhile. */
    boolean keep(StackEntry<?> entry) {
        synchronized (exits) {
            if (closing != null) {
                return false;
            }
            unlink(entry);
            exits.add(entry);
            return true;
        }
    }

    /** Forgets an enter that came to nothing. */
    void forget(StackEntry<?> entry) {
        synchronized (exits) {
            unlink(entry);
        }
    }

    private void link(StackEntry<?> entry) {
        entry.before = pending;
        if (pending != null) {
            pending.after = entry;
        }
        pending = entry;
    }

    private void unlink(StackEntry<?> entry) {
        StackEntry<?> before = entry.before;
        StackEntry<?> after = entry.after;
        if (before != null) {
            before.after = after;
        }
        if (after != null) {
            after.before = before;
        } else if (pending == entry) {
            pending = before;
        }
        entry.before = null;
        entry.after = null;
    }

    private StackEntry<?>[] pendingInOrder() {
        ArrayDeque<StackEntry<?>> entries = new ArrayDeque<>();
        for (StackEntry<?> entry = pending; entry != null; entry = entry.before) {
            entries.addFirst(entry);
        }
        return entries.toArray(new StackEntry<?>[0]);
    }

    /** Whether nobody needs to close it any more. */
    public boolean isClosed() {
        return closing != null;
    }

    /** Takes it from its owner, the one after so many moves; answers with how often it was moved now. */
    public int move(int owner) {
        synchronized (exits) {
            requireOpen();
            if (owner != moves) {
                throw closed();
            }
            return ++moves;
        }
    }

    /** Exits everything; every caller gets the same closing. An owner that it was taken from gets null. */
    public @Nullable StackClosing close(int owner, Outcome outcome, @Nullable Throwable failure) {
        StackClosing mine = begin(owner, outcome, failure);
        return mine == null ? begun(owner) : mine;
    }

    /** Closes it as the exit of a context, which is what the closing says only if it began here. */
    public StackExit exit(int owner, Outcome outcome, @Nullable Throwable failure) {
        StackClosing mine = begin(owner, outcome, failure);
        return mine == null ? StackExit.after(begun(owner)) : StackExit.of(mine);
    }

    /** Begins to close; null if that is no more to be done, or not by this owner. */
    private @Nullable StackClosing begin(int owner, Outcome outcome, @Nullable Throwable failure) {
        // A cancellation cannot be handled, also by who is told of none.
        Throwable why =
                failure == null && outcome == Outcome.CANCELLED ? Failures.cancelled(null) : Failures.passed(failure);
        StackClosing mine;
        Watch told;
        synchronized (exits) {
            if (owner != moves || closing != null) {
                return null;
            }
            StackEntry<?>[] entering = pending == null ? NOTHING : pendingInOrder();
            mine = new StackClosing(exitsToRun(why), entering, outcome, why);
            closing = mine;
            exits.clear();
            told = watch;
        }
        if (told != null) {
            told.closing(outcome, why);
        }
        mine.start();
        return mine;
    }

    private @Nullable StackClosing begun(int owner) {
        synchronized (exits) {
            return owner == moves ? closing : null;
        }
    }
}
