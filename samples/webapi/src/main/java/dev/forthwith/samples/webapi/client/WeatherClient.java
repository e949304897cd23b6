package dev.forthwith.samples.webapi.client;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.ThrowingFunction;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The weather service. Everything that it returns is a recipe or a task: sources open their connection when they are read, and close it when
 * the reader has had enough, failed or was cancelled.
 */
public final class WeatherClient {
    private static final Duration HEADERS = Duration.ofSeconds(10);

    private final Json<Stations.Page> pages = new Json<>(Stations.Page.class);
    private final Json<Station> stations = new Json<>(Station.class);
    private final Json<Reading> readings = new Json<>(Reading.class);
    private final Json<Alert> alerts = new Json<>(Alert.class);
    private final HttpClient http;
    private final URI server;
    private final Backoff backoff;

    /** Talks to this server. */
    public WeatherClient(HttpClient http, URI server, Backoff backoff) {
        this.http = http;
        this.server = server;
        this.backoff = backoff;
    }

    /** The ids of all stations. A page is fetched when its first id is wanted. */
    public AsyncIterable<String> stations() {
        return AsyncStations.of(token -> get("/stations?token=" + encoded(token), pages));
    }

    /** What is known of a station. */
    public AsyncTask<Station> station(String id) {
        return get("/stations/" + encoded(id), stations);
    }

    /**
     * All readings: lines of JSON, of which no more are in memory than are wanted, however many there are. If the connection breaks the source
     * fails, since the service cannot go on where it was.
     */
    public AsyncIterable<Reading> readings() {
        HttpRequest request = request("/readings").build();
        return backoff.reopen(
                lines(
                        request,
                        lines -> lines.read()
                                .filter(line -> !line.isBlank())
                                .map(line -> readings.read(lines.uri(), lines.number(), line))),
                Backoff::mayPass);
    }

    /** The alerts as they come, without end. If the connection breaks the source goes on with the alert after the last one. */
    public AsyncIterable<Alert> alerts() {
        return AsyncIterable.defer(() -> {
            AtomicReference<String> last = new AtomicReference<>("");
            return backoff.reopen(
                    AsyncIterable.defer(() -> alertsAfter(last)),
                    failure -> failure instanceof BrokenStreamException || Backoff.mayPass(failure));
        });
    }

    private AsyncIterable<Alert> alertsAfter(AtomicReference<String> last) {
        HttpRequest.Builder request = request("/alerts");
        if (!last.get().isEmpty()) {
            request.header("Last-Event-ID", last.get());
        }
        return lines(
                request.build(),
                lines -> lines.read()
                        .mapMulti(new EventParser())
                        .peek(event -> last.set(event.id()))
                        .map(event -> alerts.read(lines.uri(), lines.number() - 1, event.data())));
    }

    /** What is made of the lines of a response, which is open as long as they are read. */
    private <T> AsyncIterable<T> lines(HttpRequest request, ThrowingFunction<Lines, AsyncIterable<T>> reader) {
        return AsyncIterable.using(AsyncOpenBody.of(http, request), response -> reader.apply(new Lines(response)));
    }

    private <T> AsyncTask<T> get(String path, Json<T> json) {
        HttpRequest request = request(path).build();
        return backoff.call(() -> AsyncTask.from(http.sendAsync(
                        request, Status.ok(request, () -> BodySubscribers.ofString(StandardCharsets.UTF_8))))
                .thenApply(response -> json.read(request.uri(), 1, response.body())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(HEADERS);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
