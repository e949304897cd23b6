package dev.forthwith.samples.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forthwith.AsyncTask;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
final class LivePageTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private LivePage page;

    @BeforeEach
    void start() throws Exception {
        page = new LivePage(0);
        page.start();
    }

    @AfterEach
    void stop() {
        page.close();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(page.uri().resolve(path)).build();
    }

    /** The first snapshot that is as it should be. */
    private JsonNode await(Predicate<JsonNode> condition) throws Exception {
        ObjectMapper json = new ObjectMapper();
        try (Stream<String> lines =
                http.send(request("/events"), BodyHandlers.ofLines()).body()) {
            for (Iterator<String> line = lines.iterator(); line.hasNext(); ) {
                String next = line.next();
                if (next.startsWith("data: ")) {
                    JsonNode snapshot = json.readTree(next.substring("data: ".length()));
                    if (condition.test(snapshot)) {
                        return snapshot;
                    }
                }
            }
        }
        throw new AssertionError("the page ended");
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static boolean has(JsonNode array, String field, String value) {
        return each(array).anyMatch(one -> one.get(field).asText().equals(value));
    }

    private static boolean hasOpenTransaction(JsonNode snapshot) {
        return each(snapshot.get("open"))
                .anyMatch(one -> one.get("name").asText().equals("Transaction.begin()")
                        && one.get("kind").asText().equals("RESOURCE")
                        && one.get("phase").asText().equals("OPEN"));
    }

    @Test
    void showsWhatIsOpenAndThenWhatHasEnded() throws Exception {
        CompletableFuture<Void> end = new CompletableFuture<>();
        AsyncTask<Void> task = AsyncTransaction.of(Duration.ZERO).with(transaction -> end);
        await(LivePageTest::hasOpenTransaction);
        end.completeExceptionally(new IllegalStateException("\"quoted\"\n"));
        assertTrue(task.handle((done, failure) -> failure != null).await());
        JsonNode ended = await(snapshot ->
                !hasOpenTransaction(snapshot) && has(snapshot.get("recent"), "name", "Transaction.begin()"));
        assertTrue(has(ended.get("recent"), "outcome", "FAILED"));
        assertTrue(has(ended.get("recent"), "failure", "java.lang.IllegalStateException: \"quoted\"\n"));
        assertTrue(has(ended.get("totals"), "name", "Exit Transaction.end()"));
    }

    @Test
    void showsACancelledTaskThatWaits() throws Exception {
        AsyncTask<Void> task =
                AsyncTransaction.of(Duration.ofSeconds(8)).with(transaction -> new CompletableFuture<Void>());
        task.cancel(true);
        await(snapshot -> each(snapshot.get("open"))
                .anyMatch(one -> one.get("kind").asText().equals("WAIT")
                        && one.get("name").asText().equals("Transaction.end()")));
        assertTrue(task.handle((done, failure) -> failure != null).await());
        await(snapshot -> has(snapshot.get("recent"), "kind", "Wait of a Cancelled Task"));
    }

    @Test
    void showsALoopAndItsElements() throws Exception {
        AsyncTask<Void> loop = AsyncOrders.of(Duration.ofMillis(1)).forEach(order -> {});
        await(snapshot -> each(snapshot.get("open"))
                .anyMatch(one -> one.get("kind").asText().equals("LOOP")
                        && one.get("name").asText().equals("Orders.next()")
                        && one.get("elements").asLong() > 0));
        loop.cancel(true);
        await(snapshot -> has(snapshot.get("recent"), "outcome", "CANCELLED"));
    }

    @Test
    void servesThePageAndNothingElse() throws Exception {
        for (String path : new String[] {"/", "/live.css", "/live.js", "/icon.svg"}) {
            HttpResponse<String> response = http.send(request(path), BodyHandlers.ofString());
            assertEquals(200, response.statusCode(), path);
            assertEquals(
                    "default-src 'self'",
                    response.headers().firstValue("Content-Security-Policy").orElseThrow());
        }
        HttpResponse<String> response = http.send(request("/nothing"), BodyHandlers.ofString());
        assertEquals(404, response.statusCode());
        assertEquals("there is no /nothing", response.body());
    }
}
