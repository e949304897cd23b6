package dev.forthwith.generated;

import dev.forthwith.AsyncExit;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.scope.StackExit;
import dev.forthwith.internal.scope.StackGuard;
import dev.forthwith.internal.task.BlockingCall;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One use of an annotated resource whose enter method is given a stack for sub-resources. For generated code only; its shape is stable
 * between releases.
 *
 * <p>What is on the stack is exited after the resource itself, or at once if entering fails. If the enter method closed the stack, that close
 * is waited for in that place; what it moved to another one is the business of the new owner.
 *
 * @param <S> the annotated class
 * @param <A> what the stage of its enter method yields
 * @param <R> the resource
 */
public abstract class StackedContext<S, A extends @Nullable Object, R extends @Nullable Object>
        extends GeneratedContext<S, A, R> {
    private final AsyncExitStack stack = new AsyncExitStack();
    private volatile @Nullable StackExit exit;

    /**
     * Creates the context.
     *
     * @param factory makes the annotated instance, when the context is entered
     */
    protected StackedContext(Call<? extends S> factory) {
        super(factory);
    }

    /**
     * Calls the enter method.
     *
     * @param self the annotated instance
     * @param stack for sub-resources
     * @return its stage
     * @throws Throwable what it throws
     */
    protected abstract @Nullable CompletionStage<? extends A> enter(S self, AsyncExitStack stack) throws Throwable;

    @Override
    protected final CompletionStage<? extends A> enter(S self) {
        return StackGuard.of(stack, enterName(), entering -> interruptible(), given -> enter(self, given));
    }

    /** The guard is told in any case: it has exits to tell how the whole ends. */
    @Override
    final boolean hearsRequests() {
        return true;
    }

    @Override
    CompletionStage<?> end(S made, R resource, Outcome outcome, @Nullable Throwable failure) {
        AsyncExit<R> own = (given, how, why) -> {
            try {
                return present(BlockingCall.insistOn(exit(made, given, how, why)));
            } catch (Throwable thrown) {
                throw Failures.<RuntimeException>sneak(thrown);
            }
        };
        StackExit started = StackExit.of(endingWith(resource, own), outcome, failure);
        exit = started;
        return started;
    }

    /** The stack to close: the resource's own exit is the last on it, so that all of it is one walk. */
    private AsyncExitStack endingWith(R resource, AsyncExit<R> own) {
        try {
            stack.adopt(resource, own);
            return stack;
        } catch (IllegalStateException closedOrMoved) {
            AsyncExitStack instead = new AsyncExitStack();
            instead.defer(() -> StackExit.of(stack, Outcome.COMPLETED, null));
            instead.adopt(resource, own);
            return instead;
        }
    }

    private CompletionStage<?> present(@Nullable CompletionStage<?> stage) {
        if (stage == null) {
            throw new NullPointerException(exitName() + " returned null instead of a stage");
        }
        return stage;
    }

    @Override
    public final boolean hasHandled() {
        StackExit started = exit;
        return started != null && started.hasHandled();
    }
}
