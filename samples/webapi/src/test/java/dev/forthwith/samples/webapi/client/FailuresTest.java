package dev.forthwith.samples.webapi.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import dev.forthwith.samples.webapi.server.LocalServer;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FailuresTest extends Served {
    private static final String STATION = "{\"id\":\"S1\",\"name\":\"n\",\"metres\":1}";

    private final List<Double> seen = new ArrayList<>();

    /** Fails as often in the same way, and is well then. */
    private static HttpHandler after(int failures, HttpHandler failing, HttpHandler well) {
        AtomicInteger requests = new AtomicInteger();
        return exchange -> (requests.getAndIncrement() < failures ? failing : well).handle(exchange);
    }

    private void read() throws InterruptedException {
        weather.readings().forEach(reading -> seen.add(reading.celsius())).await();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void aStatusThatMayPassIsTriedAgain(int status) throws Exception {
        server.serve("/stations/S1", after(RETRIES, answer(status, "later"), answer(200, STATION)));
        assertEquals("n", weather.station("S1").await().name());
        assertEquals(1 + RETRIES, server.open().begun());
    }

    @Test
    void aConnectionThatBreaksIsTriedAgain() throws Exception {
        server.serve("/stations/S1", after(2, dying("{\"id\":"), answer(200, STATION)));
        assertEquals("n", weather.station("S1").await().name());
        assertEquals(3, server.open().begun());
    }

    @Test
    void theLastFailureIsReportedWhenItDoesNotPass() {
        server.serve("/stations/S1", answer(503, "down for maintenance"));
        UnexpectedStatusException failure = assertThrows(
                UnexpectedStatusException.class, () -> weather.station("S1").await());
        assertEquals(
                "GET " + server.uri() + "stations/S1 was answered with 503: down for maintenance",
                failure.getMessage());
        assertEquals(1 + RETRIES, server.open().begun());
    }

    @Test
    void whatWillNotPassIsNotTriedAgain() {
        server.serve("/stations/S1", answer(404, "no such station"));
        assertThrows(
                UnexpectedStatusException.class, () -> weather.station("S1").await());
        assertEquals(1, server.open().begun());
    }

    @Test
    void waitsAsLongAsTheServerAsks() throws Exception {
        HttpHandler busy = exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "1");
            answer(503, "busy").handle(exchange);
        };
        server.serve("/stations/S1", after(1, busy, answer(200, STATION)));
        long start = System.nanoTime();
        weather.station("S1").await();
        assertTrue(System.nanoTime() - start >= 1_000_000_000);
    }

    @Test
    void aServerThatIsNotThere() throws Exception {
        URI nobody;
        try (LocalServer stopped = new LocalServer()) {
            nobody = stopped.uri();
        }
        WeatherClient lost = new WeatherClient(http, nobody, new Backoff(1, Duration.ofMillis(1)));
        CompletionException failure = assertThrows(
                CompletionException.class, () -> lost.readings().count().await());
        assertInstanceOf(ConnectException.class, failure.getCause());
    }

    @Test
    void theBeginningOfAStreamIsTriedAgain() throws Exception {
        server.serve("/readings", after(2, answer(503, "later"), stream(reading(1) + reading(2))));
        read();
        assertEquals(List.of(1.0, 2.0), seen);
    }

    @Test
    void aServerThatDiesInMidStream() {
        server.serve("/readings", dying(reading(1) + reading(2) + reading(3) + "{\"stat"));
        BrokenStreamException failure = assertThrows(BrokenStreamException.class, this::read);
        assertTrue(
                failure.getMessage().startsWith(server.uri() + "readings broke off after line 3: "),
                failure.getMessage());
        assertEquals(List.of(1.0, 2.0, 3.0), seen);
        assertEquals(1, server.open().begun());
    }

    @Test
    void aServerThatFallsSilent() {
        server.serve("/readings", silentAfter(reading(1) + reading(2)));
        CompletionException failure = assertThrows(
                CompletionException.class,
                () -> weather.readings()
                        .timeout(Duration.ofMillis(500))
                        .forEach(reading -> seen.add(reading.celsius()))
                        .await());
        assertInstanceOf(TimeoutException.class, failure.getCause());
        assertEquals(List.of(1.0, 2.0), seen);
    }

    @Test
    void aMalformedRecordIsNamed() {
        server.serve(
                "/readings",
                silentAfter(reading(1) + "\n" + reading(2) + "{\"station\":\"S1\",\"celsius\":\"mild\"}\n"));
        MalformedRecordException failure = assertThrows(MalformedRecordException.class, this::read);
        assertEquals(4, failure.line());
        assertTrue(
                failure.getMessage()
                        .startsWith(server.uri()
                                + "readings, line 4: no Reading: {\"station\":\"S1\",\"celsius\":\"mild\"} ("),
                failure.getMessage());
        assertEquals(List.of(1.0, 2.0), seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "null", "17", "{\"station\":\"S1\"}", "{\"station\":null,\"celsius\":1}", "<html>"})
    void whatIsNoReadingIsNone(String line) {
        server.serve("/readings", stream(line + "\n"));
        MalformedRecordException failure = assertThrows(MalformedRecordException.class, this::read);
        assertTrue(
                failure.getMessage().startsWith(server.uri() + "readings, line 1: no Reading: " + line + " ("),
                failure.getMessage());
    }

    @Test
    void aLongRecordIsCut() {
        server.serve("/readings", stream("x".repeat(10_000) + "\n"));
        MalformedRecordException failure = assertThrows(MalformedRecordException.class, this::read);
        assertTrue(failure.getMessage().contains(" no Reading: " + "x".repeat(120) + "... ("), failure.getMessage());
    }
}
