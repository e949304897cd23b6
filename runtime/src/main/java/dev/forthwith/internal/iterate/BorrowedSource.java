package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.internal.task.Shared;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The elements of somebody's iterator, who closes it. */
public final class BorrowedSource<T> extends IteratorSource<T> {
    public BorrowedSource(AsyncIterator<T> iterator) {
        super(iterator);
    }

    @Override
    public CompletionStage<?> close(Outcome outcome, @Nullable Throwable failure) {
        return Shared.DONE;
    }

    @Override
    protected void upstream(Consumer<? super AsyncIterator<?>> each) {}
}
