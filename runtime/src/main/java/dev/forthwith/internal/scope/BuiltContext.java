package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncFunction;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Many resources as one: a function enters them on a stack, which is closed when the whole is, or at once if the function fails. */
public final class BuiltContext<T extends @Nullable Object> extends SingleUse<T, T> {
    private final AsyncFunction<? super AsyncExitStack, ? extends T> build;
    private final AsyncExitStack stack = new AsyncExitStack();
    private volatile @Nullable StackExit exit;

    private final String name;

    private BuiltContext(String name, AsyncFunction<? super AsyncExitStack, ? extends T> build) {
        this.name = name;
        this.build = build;
    }

    /** A manager whose resource the function makes; messages call the whole by its name. */
    public static <T extends @Nullable Object> AsyncContextManager<T> manager(
            String name, AsyncFunction<? super AsyncExitStack, ? extends T> build) {
        return () -> new BuiltContext<>(name, build);
    }

    @Override
    protected CompletionStage<?> acquire() {
        // Tasks know by themselves what may be interrupted; a foreign enter is not torn.
        return StackGuard.of(stack, enterName(), AsyncTask.class::isInstance, build::apply);
    }

    @Override
    protected T acquired(T arrived) {
        return arrived;
    }

    @Override
    protected CompletionStage<?> release(T resource, Outcome outcome, @Nullable Throwable failure) {
        StackExit started = StackExit.of(stack, outcome, failure);
        exit = started;
        return started;
    }

    @Override
    public boolean hasHandled() {
        StackExit started = exit;
        return started != null && started.hasHandled();
    }

    @Override
    protected boolean isCombination() {
        return true;
    }

    @Override
    protected boolean mayInterruptEnter() {
        return true;
    }

    @Override
    public String enterName() {
        return "the function given to " + name;
    }

    @Override
    public String exitName() {
        return "the exit stack of " + name;
    }
}
