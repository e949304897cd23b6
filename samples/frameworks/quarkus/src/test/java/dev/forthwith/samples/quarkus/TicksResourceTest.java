package dev.forthwith.samples.quarkus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forthwith.Outcome;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real server on a real port, and a real client. */
@Timeout(60)
@QuarkusTest
final class TicksResourceTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource("ticks")
    URI ticks;

    @Test
    void ticksAreStreamedAsEventsUntilTheClientDisconnects() throws Exception {
        try (BufferedReader lines = get(ticks)) {
            assertEquals("data:{\"number\":1}", lines.readLine());
            assertEquals("", lines.readLine());
            assertEquals("data:{\"number\":2}", lines.readLine());
        }
        assertEquals(Outcome.STOPPED, Ticks.CLOSED.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void ticksAreStreamedAsRecordsUntilTheClientDisconnects() throws Exception {
        try (BufferedReader lines = get(URI.create(ticks + "/records"))) {
            assertEquals("{\"number\":1}", lines.readLine());
            assertEquals("{\"number\":2}", lines.readLine());
        }
        assertEquals(Outcome.STOPPED, Ticks.CLOSED.poll(30, TimeUnit.SECONDS));
    }

    private static BufferedReader get(URI uri) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri).build();
        InputStream body = CLIENT.send(request, BodyHandlers.ofInputStream()).body();
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }
}
