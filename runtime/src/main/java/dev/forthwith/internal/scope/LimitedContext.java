package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A context with a limit around another one. Such contexts nest deeper than a stack does, so that what only the innermost knows is found
 * in a loop.
 */
abstract class LimitedContext<T extends @Nullable Object> extends SingleUse<T, T> {
    private final AsyncContextManager<T> manager;
    private volatile @Nullable AsyncContext<T> context;

    LimitedContext(AsyncContextManager<T> manager) {
        this.manager = manager;
    }

    /** Makes the context that is limited. */
    final AsyncContext<T> makeContext() {
        AsyncContext<T> made = ContextEntry.contextOf(manager);
        context = made;
        return made;
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
        return last.context instanceof SingleUse<?, ?> single ? single.enterName() : "the enter of " + last.manager;
    }

    @Override
    public final String exitName() {
        LimitedContext<?> last = innermost();
        return last.context instanceof SingleUse<?, ?> single ? single.exitName() : "the exit of " + last.manager;
    }
}
