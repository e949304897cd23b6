package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContext;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Described;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An enter on a stack; once it has yielded, the exit that the stack remembers. */
final class StackEntry<T extends @Nullable Object> extends OwnedEntry<T> implements ExitStack.Exit {
    private final ExitStack stack;
    /** The neighbours among the enters of the stack that pend; guarded by its lock. */
    @Nullable
    StackEntry<?> before;

    @Nullable
    StackEntry<?> after;

    StackEntry(ExitStack stack, AsyncContext<T> context) {
        super(context);
        this.stack = stack;
    }

    @Override
    public @Nullable CompletionStage<?> exit(Outcome outcome, @Nullable Throwable failure) {
        return exit(context(), outcome, failure);
    }

    @Override
    protected boolean keep() {
        return stack.keep(this);
    }

    @Override
    protected void abandoned() {
        stack.forget(this);
        forgetContext();
    }

    @Override
    public void ended() {
        forgetContext();
    }

    @Override
    public boolean hasHandled() {
        return context() instanceof SingleUse<?, ?> inner && inner.hasHandled();
    }

    @Override
    public String name() {
        AsyncContext<T> entered = contextIfAny();
        return entered instanceof SingleUse<?, ?> single ? single.exitName() : "the exit of " + Described.of(entered);
    }
}
