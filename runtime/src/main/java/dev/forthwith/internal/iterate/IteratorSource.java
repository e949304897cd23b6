package dev.forthwith.internal.iterate;

import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Shared;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The elements of any iterator. */
public class IteratorSource<T> extends Source<T> {
    private final AsyncIterator<T> iterator;
    private final Callable<CompletionStage<Boolean>> advance;

    public IteratorSource(AsyncIterator<T> iterator) {
        this.iterator = iterator;
        this.advance = iterator::advance;
    }

    @Override
    public Object pull() throws Throwable {
        CompletionStage<Boolean> stage = Depth.call(advance);
        if (stage == Shared.TRUE) {
            return element();
        }
        return stage == Shared.FALSE ? Signal.END : await(stage);
    }

    @Override
    public Object resume(@Nullable Object value) {
        if (value == null) {
            throw new NullPointerException(name() + " yielded null instead of TRUE or FALSE");
        }
        return (Boolean) value ? element() : Signal.END;
    }

    private T element() {
        T element = iterator.current();
        if (element == null) {
            throw new NullPointerException(
                    iterator.getClass().getName() + ".current() returned null; elements are never null");
        }
        return element;
    }

    /** One of ours may take its element back. */
    @Override
    public boolean takesLate() {
        return iterator instanceof Pull;
    }

    @Override
    public void takeBack(Object element) {
        Pull.giveBack(iterator, element);
    }

    @Override
    protected void upstream(Consumer<? super AsyncIterator<?>> each) {
        each.accept(iterator);
    }

    @Override
    public @Nullable CompletionStage<?> close(Outcome outcome, @Nullable Throwable failure) {
        return iterator.close(outcome, failure);
    }

    @Override
    public String closeName() {
        return iterator.getClass().getName() + ".close()";
    }

    @Override
    public String name() {
        return iterator.getClass().getName() + ".advance()";
    }
}
