package dev.forthwith;

import dev.forthwith.internal.channel.Channel;
import dev.forthwith.internal.channel.ChannelSource;
import dev.forthwith.internal.iterate.Pull;
import dev.forthwith.internal.observe.Kind;
import dev.forthwith.internal.observe.Watching;
import dev.forthwith.internal.task.Limits;
import java.lang.ref.Reference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue between tasks, for many senders and many receivers: Python's {@code asyncio.Queue}.
 *
 * <p>A send waits, without blocking, while the channel is full; senders get room in the order in which they came. Every loop over the
 * channel is a receiver, and an element goes to one of them. Ending a loop closes the receiver, not the channel; an element that it took
 * and handed to nothing behind it is left to another one. What {@code prefetch}, {@code mapConcurrent}, {@code windowTimed}, {@code merge},
 * {@code on} or a subscriber have fetched is theirs. It may be used from any thread.
 *
 * <pre>{@code
 * AsyncChannel<String> lines = AsyncChannel.bounded(16);
 * AsyncTask<Void> printing = lines.forEach(System.out::println);
 * lines.send("hello").thenRun(lines::close);
 * }</pre>
 *
 * @param <T> the elements
 */
public final class AsyncChannel<T> implements AsyncIterable<T> {
    private final Channel<T> channel;

    private AsyncChannel(int capacity) {
        this.channel = new Channel<>(capacity);
    }

    private AsyncChannel<T> open(int capacity) {
        if (Watching.isOn()) {
            channel.watchedBy(Watching.opened(
                    Kind.CHANNEL, "AsyncChannel.bounded(" + capacity + ")", "AsyncChannel.close()", this));
        }
        return this;
    }

    /**
     * Makes a channel.
     *
     * @param capacity how many elements may lie in it, more than 0
     * @param <T> the elements
     * @return the channel
     */
    @CheckReturnValue
    public static <T> AsyncChannel<T> bounded(int capacity) {
        return new AsyncChannel<T>(Limits.requirePositive("capacity", capacity)).open(capacity);
    }

    /**
     * Sends an element when there is room.
     *
     * <p><i>Takes:</i> room, in the order of the senders. <i>Closes:</i> nothing; false once the channel is closed. <i>Threads:</i> a
     * receiver that waits goes on on the caller's; settles on that of the receiver that makes room, or of the close. <i>Fails:</i>
     * never. <i>Cancelled:</i> the element is taken back, at once.
     *
     * @param value the element, not null
     * @return the task: true once the channel has taken the element, false if it was closed before. Cancelling it takes the element back
     */
    @CheckReturnValue
    public AsyncTask<Boolean> send(T value) {
        return channel.send(Objects.requireNonNull(value, "value"));
    }

    /**
     * Sends an element if there is room now.
     *
     * <p><i>Takes:</i> room if there is some. <i>Closes:</i> nothing; false once the channel is closed. <i>Threads:</i> a receiver that
     * waits goes on on the caller's. <i>Fails:</i> never. <i>Cancelled:</i> nothing pends.
     *
     * @param value the element, not null
     * @return whether the channel has taken it
     */
    public boolean offer(T value) {
        return channel.offer(Objects.requireNonNull(value, "value"));
    }

    /**
     * Closes the channel. Senders that wait are told false; receivers get what the channel has taken, and then the end.
     *
     * <p><i>Takes:</i> nothing more; what it has taken is handed on. <i>Closes:</i> the channel, once. <i>Threads:</i> those that wait go
     * on on the caller's. <i>Fails:</i> never. <i>Cancelled:</i> nothing pends.
     */
    public void close() {
        close(null);
    }

    /**
     * Closes the channel with a failure: receivers get what the channel has taken, and then the failure. Does nothing to a closed one.
     *
     * <p><i>Takes:</i> nothing more; what it has taken is handed on. <i>Closes:</i> the channel, once. <i>Threads:</i> those that wait go
     * on on the caller's. <i>Fails:</i> every receiver, with this. <i>Cancelled:</i> nothing pends.
     *
     * @param failure what the receivers fail with
     */
    public void fail(Throwable failure) {
        close(Objects.requireNonNull(failure, "failure"));
    }

    private void close(@Nullable Throwable failure) {
        try {
            channel.close(failure);
        } finally {
            // Who watches for channels that are unreachable while open must not find one in its close.
            Reference.reachabilityFence(this);
        }
    }

    @Override
    @CheckReturnValue
    public AsyncIterator<T> iterator() {
        return new Pull<>(new ChannelSource<>(channel));
    }
}
