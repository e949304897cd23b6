package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncFunction;
import dev.forthwith.Outcome;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Many resources as one: a function enters them on a stack, which is closed when the whole is, or at once if the function fails. */
public final class BuiltContext<T extends @Nullable Object> extends SingleUse<T, T> {
    private final AsyncFunction<? super AsyncExitStack, ? extends T> build;
    private final AsyncExitStack stack = new AsyncExitStack();
    private volatile @Nullable StackExit exit;

    private BuiltContext(AsyncFunction<? super AsyncExitStack, ? extends T> build) {
        this.build = build;
    }

    /** A manager whose resource the function makes. */
    public static <T extends @Nullable Object> AsyncContextManager<T> manager(
            AsyncFunction<? super AsyncExitStack, ? extends T> build) {
        return () -> new BuiltContext<>(build);
    }

    @Override
    protected CompletionStage<?> acquire() {
        return StackGuard.of(stack, enterName(), false, build::apply);
    }

    @Override
    protected T acquired(T arrived) {
        return arrived;
    }

    @Override
    protected CompletionStage<?> release(T resource, Outcome outcome, @Nullable Throwable failure) {
        StackExit started = StackExit.of(stack.close(outcome, failure));
        exit = started;
        return started;
    }

    @Override
    public boolean hasHandled() {
        StackExit started = exit;
        return started != null && started.hasHandled();
    }

    @Override
    protected boolean mayInterruptEnter() {
        return true;
    }

    @Override
    public String enterName() {
        return "the function given to build";
    }

    @Override
    public String exitName() {
        return "the exit stack of build";
    }
}
