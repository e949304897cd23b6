package dev.forthwith.internal.channel;

import dev.forthwith.AsyncChannel;
import dev.forthwith.Outcome;
import dev.forthwith.internal.iterate.Source;
import dev.forthwith.internal.task.Shared;
import dev.forthwith.internal.task.Untyped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One receiver of a channel. */
public final class ChannelSource<T> extends Source<T> {
    private final Channel<T> channel;
    private @Nullable CompletableFuture<Void> waiting;

    public ChannelSource(Channel<T> channel) {
        this.channel = channel;
    }

    @Override
    public Object pull() throws Throwable {
        CompletableFuture<Void> wait = new CompletableFuture<>();
        Object received = channel.receive(wait);
        if (received != null) {
            return received;
        }
        waiting = wait;
        return park(wait);
    }

    @Override
    public Object resume(@Nullable Object woken) throws Throwable {
        waiting = null;
        return pull();
    }

    /** Who was woken has to take what it was woken for, and so to give it back. */
    @Override
    public boolean takesLate() {
        return true;
    }

    @Override
    public void takeBack(Object element) {
        channel.takeBack(Untyped.as(element));
    }

    @Override
    public CompletionStage<?> close(Outcome outcome, @Nullable Throwable failure) {
        channel.leave(waiting);
        return Shared.DONE;
    }

    @Override
    public boolean isPartOf(Class<?> iterable) {
        return iterable == AsyncChannel.class;
    }

    @Override
    public String name() {
        return "a receiver of a channel";
    }
}
