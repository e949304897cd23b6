package dev.forthwith.internal.scope;

import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.failure.MayHandle;
import dev.forthwith.internal.task.Observer;
import dev.forthwith.internal.task.Shared;
import dev.forthwith.internal.task.Stages;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The close of a stack as the exit of a context: it tells whether the failure was handled. Of a closing that had begun before, with another
 * outcome, it only waits for the end: what that handled was not the failure of this use, and what it failed with was told to who began it.
 */
public final class StackExit extends AsyncTask<Boolean> implements Observer, MayHandle {
    /** How the public stack is closed by the contexts of this library, and by nobody else. */
    @FunctionalInterface
    public interface Access {
        StackExit exit(AsyncExitStack stack, Outcome outcome, @Nullable Throwable failure);
    }

    private static volatile @Nullable Access access;

    private final AsyncTask<?> closing;
    private final boolean begun;

    private StackExit(AsyncTask<?> closing, boolean begun) {
        this.closing = closing;
        this.begun = begun;
        closeUnpublished();
    }

    /** Is told once, by the class of the stack itself. */
    public static void accessBy(Access given) {
        access = given;
    }

    /** Closes the stack at the end of a use. */
    public static StackExit of(AsyncExitStack stack, Outcome outcome, @Nullable Throwable failure) {
        return Objects.requireNonNull(access).exit(stack, outcome, failure);
    }

    /** Waits for a closing that was begun for it. */
    static StackExit of(StackClosing closing) {
        return new StackExit(closing, true).start();
    }

    /** Waits for a closing that somebody else began, if there is one. */
    public static StackExit after(@Nullable StackClosing closing) {
        return new StackExit(closing == null ? AsyncTask.shield(Shared.DONE) : closing, false).start();
    }

    private StackExit start() {
        Stages.observe(closing, this);
        return this;
    }

    @Override
    public boolean hasHandled(@Nullable Throwable told) {
        return hasHandled();
    }

    /** Whether a failure was handled on the way. */
    public boolean hasHandled() {
        return begun && closing instanceof StackClosing walk && walk.hasHandled();
    }

    @Override
    public void ended(@Nullable Object value, @Nullable Throwable failure) {
        if (failure == null || !begun) {
            settle(hasHandled());
        } else {
            settleExceptionally(Failures.unwrap(failure));
        }
    }

    @Override
    protected AsyncTask<?> waitsFor() {
        return closing;
    }
}
