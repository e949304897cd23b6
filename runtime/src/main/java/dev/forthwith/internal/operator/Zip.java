package dev.forthwith.internal.operator;

import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.internal.iterate.CloseAll;
import dev.forthwith.internal.iterate.Elements;
import dev.forthwith.internal.iterate.Pull;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.iterate.Source;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Shared;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Combines the elements of two sources, one of each, as long as both have some. The second is asked when the first has one. */
public final class Zip<A, B, R> extends Source<R> {
    private final AsyncIterator<A> first;
    private final AsyncIterator<B> second;
    private final BiFunction<? super A, ? super B, ? extends R> fn;
    private final Callable<CompletionStage<Boolean>> advanceFirst;
    private final Callable<CompletionStage<Boolean>> advanceSecond;
    private @Nullable A held;
    /** Whether what the two have said since the last pull was not handed on. */
    private boolean unseen;

    public Zip(AsyncIterator<A> first, AsyncIterator<B> second, BiFunction<? super A, ? super B, ? extends R> fn) {
        this.first = first;
        this.second = second;
        this.fn = fn;
        this.advanceFirst = first::advance;
        this.advanceSecond = second::advance;
    }

    @Override
    public Object pull() throws Throwable {
        unseen = true;
        CompletionStage<Boolean> stage = Depth.call(advanceFirst);
        if (stage == Shared.TRUE) {
            return firstCame();
        }
        return stage == Shared.FALSE ? Signal.END : await(stage);
    }

    private Object firstCame() throws Throwable {
        held = first.current();
        CompletionStage<Boolean> stage = Depth.call(advanceSecond);
        if (stage == Shared.TRUE) {
            return bothCame();
        }
        return stage == Shared.FALSE ? Signal.END : await(stage);
    }

    private Object bothCame() {
        A left = Objects.requireNonNull(held);
        held = null;
        unseen = false;
        return Elements.present(fn.apply(left, second.current()), name());
    }

    @Override
    public Object resume(@Nullable Object more) throws Throwable {
        if (!Boolean.TRUE.equals(more)) {
            return Signal.END;
        }
        return held == null ? firstCame() : bothCame();
    }

    @Override
    public void takeBack(Object combined) {
        giveBack();
    }

    /** The second has said something new only if it was asked, which it is when the first has. */
    private void giveBack() {
        boolean askedSecond = !unseen || held != null;
        unseen = false;
        held = null;
        if (askedSecond) {
            Pull.giveBackUnseen(second);
        }
        Pull.giveBackUnseen(first);
    }

    @Override
    protected void upstream(Consumer<? super AsyncIterator<?>> each) {
        each.accept(first);
        each.accept(second);
    }

    @Override
    public CompletionStage<?> close(Outcome outcome, @Nullable Throwable failure) {
        if (unseen) {
            giveBack();
        }
        // The one that has not ended was stopped; each tells that by itself.
        return CloseAll.inReverse(
                List.of(first, second), outcome == Outcome.COMPLETED ? Outcome.STOPPED : outcome, failure);
    }

    @Override
    public String name() {
        return "the function given to zip";
    }
}
