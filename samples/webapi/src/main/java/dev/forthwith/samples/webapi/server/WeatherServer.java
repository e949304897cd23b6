package dev.forthwith.samples.webapi.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The weather service, as moody as real ones: every twentieth station is at first answered with a 503, and the stream of alerts breaks
 * off after every fourth. What it measures is made of the number of a reading, so it is the same every time.
 */
public final class WeatherServer implements AutoCloseable {
    private static final int STATIONS = 240;
    private static final int PAGE = 50;
    private static final int READINGS = 100_000;
    private static final int ALERTS_PER_CONNECTION = 4;
    private static final long ALERT_PERIOD_MILLIS = 100;

    private final LocalServer server = new LocalServer();
    private final Set<Integer> refused = ConcurrentHashMap.newKeySet();

    /** Starts the service. */
    public WeatherServer() throws IOException {
        server.serve("/stations", this::stations);
        server.serve("/readings", this::readings);
        server.serve("/alerts", this::alerts);
    }

    /** Where it is. */
    public URI uri() {
        return server.uri();
    }

    /** The exchanges that are open. */
    public OpenExchanges open() {
        return server.open();
    }

    @Override
    public void close() {
        server.close();
    }

    private void stations(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/stations")) {
            String token = exchange.getRequestURI().getQuery().substring("token=".length());
            page(exchange, token.isEmpty() ? 0 : Integer.parseInt(token));
        } else {
            station(exchange, Integer.parseInt(path.substring("/stations/S".length())));
        }
    }

    private void page(HttpExchange exchange, int from) throws IOException {
        int to = Math.min(from + PAGE, STATIONS);
        String ids = IntStream.range(from, to).mapToObj(n -> "\"S" + n + "\"").collect(Collectors.joining(","));
        answer(exchange, 200, "{\"stations\":[" + ids + "],\"next\":\"" + (to == STATIONS ? "" : to) + "\"}");
    }

    private void station(HttpExchange exchange, int number) throws IOException {
        if (number % 20 == 0 && refused.add(number)) {
            answer(exchange, 503, "try again later");
        } else {
            answer(
                    exchange,
                    200,
                    "{\"id\":\"S" + number + "\",\"name\":\"Station " + number + "\",\"metres\":" + mixed(number) % 3000
                            + "}");
        }
    }

    private void readings(HttpExchange exchange) throws IOException {
        try (OutputStream out = stream(exchange, "application/x-ndjson")) {
            for (int n = 0; n < READINGS; n++) {
                long tenths = mixed(n) % 600 - 200;
                write(out, "{\"station\":\"S" + n % STATIONS + "\",\"celsius\":" + tenths / 10.0 + "}\n");
            }
        }
    }

    private void alerts(HttpExchange exchange) throws IOException {
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        long first = last == null ? 1 : Long.parseLong(last) + 1;
        OutputStream out = stream(exchange, "text/event-stream");
        for (long id = first; id < first + ALERTS_PER_CONNECTION; id++) {
            pause();
            write(out, "id: " + id + "\ndata: {\"station\":\"S" + mixed(id) % STATIONS + "\",\"text\":\"storm\"}\n\n");
            out.flush();
        }
        throw new IOException("a moody server");
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(ALERT_PERIOD_MILLIS);
        } catch (InterruptedException stopped) {
            throw new IOException("the server was stopped", stopped);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static OutputStream stream(HttpExchange exchange, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A number that looks like chance. */
    private static long mixed(long number) {
        long mixed = (number + 1) * 0x9E3779B97F4A7C15L;
        return (mixed ^ (mixed >>> 29)) >>> 33;
    }
}
