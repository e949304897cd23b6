package dev.forthwith.samples.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** A real server on a real port, and a real client. */
@Timeout(60)
final class MarketTest {
    private static final String SSE = "text/event-stream";
    private static final String NDJSON = "application/x-ndjson";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext server;
    private static URI root;
    private static volatile TestMarket market;

    @Configuration(proxyBeanMethods = false)
    static class MarketOfTheTest {
        @Bean
        @Primary
        Market current() {
            return new Market() {
                @Override
                public CompletionStage<Feed> subscribe(String symbol) {
                    return market.subscribe(symbol);
                }

                @Override
                public CompletionStage<Trade> begin() {
                    return market.begin();
                }
            };
        }
    }

    @BeforeAll
    static void start() {
        server = new SpringApplicationBuilder(MarketApplication.class, MarketOfTheTest.class).run("--server.port=0");
        root = URI.create("http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port"));
    }

    @BeforeEach
    void openMarket() {
        market = new TestMarket();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({SSE, NDJSON})
    void quotesArriveOneByOneAndAClientThatDisconnectsEndsTheSubscription(String type) throws Exception {
        try (BufferedReader quotes = quotes(type)) {
            assertEquals("{\"symbol\":\"ACME\",\"number\":1,\"cents\":1000}", record(quotes, type));
            for (int number = 2; number <= 3; number++) {
                market.quote().complete(new Quote("ACME", number, 1_000));
                assertEquals("{\"symbol\":\"ACME\",\"number\":" + number + ",\"cents\":1000}", record(quotes, type));
            }
        }
        assertEquals("unsubscribe ACME", market.event());
        assertTrue(market.quote().isCancelled());
    }

    @ParameterizedTest
    @CsvSource({SSE, NDJSON})
    void theEndOfTheQuotesIsThatOfTheResponse(String type) throws Exception {
        try (BufferedReader quotes = quotes(type)) {
            assertEquals("{\"symbol\":\"ACME\",\"number\":1,\"cents\":1000}", record(quotes, type));
            market.quote().complete(null);
            assertEquals("unsubscribe ACME", market.event());
            assertEquals("", quotes.lines().collect(Collectors.joining()));
        }
    }

    @ParameterizedTest
    @CsvSource({SSE, NDJSON})
    void aFailureCutsTheResponseOffAndEndsTheSubscription(String type) throws Exception {
        try (BufferedReader quotes = quotes(type)) {
            assertEquals("{\"symbol\":\"ACME\",\"number\":1,\"cents\":1000}", record(quotes, type));
            market.quote().completeExceptionally(new IllegalStateException("the market broke"));
            assertEquals("unsubscribe ACME", market.event());
            assertThrows(IOException.class, () -> {
                while (quotes.readLine() != null) {}
            });
        }
    }

    @Test
    void aTradeIsCommittedBeforeTheResponse() throws Exception {
        CompletableFuture<HttpResponse<String>> response = trade();
        market.receipt().complete(new Receipt("ACME", 2, 2_000));
        assertEquals("place Order[symbol=EMCA, shares=1]", market.event());
        market.receipt().complete(new Receipt("EMCA", 1, 500));
        assertEquals("commit", market.event());
        assertEquals(
                "[{\"symbol\":\"ACME\",\"shares\":2,\"cents\":2000},{\"symbol\":\"EMCA\",\"shares\":1,\"cents\":500}]",
                response.get(30, TimeUnit.SECONDS).body());
    }

    @Test
    void aTradeThatFailsIsRolledBackBeforeTheResponse() throws Exception {
        CompletableFuture<HttpResponse<String>> response = trade();
        market.receipt().complete(new Receipt("ACME", 2, 2_000));
        assertEquals("place Order[symbol=EMCA, shares=1]", market.event());
        market.receipt().completeExceptionally(new NotEnoughShares(new Order("EMCA", 1)));
        assertEquals("roll back", market.event());
        assertEquals(409, response.get(30, TimeUnit.SECONDS).statusCode());
    }

    @Test
    void aTradeWhoseClientDisconnectsIsCancelledAndRolledBack() throws Exception {
        CompletableFuture<HttpResponse<String>> response = trade();
        CompletableFuture<Receipt> receipt = market.receipt();
        assertFalse(receipt.isDone());
        response.cancel(true);
        assertEquals("roll back", market.event());
        assertTrue(receipt.isCancelled());
    }

    private static CompletableFuture<HttpResponse<String>> trade() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(root.resolve("/orders"))
                .header("Content-Type", NDJSON)
                .POST(BodyPublishers.ofString(
                        "{\"symbol\":\"ACME\",\"shares\":2}\n{\"symbol\":\"EMCA\",\"shares\":1}\n"))
                .build();
        CompletableFuture<HttpResponse<String>> response = CLIENT.sendAsync(request, BodyHandlers.ofString());
        assertEquals("begin", market.event());
        assertEquals("place Order[symbol=ACME, shares=2]", market.event());
        return response;
    }

    /** The response, whose head comes with the first quote. */
    private static BufferedReader quotes(String type) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(root.resolve("/quotes/ACME"))
                .header("Accept", type)
                .build();
        CompletableFuture<HttpResponse<InputStream>> coming = CLIENT.sendAsync(request, BodyHandlers.ofInputStream());
        assertEquals("subscribe ACME", market.event());
        market.quote().complete(new Quote("ACME", 1, 1_000));
        HttpResponse<InputStream> response = coming.get(30, TimeUnit.SECONDS);
        String sent = response.headers().firstValue("Content-Type").orElseThrow();
        assertTrue(sent.startsWith(type), sent);
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static String record(BufferedReader quotes, String type) throws IOException {
        if (type.equals(NDJSON)) {
            return quotes.readLine();
        }
        String line = quotes.readLine();
        assertEquals("", quotes.readLine());
        return line.substring("data:".length());
    }
}
