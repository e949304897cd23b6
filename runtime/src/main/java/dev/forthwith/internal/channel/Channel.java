package dev.forthwith.internal.channel;

import dev.forthwith.AsyncTask;
import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.observe.Watch;
import dev.forthwith.internal.task.Depth;
import dev.forthwith.internal.task.Shared;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue between tasks.
 *
 * <pre>
 * state    event                              next     action
 * OPEN     send, with room                    OPEN     buffer; true; wake a receiver
 * OPEN     send, without room                 OPEN     the sender waits; wake a receiver
 * OPEN     receive, something buffered        OPEN     hand on; the first sender that waits gets the room: true
 * OPEN     receive, nothing buffered          OPEN     the receiver waits
 * OPEN     close, fail                        CLOSED   every sender that waits: false; wake all receivers
 * CLOSED   send, offer                        CLOSED   false
 * CLOSED   receive, something buffered        CLOSED   hand on
 * CLOSED   receive, nothing buffered          CLOSED   the end, or the failure
 * any      take back                          as is    buffer it as the first, even without room; wake a receiver
 * </pre>
 * A receiver is not handed an element but woken to take one, and one that is cancelled meanwhile gives back what it took, so that none is
 * lost with it. Nothing foreign is called under the lock.
 *
 * <p>A receiver waits only where nothing is buffered, and each element that comes after that wakes one, also an element that has to wait for
 * room: whoever was woken for those before it may take one of them and nothing more.
 */
public final class Channel<T> {
    private final int capacity;
    private final ArrayDeque<T> buffer = new ArrayDeque<>();
    private final LinkedHashSet<Sending<T>> senders = new LinkedHashSet<>();
    private final ArrayDeque<CompletableFuture<Void>> receivers = new ArrayDeque<>();
    private boolean closed;
    private @Nullable Throwable failure;
    private @Nullable Watch watch;

    public Channel(int capacity) {
        this.capacity = capacity;
    }

    /** Is to tell somebody of its close; before it is used. */
    public void watchedBy(@Nullable Watch told) {
        watch = told;
    }

    /** Sends without waiting: false if there is no room, or the channel is closed. */
    public boolean offer(T value) {
        synchronized (this) {
            if (closed || buffer.size() >= capacity) {
                return false;
            }
            buffer.add(value);
        }
        wakeOne();
        return true;
    }

    /** Sends when there is room. */
    public AsyncTask<Boolean> send(T value) {
        Sending<T> waiting = null;
        synchronized (this) {
            if (closed) {
                return AsyncTask.from(Shared.FALSE);
            }
            if (buffer.size() >= capacity) {
                waiting = new Sending<>(this, value);
                senders.add(waiting);
            } else {
                buffer.add(value);
            }
        }
        wakeOne();
        return waiting == null ? AsyncTask.from(Shared.TRUE) : waiting;
    }

    /** Closes; nothing more can be sent. The first call counts, and no receiver is told of another failure. */
    public void close(@Nullable Throwable reason) {
        List<Sending<T>> refused;
        List<CompletableFuture<Void>> woken;
        Throwable lost;
        boolean late;
        synchronized (this) {
            late = closed;
            if (!late) {
                closed = true;
                failure = reason;
            }
            lost = reason == failure ? null : reason;
            // Nobody is left in them after the first close.
            refused = List.copyOf(senders);
            senders.clear();
            woken = List.copyOf(receivers);
            receivers.clear();
        }
        if (late) {
            if (lost != null) {
                Dropped.report("a channel that was closed before was told of a failure", lost);
            }
            return;
        }
        Watch told = watch;
        if (told != null) {
            told.closing(Failures.outcome(reason), reason);
            told.closed(null);
        }
        refused.forEach(Sending::refuse);
        woken.forEach(receiver -> Depth.run(() -> receiver.complete(null)));
    }

    /** Takes an element, or the end; null if there is nothing yet, and then the waiting stage was noted. */
    @Nullable
    Object receive(CompletableFuture<Void> waiting) throws Throwable {
        T taken;
        Sending<T> admitted = null;
        synchronized (this) {
            taken = buffer.poll();
            if (taken == null) {
                if (!closed) {
                    receivers.add(waiting);
                    return null;
                }
                if (failure != null) {
                    throw failure;
                }
                return Signal.END;
            }
            while (admitted == null && buffer.size() < capacity && !senders.isEmpty()) {
                Sending<T> first = senders.iterator().next();
                senders.remove(first);
                if (first.admit()) {
                    admitted = first;
                    buffer.add(first.value());
                }
            }
        }
        if (admitted != null) {
            admitted.sent();
        }
        return taken;
    }

    /** Takes back what a receiver took and did not come to hand on. */
    void takeBack(T value) {
        synchronized (this) {
            buffer.addFirst(value);
        }
        wakeOne();
    }

    /** Forgets a receiver that waits no more, and passes on what it may have been woken for. */
    void leave(@Nullable CompletableFuture<Void> waiting) {
        synchronized (this) {
            receivers.removeIf(receiver -> receiver == waiting);
        }
        wakeOne();
    }

    private void wakeOne() {
        CompletableFuture<Void> receiver = nextReceiver();
        if (receiver != null) {
            // It may send to another channel, and so on.
            Depth.run(() -> wake(receiver));
        }
    }

    /** Wakes a receiver, or if that was cancelled the next one. */
    private void wake(CompletableFuture<Void> first) {
        CompletableFuture<Void> receiver = first;
        while (receiver != null && !receiver.complete(null)) {
            receiver = nextReceiver();
        }
    }

    private synchronized @Nullable CompletableFuture<Void> nextReceiver() {
        return buffer.isEmpty() ? null : receivers.poll();
    }

    private synchronized void withdraw(Sending<T> sending) {
        senders.remove(sending);
    }

    /** A send that waits for room. */
    private static final class Sending<T> extends AsyncTask<Boolean> {
        /** Both until it has ended. */
        private @Nullable Channel<T> channel;

        private @Nullable T value;

        Sending(Channel<T> channel, T value) {
            this.channel = channel;
            this.value = value;
        }

        T value() {
            return Objects.requireNonNull(value);
        }

        /** False if it was cancelled meanwhile. */
        boolean admit() {
            return !closeToCancel();
        }

        void sent() {
            forget();
            settle(true);
        }

        void refuse() {
            if (admit()) {
                forget();
                settle(false);
            }
        }

        private void forget() {
            channel = null;
            value = null;
        }

        @Override
        protected @Nullable CompletionStage<?> onCancel(boolean interrupt) {
            Channel<T> from = channel;
            if (from != null) {
                from.withdraw(this);
                forget();
            }
            settleExceptionally(Failures.cancelled(null));
            return null;
        }

        @Override
        protected String whereabouts() {
            return "room in a channel";
        }
    }
}
