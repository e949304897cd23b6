package dev.forthwith.samples.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a member has come in each of its partitions. An offset may be committed when all messages before it are done, so messages may be
 * done in any order, and from any thread.
 */
final class Progress {
    private final Map<TopicPartition, Partition> partitions = new HashMap<>();

    synchronized void delivered(TopicPartition partition, long offset) {
        partitions.computeIfAbsent(partition, first -> new Partition(offset)).delivered(offset);
    }

    /** A message of a partition that was taken away meanwhile is somebody else's: it counts no more. */
    synchronized void done(TopicPartition partition, long offset) {
        Partition mine = partitions.get(partition);
        if (mine != null) {
            mine.undone.remove(offset);
        }
    }

    /** Where those partitions that have come on since the last commit stand. */
    synchronized Map<TopicPartition, OffsetAndMetadata> uncommitted() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        partitions.forEach((partition, mine) -> {
            if (mine.position() > mine.committed) {
                positions.put(partition, new OffsetAndMetadata(mine.position()));
            }
        });
        return positions;
    }

    synchronized void committed(Map<TopicPartition, OffsetAndMetadata> positions) {
        positions.forEach((partition, position) -> partitions.get(partition).committed = position.offset());
    }

    synchronized void forget(Collection<TopicPartition> lost) {
        partitions.keySet().removeAll(lost);
    }

    private static final class Partition {
        private final TreeSet<Long> undone = new TreeSet<>();
        private long next;
        private long committed;

        Partition(long first) {
            next = first;
            committed = first;
        }

        void delivered(long offset) {
            undone.add(offset);
            next = offset + 1;
        }

        long position() {
            return undone.isEmpty() ? next : undone.first();
        }
    }
}
