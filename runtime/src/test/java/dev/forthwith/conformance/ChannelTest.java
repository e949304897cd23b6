package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertCancelled;
import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.ThrowingConsumer;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Twin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The transitions of the channel. */
final class ChannelTest extends BenchTest {
    @Test
    void sendWithRoomIsTakenAtOnce() {
        AsyncChannel<Integer> channel = AsyncChannel.bounded(2);
        assertEquals(true, value(channel.send(1)));
        assertTrue(channel.offer(2));
        assertFalse(channel.offer(3));
        channel.close();
        assertEquals(List.of(1, 2), value(channel.toList()));
    }

    @Test
    void sendersWaitForRoomInTheirOrder() {
        AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
        value(channel.send(1));
        AsyncTask<Boolean> second = channel.send(2);
        AsyncTask<Boolean> third = channel.send(3);
        assertFalse(second.isDone());
        AsyncIterator<Integer> receiver = channel.iterator();
        assertEquals(true, value(receiver.advance()));
        assertEquals(1, receiver.current());
        assertEquals(true, value(second));
        assertFalse(third.isDone());
        channel.close();
        assertEquals(false, value(third));
        assertEquals(true, value(receiver.advance()));
        assertEquals(2, receiver.current());
        assertEquals(false, value(receiver.advance()));
        value(receiver.close());
    }

    @Test
    void aCancelledSendIsTakenBack() {
        AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
        value(channel.send(1));
        AsyncTask<Boolean> second = channel.send(2);
        AsyncTask<Boolean> third = channel.send(3);
        assertTrue(second.cancel(true));
        assertCancelled(second);
        AsyncTask<List<Integer>> received = channel.toList();
        assertEquals(true, value(third));
        channel.close();
        assertEquals(List.of(1, 3), value(received));
    }

    @BothTwins
    void aReceiverThatWaitsIsWoken(Twin twin) {
        AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
        AsyncTask<List<Integer>> received = channel.mapAwait(twin::value).toList();
        for (int i = 0; i < 10; i++) {
            assertEquals(true, value(channel.send(i)));
        }
        channel.close();
        assertEquals(IntStream.range(0, 10).boxed().toList(), value(received));
    }

    @Test
    void noElementIsLostWithAReceiverThatIsCancelled() {
        AsyncChannel<Integer> channel = AsyncChannel.bounded(4);
        AsyncTask<Long> first = channel.count();
        AsyncTask<List<Integer>> second = channel.toList();
        first.cancel(true);
        assertCancelled(first);
        value(channel.send(1));
        value(channel.send(2));
        channel.close();
        assertEquals(List.of(1, 2), value(second));
    }

    @Test
    void closedIsFalseForSendersAndTheEndForReceivers() {
        AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
        AsyncTask<List<Integer>> waiting = channel.toList();
        channel.close();
        channel.close();
        assertEquals(List.of(), value(waiting));
        assertEquals(false, value(channel.send(1)));
        assertFalse(channel.offer(1));
        assertThrows(NullPointerException.class, () -> channel.send(null));
    }

    @BothTwins
    void failedAfterWhatWasTaken(Twin twin) {
        AsyncChannel<Integer> channel = AsyncChannel.bounded(4);
        Boom failure = new Boom("E");
        value(channel.send(1));
        channel.fail(failure);
        List<Integer> seen = new ArrayList<>();
        assertFails(
                channel.forEachAwait(n -> {
                    seen.add(n);
                    return twin.value(n);
                }),
                failure);
        assertEquals(List.of(1), seen);
    }

    @BothTwins
    void manySendersAndReceivers(Twin twin) {
        AsyncChannel<Integer> channel = AsyncChannel.bounded(3);
        Set<Integer> received = ConcurrentHashMap.newKeySet();
        List<AsyncTask<Void>> receivers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            receivers.add(channel.mapAwait(twin::value).forEach(n -> assertTrue(received.add(n))));
        }
        List<AsyncTask<Void>> senders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int sender = i;
            senders.add(AsyncIterable.from(IntStream.range(0, 250).boxed().toList())
                    .mapAwait(twin::value)
                    .forEachAwait(n -> channel.send(sender * 250 + n)));
        }
        value(CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new)));
        channel.close();
        value(CompletableFuture.allOf(receivers.toArray(CompletableFuture[]::new)));
        assertEquals(1_000, received.size());
    }

    @BothTwins
    void manySendersGiveUpTheLastFirst(Twin twin) {
        AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
        assertTrue(channel.offer(0));
        List<AsyncTask<Boolean>> sends = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            sends.add(channel.send(i));
        }
        Collections.reverse(sends);
        sends.forEach(send -> assertTrue(send.cancel(true)));
        channel.close();
        assertEquals(List.of(0), value(channel.mapAwait(twin::value).toList()));
    }

    /** The cancellation comes when the receiver has taken an element, but before anybody has seen that. */
    @BothTwins
    void noElementIsLostWithAReceiverThatIsCancelledWhenItHasTakenIt(Twin twin) {
        List<BiFunction<AsyncChannel<Integer>, ThrowingConsumer<Integer>, AsyncTask<Void>>> loops = List.of(
                (channel, body) -> channel.forEach(body),
                (channel, body) -> channel.forEachAwait(n -> {
                    body.accept(n);
                    return twin.value(n);
                }),
                (channel, body) -> channel.map(n -> n).forEach(body),
                (channel, body) ->
                        AsyncIterable.of("once").flatMap(once -> channel).forEach(body),
                (channel, body) -> channel.mapAwait(twin::value).forEach(body));
        for (BiFunction<AsyncChannel<Integer>, ThrowingConsumer<Integer>, AsyncTask<Void>> loop : loops) {
            for (boolean hard : new boolean[] {true, false}) {
                AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
                List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
                CompletableFuture<AsyncTask<Void>> started = new CompletableFuture<>();
                started.complete(loop.apply(channel, n -> {
                    seen.add(n);
                    assertTrue(channel.offer(1));
                    channel.send(2).thenRun(() -> started.join().cancel(hard));
                }));
                assertTrue(channel.offer(0));
                assertCancelled(value(started));
                channel.close();
                assertEquals(List.of(0), seen);
                assertEquals(List.of(1, 2), value(channel.toList()));
            }
        }
    }

    @Test
    void noElementIsLostWithAReceiverThatIsClosedWhenItHasTakenIt() {
        AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
        AsyncIterator<Integer> receiver = channel.iterator();
        assertTrue(channel.offer(0));
        channel.send(1).thenRun(receiver::close);
        assertEquals(false, value(receiver.advance()));
        value(receiver.close());
        channel.close();
        assertEquals(List.of(0, 1), value(channel.toList()));
    }

    @Test
    void anElementThatIsGivenBackTakesTheRoomOfTheNextSender() {
        AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
        AsyncIterator<Integer> receiver = channel.iterator();
        assertTrue(channel.offer(0));
        channel.send(1).thenRun(receiver::close);
        AsyncTask<Boolean> next = channel.send(2);
        assertEquals(false, value(receiver.advance()));
        AsyncIterator<Integer> other = channel.iterator();
        assertEquals(true, value(other.advance()));
        assertFalse(next.isDone());
        assertEquals(true, value(other.advance()));
        assertEquals(true, value(next));
        value(other.close());
    }

    @Test
    void aReceiverThatIsLentAndCancelledPassesOnWhatItIsWokenFor() {
        AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
        AsyncIterator<Integer> lent = channel.iterator();
        AsyncTask<Long> loop = AsyncIterable.borrow(lent).count();
        AsyncTask<Optional<Integer>> other = channel.findFirst();
        assertTrue(loop.cancel(false));
        assertTrue(channel.offer(1));
        assertCancelled(loop);
        assertEquals(Optional.of(1), value(other));
        value(lent.close());
    }
}
