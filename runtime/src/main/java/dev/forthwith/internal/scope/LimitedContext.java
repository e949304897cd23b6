package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Described;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Limited;
import dev.forthwith.internal.task.Stages;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A context with a limit around another one. Such contexts nest deeper than a stack does, so that what only the innermost knows is found
 * in a loop.
 */
abstract class LimitedContext<T extends @Nullable Object> extends SingleUse<T, T> {
    private final AsyncContextManager<T> manager;
    private volatile @Nullable AsyncContext<T> context;

    /** The least limit of an exit around this, which holds for what is given back unseen, too. */
    private @Nullable Duration exitLimit;

    LimitedContext(AsyncContextManager<T> manager) {
        this.manager = manager;
    }

    final void exitWithin(Duration limit) {
        Duration known = exitLimit;
        if (known == null || limit.compareTo(known) < 0) {
            exitLimit = limit;
        }
    }

    /** Makes the context that is limited. */
    final AsyncContext<T> makeContext() {
        AsyncContext<T> made = ContextEntry.contextOf(manager);
        Duration limit = exitLimit;
        if (limit != null && made instanceof LimitedContext<?> inner) {
            inner.exitWithin(limit);
        }
        context = made;
        return made;
    }

    /** Starts to exit the context that is limited. */
    final @Nullable CompletionStage<?> exitContext(Outcome outcome, @Nullable Throwable failure) throws Exception {
        return Depth.call(() -> OwnedEntry.exit(context(), outcome, failure));
    }

    /** The end of an exit, or its failure at the limit. */
    final @Nullable CompletionStage<?> within(
            Duration limit, @Nullable CompletionStage<?> exit, @Nullable Throwable told) {
        return exit == null || Stages.isReady(exit) ? exit : Limited.ofExit(exit, this::exitName, limit, told);
    }

    /**
     * Enters the context that is limited, as its owner: so that it is this that gives back, and within the limit, what arrives when nobody
     * wants it any more.
     */
    class LimitedEntry extends OwnedEntry<T> {
        LimitedEntry() {
            super(makeContext());
        }

        @Override
        protected @Nullable CompletionStage<?> undo(Outcome outcome, Throwable failure) {
            CompletionStage<?> exit = super.undo(outcome, failure);
            return exitLimit == null ? exit : within(exitLimit, exit, failure);
        }
    }

    final AsyncContext<T> context() {
        return Objects.requireNonNull(context);
    }

    /** Whether what was handled inside counts. */
    boolean hasEndedInTime() {
        return true;
    }

    @Override
    protected final T acquired(T arrived) {
        return arrived;
    }

    @Override
    protected final boolean isCombination() {
        return true;
    }

    @Override
    protected final boolean mayInterruptEnter() {
        return true;
    }

    @Override
    public final boolean hasHandled() {
        AsyncContext<?> inner = this;
        while (inner instanceof LimitedContext<?> limited) {
            if (!limited.hasEndedInTime()) {
                return false;
            }
            inner = limited.context;
        }
        return inner instanceof SingleUse<?, ?> single && single.hasHandled();
    }

    private LimitedContext<?> innermost() {
        LimitedContext<?> limited = this;
        while (limited.context instanceof LimitedContext<?> inner) {
            limited = inner;
        }
        return limited;
    }

    @Override
    public final String enterName() {
        LimitedContext<?> last = innermost();
        return last.context instanceof SingleUse<?, ?> single
                ? single.enterName()
                : "the enter of " + Described.of(last.manager);
    }

    @Override
    public final String exitName() {
        LimitedContext<?> last = innermost();
        return last.context instanceof SingleUse<?, ?> single
                ? single.exitName()
                : "the exit of " + Described.of(last.manager);
    }
}
