package dev.forthwith.internal.iterate;

import dev.forthwith.internal.task.Stages;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A source or an operator at work in one iteration. One {@link Pull} drives it, strictly one call after the other, so it needs no
 * protection of its own.
 */
public abstract class Step {
    /** What {@link Signal#AWAIT} asks to wait for; null is a mistake of the user's code, which {@link #name} explains. */
    public @Nullable CompletionStage<?> awaited;

    /** Goes on after the stage: at once if it is ready, so that nothing is set up that a wait needs. */
    protected final Object await(@Nullable CompletionStage<?> stage) throws Throwable {
        Object value = Stages.now(stage);
        return value == Stages.NOT_READY ? park(stage) : resume(value);
    }

    /** Goes on after the stage, never at once: for a step that may have to wait again then, and must not grow the stack. */
    protected final Signal park(@Nullable CompletionStage<?> stage) {
        awaited = stage;
        return Signal.AWAIT;
    }

    /** Goes on after the awaited stage ended well: an element or a signal. */
    public Object resume(@Nullable Object value) throws Throwable {
        throw new AssertionError(name() + " waits for nothing");
    }

    /** Goes on after the awaited stage failed: an element or a signal, or the failure thrown. */
    public Object failed(Throwable failure) throws Throwable {
        throw failure;
    }

    /** Whether the awaited stage may be asked to end when the iteration is cancelled or closed. */
    public boolean mayInterrupt() {
        return true;
    }

    /**
     * Whether {@link #resume} is to be told what came although nothing further may start: only for a step that has to give it back in
     * the end.
     */
    public boolean takesLate() {
        return false;
    }

    /** How messages name the user's function or method. */
    public abstract String name();

    /** The failure that this keeps to itself while it waits, for when nothing further may start; forgets it. */
    public @Nullable Throwable takeUntold() {
        return null;
    }
}
