package dev.forthwith.samples.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A message of a topic, which the one who processes it says to be done. */
final class Message {
    private final ConsumerRecord<String, String> record;
    private final Progress progress;

    Message(ConsumerRecord<String, String> record, Progress progress) {
        this.record = record;
        this.progress = progress;
    }

    String key() {
        return record.key();
    }

    String value() {
        return record.value();
    }

    int partition() {
        return record.partition();
    }

    long offset() {
        return record.offset();
    }

    /** Says that it is processed, so that it may be committed. From any thread, and in any order. */
    void done() {
        progress.done(new TopicPartition(record.topic(), record.partition()), record.offset());
    }
}
