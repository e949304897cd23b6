package dev.forthwith.samples.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import dev.forthwith.OpenContext;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A chat that runs, and real clients of it. */
@Timeout(240)
abstract class Served {
    private static final Duration PULSE = Duration.ofMillis(10);

    @TempDir
    Path histories;

    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Listener> listeners = new ArrayList<>();
    private OpenContext<HttpServer> server;

    @BeforeEach
    void start() throws InterruptedException {
        start(0);
    }

    /** Everybody leaves and everything is closed, or this does not return. */
    @AfterEach
    void stop() throws InterruptedException {
        server.close();
        for (Listener listener : listeners) {
            listener.awaitEnd();
        }
    }

    void start(int port) throws InterruptedException {
        server = AsyncChatServer.of(port, histories, List.of("lobby", "kitchen"), PULSE)
                .open();
    }

    int port() {
        return server.value().getAddress().getPort();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** Somebody in the lobby, who has joined when this returns. */
    Listener join(String name) throws InterruptedException {
        Listener listener = joining("lobby", name, -1);
        listener.awaitPresence();
        return listener;
    }

    /** Somebody who is about to join; who saw the messages up to this one, or below 0 none. */
    Listener joining(String room, String name, long seen) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/rooms/" + room + "/events?name=" + name));
        if (seen >= 0) {
            request.header("Last-Event-ID", Long.toString(seen));
        }
        Listener listener = new Listener();
        listeners.add(listener);
        http.sendAsync(request.build(), BodyHandlers.fromLineSubscriber(listener))
                .whenComplete((response, failure) -> listener.ended());
        return listener;
    }

    void say(String room, String name, String text) throws IOException, InterruptedException {
        assertEquals(
                200,
                post(room, "name=" + encoded(name) + "&text=" + encoded(text)).statusCode());
    }

    HttpResponse<String> post(String room, String form) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri("/rooms/" + room + "/messages"))
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static List<Long> ids(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
