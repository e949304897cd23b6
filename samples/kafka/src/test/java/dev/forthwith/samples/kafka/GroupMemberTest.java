package dev.forthwith.samples.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One member after the other, of a group that has one partition with the numbers from 0 to 9. */
@ExtendWith(EmbeddedBroker.class)
@Timeout(60)
final class GroupMemberTest {
    private static final int SENT = 10;

    private final String broker;
    private String group;
    private Topic topic;

    GroupMemberTest(String broker) {
        this.broker = broker;
    }

    @BeforeEach
    void send(TestInfo test) {
        group = test.getTestMethod().orElseThrow().getName();
        topic = new Topic(broker, group, 1);
        topic.create();
        topic.send(SENT);
    }

    @Test
    void theNextMemberBeginsAfterAnEarlyBreak() throws Exception {
        List<String> seen = new ArrayList<>();
        assertFalse(member().forEachWhile(message -> {
                    seen.add(message.value());
                    message.done();
                    return seen.size() < 3;
                })
                .await());
        assertEquals(numbers(0, 3), seen);
        assertLeft(3);
        assertEquals(numbers(3, SENT), rest(SENT - 3));
        assertLeft(SENT);
    }

    @Test
    void theMessageThatAConsumerFailsAtIsDeliveredAgain() throws Exception {
        IllegalStateException failure = new IllegalStateException("no");
        AsyncTask<Void> task = member().forEach(message -> {
            if (message.value().equals("3")) {
                throw failure;
            }
            message.done();
        });
        assertSame(failure, assertThrows(IllegalStateException.class, task::await));
        assertLeft(3);
        assertEquals("3", rest(1).get(0));
    }

    /** By itself the poll ends after a day. */
    @Test
    void aCancelWakesThePollUpAndWhatWasDoneIsCommitted() throws Exception {
        CompletableFuture<Void> all = new CompletableFuture<>();
        AsyncTask<Void> task = member().forEach(message -> {
            message.done();
            if (message.value().equals(Integer.toString(SENT - 1))) {
                all.complete(null);
            }
        });
        all.join();
        assertTrue(task.cancel(true));
        assertThrows(CancellationException.class, task::await);
        assertLeft(SENT);
    }

    @Test
    void aCancelWhileItJoinsLeavesNothingBehind() throws Exception {
        AsyncTask<Long> task = member().count();
        assertTrue(task.cancel(true));
        assertThrows(CancellationException.class, task::await);
        assertEquals(numbers(0, SENT), rest(SENT));
    }

    @Test
    void aCancelOfABusyConsumerCommitsWhatWasDone() throws Exception {
        CompletableFuture<Void> busy = new CompletableFuture<>();
        AsyncTask<Void> task = member().forEachAwait(message -> {
            if (message.value().equals("3")) {
                busy.complete(null);
                return new CompletableFuture<>();
            }
            message.done();
            return CompletableFuture.completedFuture(null);
        });
        busy.join();
        assertTrue(task.cancel(true));
        assertThrows(CancellationException.class, task::await);
        assertLeft(3);
    }

    @Test
    void messagesAreProcessedAtTheSameTimeAndTheOneThatIsNotDoneIsNotCommitted() throws Exception {
        List<String> seen = member().mapConcurrentUnordered(
                        4,
                        message -> CompletableFuture.supplyAsync(() -> {
                            if (!message.value().equals("2")) {
                                message.done();
                            }
                            return message.value();
                        }))
                .limit(SENT)
                .toList()
                .await();
        assertEquals(numbers(0, SENT), seen.stream().sorted().toList());
        assertLeft(2);
    }

    /** Each takes its turn in the middle of a page: nothing is processed twice, and nothing is left out. */
    @Test
    void membersThatAreCancelledOneAfterTheOtherRepeatNothing() throws Exception {
        List<String> seen = new ArrayList<>();
        while (seen.size() < SENT) {
            CompletableFuture<AsyncTask<Void>> self = new CompletableFuture<>();
            AsyncTask<Void> task = member().forEach(message -> {
                seen.add(message.value());
                message.done();
                if (seen.size() % 4 == 0 || seen.size() == SENT) {
                    self.join().cancel(true);
                }
            });
            self.complete(task);
            assertThrows(CancellationException.class, task::await);
        }
        assertEquals(numbers(0, SENT), seen);
        assertLeft(SENT);
    }

    @Test
    void aBrokerThatIsNotThereIsGivenUpAtALimit() throws Exception {
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }
        AsyncTask<Long> task = AsyncGroupMember.of(
                        MemberProgram.settings("127.0.0.1:" + unused, group), topic.name(), partitions -> {})
                .timeout(Duration.ofMillis(500))
                .count();
        assertInstanceOf(
                TimeoutException.class,
                assertThrows(CompletionException.class, task::await).getCause());
    }

    @Test
    void aSettingThatIsWrongIsAClearError() {
        Map<String, Object> wrong = new HashMap<>(MemberProgram.settings(broker, group));
        wrong.put("auto.offset.reset", "nonsense");
        AsyncTask<Long> task =
                AsyncGroupMember.of(wrong, topic.name(), partitions -> {}).count();
        RuntimeException failure = assertThrows(RuntimeException.class, task::await);
        assertTrue(failure.getMessage().contains("auto.offset.reset"), failure.getMessage());
    }

    private AsyncIterable<Message> member() {
        return AsyncGroupMember.of(MemberProgram.settings(broker, group), topic.name(), partitions -> {});
    }

    /** What another member gets; it does not wait for more. */
    private List<String> rest(int size) throws InterruptedException {
        return member().peek(Message::done)
                .map(Message::value)
                .limit(size)
                .toList()
                .await();
    }

    /** The broker hears a moment later that the member has left. */
    private void assertLeft(int committed) {
        assertEquals(committed, topic.committed(group));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (topic.members(group) > 0) {
            assertTrue(System.nanoTime() < deadline, "a member is still there");
        }
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }
}
