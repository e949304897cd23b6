package dev.forthwith.internal.scope;

import dev.forthwith.AsyncExit;
import dev.forthwith.Outcome;
import dev.forthwith.internal.task.BlockingCall;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A context made of two functions. */
public class FunctionContext<T extends @Nullable Object> extends SingleUse<T, T> {
    private final Callable<? extends CompletionStage<T>> enter;
    private final AsyncExit<? super T> exit;

    public FunctionContext(Callable<? extends CompletionStage<T>> enter, AsyncExit<? super T> exit) {
        this.enter = enter;
        this.exit = exit;
    }

    @Override
    protected @Nullable CompletionStage<?> acquire() throws Exception {
        return enter.call();
    }

    @Override
    protected T acquired(T arrived) {
        return arrived;
    }

    @Override
    protected @Nullable CompletionStage<?> release(T resource, Outcome outcome, @Nullable Throwable failure)
            throws Exception {
        return BlockingCall.insistOn(exit.exit(resource, outcome, failure));
    }

    @Override
    protected boolean mayInterruptEnter() {
        return false;
    }

    @Override
    public String enterName() {
        return "the enter function " + enter.getClass().getName();
    }

    @Override
    public String exitName() {
        return "the exit function " + exit.getClass().getName();
    }
}
