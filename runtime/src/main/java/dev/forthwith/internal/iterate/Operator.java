package dev.forthwith.internal.iterate;

import dev.forthwith.Outcome;
import dev.forthwith.internal.task.Shared;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What is done with each element of one iteration on its way from the source to the consumer. Operators in a row form one pass: none
 * waits, closes or cancels by itself.
 */
public abstract class Operator extends Step {
    /** What {@link Signal#INNER} asks to go through next. */
    public @Nullable Source<?> inner;

    /** Set by an operator that wants no more elements after the one it hands on, or none at all. */
    public boolean done;

    /** The element to hand on, or a signal. */
    public abstract Object apply(Object element) throws Throwable;

    /** Whether it hands on each element as it is, and shows it to nobody. */
    public boolean onlyPasses() {
        return false;
    }

    /** What is left when no more elements come: an element, after which it is asked again, or {@link Signal#SKIP}: nothing. */
    public Object flush() throws Throwable {
        return Signal.SKIP;
    }

    /** Whether {@link #closed} has something to do. */
    public boolean watchesClose() {
        return false;
    }

    /** Is told, after everything before it was closed, how the iteration ended. */
    public @Nullable CompletionStage<?> closed(Outcome outcome, @Nullable Throwable failure) throws Throwable {
        return Shared.DONE;
    }
}
