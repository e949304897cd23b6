package dev.forthwith.samples.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jdk.jfr.consumer.RecordingStream;

/**
 * Serves a page of what Forthwith has open in this process: resources, loops and channels, their ages, outcomes and rates.
 *
 * <pre>{@code
 * try (LivePage page = new LivePage(8090)) {
 *     page.start();
 *     …
 * }
 * }</pre>
 *
 * <p>What it knows it is told by Flight Recorder, about once a second. It listens on this machine only.
 */
public final class LivePage implements AutoCloseable {
    private static final Map<String, String> FILES = Map.of(
            "/", "index.html text/html; charset=utf-8",
            "/live.css", "live.css text/css; charset=utf-8",
            "/live.js", "live.js text/javascript; charset=utf-8",
            "/icon.svg", "icon.svg image/svg+xml");

    private final HttpServer http;
    private final RecordingStream events = new RecordingStream();
    private final ExecutorService threads = Executors.newCachedThreadPool(LivePage::daemon);
    private final Snapshot snapshot = new Snapshot();
    private String latest = "";
    private long version;
    private boolean closed;

    /** The port 0 is any that is free. */
    public LivePage(int port) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        events.setReuse(false); // what is told last is kept
        events.enable("dev.forthwith.Open").withPeriod(Duration.ofSeconds(1));
        events.onEvent("dev.forthwith.Open", snapshot::open);
        for (String ended : new String[] {"Enter", "Body", "Exit", "Iteration", "CancelledWait"}) {
            events.enable("dev.forthwith." + ended).withoutThreshold();
            events.onEvent("dev.forthwith." + ended, snapshot::ended);
        }
        events.onFlush(() -> publish(snapshot.json()));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "live-page");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts to record, and to serve. */
    public void start() {
        events.startAsync();
        http.start();
    }

    /** Where the page is. */
    public URI uri() {
        return URI.create("http://localhost:" + http.getAddress().getPort() + "/");
    }

    /** Ends the recording and every connection. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        events.close();
        http.stop(0);
        threads.shutdownNow();
    }

    private synchronized void publish(String json) {
        latest = json;
        version++;
        notifyAll();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        try (exchange) {
            if (path.equals("/events")) {
                exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                sendSnapshots(exchange);
            } else if (FILES.containsKey(path)) {
                String[] file = FILES.get(path).split(" ", 2);
                exchange.getResponseHeaders().set("Content-Type", file[1]);
                send(exchange, 200, read(file[0]));
            } else {
                send(exchange, 404, ("there is no " + path).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static byte[] read(String file) throws IOException {
        try (InputStream content = LivePage.class.getResourceAsStream("page/" + file)) {
            return content.readAllBytes();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Until the reader has gone, which a write finds out, or this is closed. A slow reader misses what is outdated. */
    private void sendSnapshots(HttpExchange exchange) throws IOException {
        long seen = 0;
        try {
            while (true) {
                String json;
                synchronized (this) {
                    while (version == seen && !closed) {
                        wait();
                    }
                    if (closed) {
                        return;
                    }
                    seen = version;
                    json = latest;
                }
                exchange.getResponseBody().write(("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
