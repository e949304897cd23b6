package dev.forthwith.samples.micronaut;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forthwith.Outcome;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real server on a real port, and a real client. */
@Timeout(60)
final class MicronautTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static EmbeddedServer server;
    private static URI ticks;

    @BeforeAll
    static void start() {
        server = ApplicationContext.run(
                EmbeddedServer.class, Map.of("micronaut.server.host", "127.0.0.1", "micronaut.server.port", -1));
        ticks = URI.create("http://127.0.0.1:" + server.getPort() + "/ticks");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void ticksAreStreamedAsEventsUntilTheClientDisconnects() throws Exception {
        assertStreams(ticks, "data: {\"number\":1}\n\ndata: {\"number\":2}\n\n");
        assertEquals(Outcome.STOPPED, Ticks.CLOSED.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void ticksAreStreamedAsRecordsUntilTheClientDisconnects() throws Exception {
        assertStreams(URI.create(ticks + "/records"), "{\"number\":1}{\"number\":2}");
        assertEquals(Outcome.STOPPED, Ticks.CLOSED.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void anUploadIsASource() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(ticks)
                .header("Content-Type", "application/x-json-stream")
                .POST(BodyPublishers.ofString("{\"number\":1}{\"number\":2}{\"number\":3}"))
                .build();
        assertEquals("6", CLIENT.send(request, BodyHandlers.ofString()).body());
    }

    private static void assertStreams(URI uri, String beginning) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri).build();
        try (InputStream body =
                CLIENT.send(request, BodyHandlers.ofInputStream()).body()) {
            assertEquals(beginning, new String(body.readNBytes(beginning.length()), StandardCharsets.UTF_8));
        }
    }
}
