package dev.forthwith.samples.helidon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forthwith.Outcome;
import io.helidon.webserver.WebServer;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real server on a real port, and a real client. */
@Timeout(60)
final class HelidonTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static WebServer server;
    private static URI ticks;

    @BeforeAll
    static void start() {
        server = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .routing(routing -> routing.register("/ticks", new TicksService()))
                .build()
                .start();
        ticks = URI.create("http://127.0.0.1:" + server.port() + "/ticks");
    }

    @AfterAll
    static void end() {
        server.stop();
    }

    @Test
    void ticksAreStreamedAsEventsUntilTheClientDisconnects() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(ticks)
                .header("Accept", "text/event-stream")
                .build();
        InputStream body = CLIENT.send(request, BodyHandlers.ofInputStream()).body();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            assertEquals("data:1", lines.readLine());
            assertEquals("", lines.readLine());
            assertEquals("data:2", lines.readLine());
        }
        assertEquals(Outcome.STOPPED, Ticks.CLOSED.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void anUploadIsASource() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(ticks)
                .POST(BodyPublishers.ofString("1\n2\n3\n"))
                .build();
        assertEquals("6", CLIENT.send(request, BodyHandlers.ofString()).body());
    }
}
