package dev.forthwith.samples.kafka;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Is told, during a poll, what a member holds. */
interface Assignment {
    /** The partitions that it holds have changed. */
    void holds(Set<TopicPartition> partitions);

    /** It was taken for dead: others may already have its partitions, and process again what it had not committed. */
    default void lost() {}
}
