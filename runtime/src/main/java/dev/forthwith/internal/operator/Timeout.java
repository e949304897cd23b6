package dev.forthwith.internal.operator;

import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.internal.iterate.CloseAll;
import dev.forthwith.internal.iterate.Pull;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.iterate.Source;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Limited;
import dev.forthwith.internal.task.Shared;
import dev.forthwith.internal.task.Stages;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Fails when an element, or the close, takes longer than a limit. */
public final class Timeout<T> extends Source<T> {
    private final AsyncIterator<T> upstream;
    private final Callable<CompletionStage<Boolean>> advance;
    private final Duration limit;
    /** Whether what it has said since the last pull was not handed on. */
    private boolean unseen;

    public Timeout(AsyncIterator<T> upstream, Duration limit) {
        this.upstream = upstream;
        this.advance = upstream::advance;
        this.limit = limit;
    }

    @Override
    public Object pull() throws Throwable {
        unseen = true;
        CompletionStage<Boolean> stage = Depth.call(advance);
        if (stage == Shared.TRUE) {
            return seen();
        }
        return stage == Shared.FALSE ? Signal.END : await(Limited.of(stage, this::name, limit, true));
    }

    @Override
    public Object resume(@Nullable Object more) {
        return Boolean.TRUE.equals(more) ? seen() : Signal.END;
    }

    private T seen() {
        unseen = false;
        return upstream.current();
    }

    @Override
    public boolean takesLate() {
        return true;
    }

    @Override
    public void takeBack(Object element) {
        Pull.giveBack(upstream, element);
    }

    @Override
    protected void upstream(Consumer<? super AsyncIterator<?>> each) {
        each.accept(upstream);
    }

    @Override
    public CompletionStage<?> close(Outcome outcome, @Nullable Throwable failure) {
        if (unseen) {
            // A request may have met the limit, and the advance have said yes before it came there.
            Pull.giveBackUnseen(upstream);
        }
        CompletionStage<Boolean> closing = CloseAll.of(upstream, outcome, failure);
        return Stages.isReady(closing) ? closing : Limited.of(closing, () -> "the close of a source", limit, false);
    }

    @Override
    public String name() {
        return "the next element";
    }
}
