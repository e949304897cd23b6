package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContext;
import dev.forthwith.Outcome;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An enter on a stack; once it has yielded, the exit that the stack remembers. */
final class StackEntry<T extends @Nullable Object> extends ContextEntry<T> implements ExitStack.Exit {
    private final ExitStack stack;

    StackEntry(ExitStack stack, AsyncContext<T> context) {
        super(context);
        this.stack = stack;
    }

    @Override
    protected boolean keep() {
        return stack.keep(this);
    }

    @Override
    protected void abandoned() {
        stack.forget(this);
    }

    @Override
    public @Nullable CompletionStage<?> exit(Outcome outcome, @Nullable Throwable failure) {
        return context().exit(outcome, failure);
    }

    @Override
    public boolean hasHandled() {
        return context() instanceof Handling inner && inner.hasHandled();
    }

    @Override
    public String name() {
        return context() instanceof SingleUse<?, ?> single ? single.exitName() : "the exit of " + context();
    }
}
