package dev.forthwith.samples.kafka;

import dev.forthwith.AsyncTask;
import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Blocking;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import dev.forthwith.annotation.NextPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A member of a consumer group: the messages of its share of a topic, each at least once.
 *
 * <p>A {@code KafkaConsumer} belongs to one thread at a time. The calls of enter, next and exit never overlap, and each sees what the last
 * one did, so it does not matter on which thread of the blocking executor they run. The one call that may come from elsewhere is
 * {@code wakeup}, which ends a poll when the loop is cancelled.
 */
@AsyncSource
@Blocking
class GroupMember implements ConsumerRebalanceListener {
    private static final Duration UNTIL_WOKEN = Duration.ofDays(1);

    private final Map<String, Object> settings;
    private final String topic;
    private final Assignment assignment;
    private final Progress progress = new Progress();
    private volatile KafkaConsumer<String, String> consumer;

    GroupMember(Map<String, Object> settings, String topic, Assignment assignment) {
        this.settings = new HashMap<>(settings);
        this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.topic = topic;
        this.assignment = assignment;
    }

    @Enter
    void subscribe() {
        KafkaConsumer<String, String> created =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        try {
            created.subscribe(List.of(topic), this);
        } catch (RuntimeException failure) {
            try (created) {
                throw failure;
            }
        }
        consumer = created;
    }

    /** Commits what was done of the last pages, and waits for the next. */
    @NextPage
    AsyncTask<List<Message>> next() {
        return AsyncTask.stoppable(AsyncTask.blocking(this::poll), this::wakeUp);
    }

    /** Null, the end, when it is woken up. */
    private List<Message> poll() {
        commit();
        List<Message> page = new ArrayList<>();
        try {
            for (ConsumerRecord<String, String> each : consumer.poll(UNTIL_WOKEN)) {
                progress.delivered(new TopicPartition(each.topic(), each.partition()), each.offset());
                page.add(new Message(each, progress));
            }
        } catch (WakeupException expected) {
            return null;
        }
        return page;
    }

    /** Commits what was done, and leaves the group, so that the others need not wait until it is missed. */
    @Exit
    void leave() {
        try {
            commit();
        } finally {
            consumer.close();
        }
    }

    private CompletionStage<?> wakeUp() {
        consumer.wakeup();
        return CompletableFuture.completedFuture(null);
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> positions = progress.uncommitted();
        if (positions.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(positions);
        } catch (WakeupException meantForThePoll) {
            consumer.commitSync(positions);
            consumer.wakeup();
        }
        progress.committed(positions);
    }

    /** Called by a poll, before another member gets these partitions. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit();
        lose(partitions);
    }

    /** Called by a poll, when another member may already have them. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        assignment.lost();
        lose(partitions);
    }

    private void lose(Collection<TopicPartition> partitions) {
        progress.forget(partitions);
        Set<TopicPartition> rest = new HashSet<>(consumer.assignment());
        rest.removeAll(partitions);
        assignment.holds(rest);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        assignment.holds(consumer.assignment());
    }
}
