package dev.forthwith.generated;

import dev.forthwith.Outcome;
import dev.forthwith.internal.observe.Kind;
import dev.forthwith.internal.scope.SingleUse;
import dev.forthwith.internal.task.BlockingCall;
import dev.forthwith.internal.task.Untyped;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One use of an annotated resource. For generated code only; its shape is stable between releases.
 *
 * @param <S> the annotated class
 * @param <A> what the stage of its enter method yields
 * @param <R> the resource
 */
@SuppressWarnings("exports") // what it extends is nobody's to name
public abstract class GeneratedContext<S, A extends @Nullable Object, R extends @Nullable Object>
        extends SingleUse<A, R> {
    /** What makes the annotated instance, then that instance. */
    private Object made;

    /**
     * Creates the context.
     *
     * @param factory makes the annotated instance, when the context is entered
     */
    protected GeneratedContext(Call<? extends S> factory) {
        this.made = factory;
    }

    /**
     * Calls the enter method.
     *
     * @param self the annotated instance
     * @return its stage
     * @throws Throwable what it throws
     */
    protected abstract @Nullable CompletionStage<? extends A> enter(S self) throws Throwable;

    /**
     * Takes the resource out of what the stage yielded.
     *
     * @param self the annotated instance
     * @param arrived what the stage yielded
     * @return the resource
     * @throws Throwable when it cannot
     */
    protected abstract R resource(S self, A arrived) throws Throwable;

    /**
     * Calls the exit method.
     *
     * @param self the annotated instance
     * @param resource the resource
     * @param outcome how the use ended
     * @param failure {@code null} unless failed or cancelled
     * @return its stage
     * @throws Throwable what it throws
     */
    protected abstract @Nullable CompletionStage<?> exit(
            S self, R resource, Outcome outcome, @Nullable Throwable failure) throws Throwable;

    /**
     * Tells whether a pending enter may be asked to end.
     *
     * @return false unless the enter method says otherwise
     */
    protected boolean interruptible() {
        return false;
    }

    /** The annotated instance, once it was made. */
    final S self() {
        return Untyped.as(made);
    }

    /** Enters, as part of an iteration. */
    final CompletionStage<R> enterAsLifecycle() {
        return enterAs(Kind.LIFECYCLE);
    }

    /** What makes the annotated instance, until it was made. */
    final Call<? extends S> factory() {
        return Untyped.as(made);
    }

    @Override
    protected final @Nullable CompletionStage<?> acquire() throws Throwable {
        S self = factory().call();
        if (self == null) {
            throw new NullPointerException("the factory for " + enterName() + " returned null");
        }
        made = self;
        return begin(self);
    }

    @Nullable
    CompletionStage<? extends A> begin(S self) throws Throwable {
        return enter(self);
    }

    @Override
    protected final R acquired(A arrived) throws Throwable {
        return resource(self(), arrived);
    }

    @Override
    protected final @Nullable CompletionStage<?> release(R resource, Outcome outcome, @Nullable Throwable failure)
            throws Throwable {
        return end(self(), resource, outcome, failure);
    }

    @Nullable
    CompletionStage<?> end(S self, R resource, Outcome outcome, @Nullable Throwable failure) throws Throwable {
        return BlockingCall.insistOn(exit(self, resource, outcome, failure));
    }

    @Override
    protected final boolean mayInterruptEnter() {
        return hearsRequests();
    }

    /** Whether a request may go to the stage of the enter. */
    boolean hearsRequests() {
        return interruptible();
    }
}
