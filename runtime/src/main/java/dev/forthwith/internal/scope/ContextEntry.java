package dev.forthwith.internal.scope;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Described;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Untyped;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Enters any context, for those who exit it by themselves: the blocking forms, the stack, the combinations. */
public class ContextEntry<T extends @Nullable Object> extends Entry<T> {
    /** Plain: who cancels has read what pends, which is written after it; others only name it, and may find null. */
    private @Nullable AsyncContext<T> context;

    ContextEntry(AsyncContext<T> context) {
        this.context = context;
    }

    /** Makes a context and enters it; what is thrown on the way is the failure of the task. */
    public static <T extends @Nullable Object> ContextEntry<T> of(AsyncContext<T> context) {
        ContextEntry<T> entry = new ContextEntry<>(context);
        entry.start();
        return entry;
    }

    /** Enters; apart from the constructor so that nobody sees a half-made task. Contexts nest, so the stack is watched. */
    final void start() {
        Depth depth = Depth.current();
        if (!depth.enter()) {
            depth.defer(this::enter);
            return;
        }
        try {
            enter();
        } finally {
            depth.leave();
        }
    }

    private void enter() {
        CompletionStage<?> stage;
        try {
            stage = begin();
            if (stage == null) {
                throw new NullPointerException(Described.of(context()) + ".enter() returned null instead of a stage");
            }
        } catch (Throwable thrown) {
            arrived(null, Failures.unwrap(thrown));
            return;
        }
        await(stage);
    }

    /** Begins to enter. */
    protected @Nullable CompletionStage<?> begin() throws Throwable {
        return context().enter();
    }

    /** The context of one use, never null. */
    public static <T extends @Nullable Object> AsyncContext<T> contextOf(AsyncContextManager<T> manager) {
        AsyncContext<T> made = manager.context();
        if (made == null) {
            throw new NullPointerException(Described.of(manager) + ".context() returned null");
        }
        return made;
    }

    @Override
    protected T entered(@Nullable Object arrived) throws Throwable {
        return Untyped.as(arrived);
    }

    final AsyncContext<T> context() {
        return Objects.requireNonNull(context);
    }

    /** Null after the end, which who cancels, or asks for the name, may not have seen. */
    final @Nullable AsyncContext<T> contextIfAny() {
        return context;
    }

    /** Keeps nothing but the resource. */
    final void forgetContext() {
        context = null;
    }

    @Override
    protected @Nullable CompletionStage<?> undo(Outcome outcome, Throwable failure) {
        return context().exit(outcome, failure);
    }

    @Override
    protected boolean mayInterrupt(CompletionStage<?> entering) {
        return entering instanceof Entry;
    }

    @Override
    protected String whereabouts() {
        AsyncContext<T> entered = context;
        return entered instanceof SingleUse<?, ?> single ? single.enterName() : "the enter of " + Described.of(entered);
    }
}
