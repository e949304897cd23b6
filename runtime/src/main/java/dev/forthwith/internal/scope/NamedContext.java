package dev.forthwith.internal.scope;

import dev.forthwith.AsyncExit;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A context made of two functions of this library: messages name the method that made it, and the function that it was given. */
public final class NamedContext<T extends @Nullable Object> extends FunctionContext<T> {
    private final String method;
    private final @Nullable Object given;

    public NamedContext(
            Callable<? extends CompletionStage<T>> enter,
            AsyncExit<? super T> exit,
            String method,
            @Nullable Object given) {
        super(enter, exit);
        this.method = method;
        this.given = given;
    }

    @Override
    public String enterName() {
        return given == null
                ? "AsyncContextManager." + method
                : "the function given to " + method + ", " + given.getClass().getName();
    }

    @Override
    public String exitName() {
        return "the exit of AsyncContextManager." + method;
    }
}
