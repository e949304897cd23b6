package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContext;
import dev.forthwith.Outcome;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Enters a context, and drives one of ours itself, for an owner that exits it by {@link #exit} here. */
class OwnedEntry<T extends @Nullable Object> extends ContextEntry<T> {
    OwnedEntry(AsyncContext<T> context) {
        super(context);
    }

    @Override
    protected final @Nullable CompletionStage<?> begin() throws Throwable {
        return context() instanceof SingleUse<?, T> own ? own.begin() : super.begin();
    }

    @Override
    protected final T entered(@Nullable Object arrived) throws Throwable {
        return context() instanceof SingleUse<?, T> own ? own.take(arrived) : super.entered(arrived);
    }

    @Override
    protected final void refused(Throwable failure) {
        if (context() instanceof SingleUse<?, ?> own) {
            own.refused(failure);
        }
    }

    @Override
    protected final boolean mayInterrupt(CompletionStage<?> entering) {
        return contextIfAny() instanceof SingleUse<?, T> own ? own.mayInterruptEnter() : super.mayInterrupt(entering);
    }

    @Override
    protected @Nullable CompletionStage<?> undo(Outcome outcome, Throwable failure) {
        return exit(context(), outcome, failure);
    }

    /** Exits a context that was entered so. */
    static @Nullable CompletionStage<?> exit(AsyncContext<?> context, Outcome outcome, @Nullable Throwable failure) {
        return context instanceof SingleUse<?, ?> own ? own.giveBack(outcome, failure) : context.exit(outcome, failure);
    }
}
