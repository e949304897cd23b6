package dev.forthwith.stress;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A channel between tasks. */
final class LincheckChannelTest extends ThreeParties {
    @Test
    void aChannelWithTwoSendersThatIsClosed() {
        explore(() -> {
            AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
            AsyncTask<Long> received = channel.count();
            AtomicInteger sent = new AtomicInteger();
            Runnable send = () -> channel.send(1).thenAccept(taken -> sent.addAndGet(taken ? 1 : 0));
            together(send, send, channel::close);
            check(received.isDone(), "it hangs");
            check(received.join() == sent.get(), "received " + received.join() + " of " + sent.get());
        });
    }

    @Test
    void aChannelWhoseReceiverIsCancelled() {
        explore(() -> {
            AsyncChannel<Integer> channel = AsyncChannel.bounded(2);
            AtomicInteger received = new AtomicInteger();
            AsyncTask<Void> first = channel.forEach(element -> received.incrementAndGet());
            AsyncTask<Void> second = channel.forEach(element -> received.incrementAndGet());
            together(() -> channel.offer(1), () -> channel.offer(2), () -> first.cancel(true));
            channel.close();
            check(first.isDone() && second.isDone(), "it hangs");
            check(received.get() >= 1, "an element was lost with a receiver that was not given it");
        });
    }

    @Test
    void aFullChannelWhoseSenderIsCancelled() {
        explore(() -> {
            AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
            channel.offer(1);
            AsyncTask<Boolean> waiting = channel.send(2);
            AtomicInteger received = new AtomicInteger();
            AtomicInteger taken = new AtomicInteger(1);
            together(
                    () -> waiting.cancel(true),
                    () -> channel.limit(1).forEach(element -> received.incrementAndGet()),
                    () -> channel.send(3).thenAccept(sent -> taken.addAndGet(sent ? 1 : 0)));
            channel.close();
            long rest = channel.count().join();
            check(waiting.isDone(), "the send hangs");
            int all = taken.get() + (!waiting.isCancelled() && waiting.join() ? 1 : 0);
            check(received.get() + rest == all, "received " + (received.get() + rest) + " of " + all);
        });
    }
}
