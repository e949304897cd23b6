package dev.forthwith.samples.webapi.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.forthwith.samples.webapi.server.LocalServer;
import dev.forthwith.testkit.ForthwithExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client and the server that it talks to. After each test nothing may be open at the server, nor here. */
@Timeout(120)
@ExtendWith(ForthwithExtension.class)
abstract class Served {
    static final int RETRIES = 3;

    final HttpClient http = HttpClient.newHttpClient();
    final LocalServer server = start();
    final WeatherClient weather = new WeatherClient(http, server.uri(), new Backoff(RETRIES, Duration.ofMillis(1)));

    /** What silent handlers wait for. */
    private final CountDownLatch over = new CountDownLatch(1);

    private static LocalServer start() {
        try {
            return new LocalServer();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @AfterEach
    void nothingIsOpen() throws InterruptedException {
        over.countDown();
        server.open().awaitNone();
        server.close();
    }

    HttpRequest request(String path) {
        return HttpRequest.newBuilder(server.uri().resolve(path)).build();
    }

    static String reading(int celsius) {
        return "{\"station\":\"S1\",\"celsius\":" + celsius + ".0}\n";
    }

    /** Answers with this. */
    static HttpHandler answer(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    /** Sends this as a stream that has an end. */
    static HttpHandler stream(String body) {
        return exchange -> {
            begin(exchange, body);
            exchange.close();
        };
    }

    /** Sends this, and breaks off. */
    static HttpHandler dying(String body) {
        return exchange -> {
            begin(exchange, body);
            throw new IOException("the server dies");
        };
    }

    /** Sends this, and then nothing until the test is over; then it writes until it is told that nobody listens. */
    HttpHandler silentAfter(String body) {
        return exchange -> {
            begin(exchange, body);
            awaitOver();
            endless(exchange.getResponseBody());
        };
    }

    /** Answers nothing at all until the test is over. */
    HttpHandler silent() {
        return exchange -> {
            awaitOver();
            exchange.sendResponseHeaders(200, 0);
            endless(exchange.getResponseBody());
        };
    }

    /** Writes as long as somebody reads. */
    static void endless(OutputStream out) throws IOException {
        byte[] line = reading(1).getBytes(StandardCharsets.UTF_8);
        while (true) {
            out.write(line);
        }
    }

    static void begin(HttpExchange exchange, String body) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private void awaitOver() throws IOException {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }
}
