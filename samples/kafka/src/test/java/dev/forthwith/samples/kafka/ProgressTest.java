package dev.forthwith.samples.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private final TopicPartition first = new TopicPartition("topic", 0);
    private final TopicPartition second = new TopicPartition("topic", 1);
    private final Progress progress = new Progress();

    @Test
    void whatIsDeliveredIsNotDone() {
        progress.delivered(first, 7);
        assertEquals(Map.of(), progress.uncommitted());
    }

    @Test
    void theMessageAfterTheLastThatIsDoneIsCommitted() {
        progress.delivered(first, 7);
        progress.delivered(first, 9); // offsets may have gaps
        progress.done(first, 7);
        assertEquals(Map.of(first, new OffsetAndMetadata(9)), progress.uncommitted());
        progress.done(first, 9);
        assertEquals(Map.of(first, new OffsetAndMetadata(10)), progress.uncommitted());
    }

    @Test
    void aMessageThatIsNotDoneHoldsBackThoseBehindIt() {
        progress.delivered(first, 1);
        progress.delivered(first, 2);
        progress.delivered(first, 3);
        progress.done(first, 3);
        progress.done(first, 1);
        assertEquals(Map.of(first, new OffsetAndMetadata(2)), progress.uncommitted());
        progress.done(first, 2);
        assertEquals(Map.of(first, new OffsetAndMetadata(4)), progress.uncommitted());
    }

    @Test
    void whatIsCommittedIsNotCommittedAgain() {
        progress.delivered(first, 1);
        progress.done(first, 1);
        progress.committed(progress.uncommitted());
        assertEquals(Map.of(), progress.uncommitted());
    }

    @Test
    void aPartitionThatIsTakenAwayCountsNoMore() {
        progress.delivered(first, 1);
        progress.delivered(second, 1);
        progress.forget(List.of(first));
        progress.done(first, 1);
        progress.done(second, 1);
        assertEquals(Map.of(second, new OffsetAndMetadata(2)), progress.uncommitted());
    }
}
