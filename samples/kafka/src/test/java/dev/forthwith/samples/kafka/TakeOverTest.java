package dev.forthwith.samples.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Real processes, and a real kill. */
@ExtendWith(EmbeddedBroker.class)
final class TakeOverTest {
    private static final int MESSAGES = 4_000;

    private final String broker;

    TakeOverTest(String broker) {
        this.broker = broker;
    }

    @Test
    void nothingIsLostWhenAMemberIsKilledAndNoMoreThanAPageIsRepeated() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Report report = new TakeOver(broker, MESSAGES, new PrintStream(said, true, StandardCharsets.UTF_8)).run();
        String all = report + "\n" + said.toString(StandardCharsets.UTF_8);
        assertTrue(report.killedAfter() >= MESSAGES / 10 && report.killedAfter() < MESSAGES, all);
        assertEquals(0, report.lost(), all);
        assertTrue(report.duplicates() <= report.allowed(), all);
        assertEquals(0, report.uncommitted(), all);
        assertTrue(all.contains("first was killed") && all.contains("second has left the group"), all);
    }
}
