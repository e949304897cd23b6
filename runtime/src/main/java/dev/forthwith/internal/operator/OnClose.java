package dev.forthwith.internal.operator;

import dev.forthwith.Outcome;
import dev.forthwith.ThrowingConsumer;
import dev.forthwith.internal.iterate.Operator;
import dev.forthwith.internal.task.Shared;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Tells a function how the iteration ended. */
public final class OnClose extends Operator {
    private final ThrowingConsumer<? super Outcome> action;

    public OnClose(ThrowingConsumer<? super Outcome> action) {
        this.action = action;
    }

    @Override
    public Object apply(Object element) {
        return element;
    }

    @Override
    public boolean onlyPasses() {
        return true;
    }

    @Override
    public boolean watchesClose() {
        return true;
    }

    @Override
    public CompletionStage<?> closed(Outcome outcome, @Nullable Throwable failure) throws Exception {
        action.accept(outcome);
        return Shared.DONE;
    }

    @Override
    public String name() {
        return "the function given to onClose";
    }
}
