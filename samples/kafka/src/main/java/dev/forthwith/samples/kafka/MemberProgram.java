package dev.forthwith.samples.kafka;

import dev.forthwith.AsyncTask;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/** A member of a group as a program of its own, which prints each message that it processes. It leaves at the end of its input. */
final class MemberProgram {
    static final int PAGE = 100;

    /** A message takes a while, as real work does; so a kill finds a member in the middle of a page. */
    private static final long WORK_NANOS = 1_000_000;

    private MemberProgram() {}

    /** Takes the address of the broker, the group and the topic. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = System.out;
        AsyncTask<Void> work = AsyncGroupMember.of(settings(args[0], args[1]), args[2], print(out))
                .forEach(message -> {
                    LockSupport.parkNanos(WORK_NANOS);
                    out.println(Line.DONE + " " + message.partition() + " " + message.offset());
                    message.done();
                });
        cancelAtTheEndOfTheInput(work);
        try {
            work.await();
        } catch (CancellationException asked) {
            out.println(Line.LEFT);
        }
    }

    private static Assignment print(PrintStream out) {
        return new Assignment() {
            @Override
            public void holds(Set<TopicPartition> partitions) {
                out.println(Line.HOLDS + " " + partitions.size());
            }

            @Override
            public void lost() {
                out.println(Line.LOST);
            }
        };
    }

    static Map<String, Object> settings(String broker, String group) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker,
                ConsumerConfig.GROUP_ID_CONFIG, group,
                ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, PAGE);
    }

    private static void cancelAtTheEndOfTheInput(AsyncTask<Void> work) {
        Thread reader = new Thread(
                () -> {
                    try {
                        System.in.transferTo(PrintStream.nullOutputStream());
                    } catch (IOException alsoTheEnd) {
                        // The parent is gone.
                    }
                    work.cancel(true);
                },
                "input");
        reader.setDaemon(true);
        reader.start();
    }
}
