package dev.forthwith.samples.webapi.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class AlertsTest extends Served {
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private static String alert(long id) {
        return "id: " + id + "\ndata: {\"station\":\"S" + id + "\",\ndata:\"text\":\"storm\"}\n\n";
    }

    /** Sends as many alerts after the last one that the client has, and half of the next. */
    private void serveAlerts(int aConnection) {
        server.serve("/alerts", exchange -> {
            String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
            asked.add(last == null ? "" : last);
            long first = last == null ? 1 : Long.parseLong(last) + 1;
            StringBuilder events = new StringBuilder();
            LongStream.range(first, first + aConnection)
                    .mapToObj(AlertsTest::alert)
                    .forEach(events::append);
            String half = alert(first + aConnection);
            dying(events + half.substring(0, half.length() / 2)).handle(exchange);
        });
    }

    @Test
    void goOnAfterTheLastOneWhenTheConnectionBreaks() throws Exception {
        serveAlerts(3);
        List<String> stations =
                weather.alerts().map(Alert::station).limit(10).toList().await();
        assertEquals(IntStream.rangeClosed(1, 10).mapToObj(n -> "S" + n).toList(), stations);
        assertEquals(List.of("", "3", "6", "9"), asked);
    }

    @Test
    void anotherLoopBeginsAnew() throws Exception {
        serveAlerts(3);
        for (int i = 0; i < 2; i++) {
            assertEquals(4, weather.alerts().limit(4).count().await());
        }
        assertEquals(List.of("", "3", "", "3"), asked);
    }

    /** Many more breaks than are tried in a row: what arrives in between begins a new row. */
    @Test
    void breakAThousandTimes() throws Exception {
        serveAlerts(1);
        assertEquals(1_000, weather.alerts().limit(1_000).count().await());
    }

    @Test
    void giveUpWhenNothingArrivesAnyMore() {
        serveAlerts(0);
        assertThrows(BrokenStreamException.class, () -> weather.alerts().count().await());
        assertEquals(1 + RETRIES, asked.size());
    }

    @Test
    void aMalformedOneIsNamed() {
        server.serve("/alerts", silentAfter(alert(1) + ": a comment\ndata: storm!\n\n"));
        MalformedRecordException failure = assertThrows(
                MalformedRecordException.class, () -> weather.alerts().count().await());
        assertEquals(6, failure.line());
        assertEquals(
                server.uri() + "alerts, line 6: no Alert: storm!",
                failure.getMessage().replaceFirst(" \\(.*", ""));
    }
}
