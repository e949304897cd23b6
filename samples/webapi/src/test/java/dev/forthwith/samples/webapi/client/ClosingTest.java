package dev.forthwith.samples.webapi.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forthwith.AsyncTask;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Whatever ends the reading, the connection is given back: each test ends with nothing open at the server. */
final class ClosingTest extends Served {
    @Test
    void aBodyThatNobodyReads() throws Exception {
        server.serve("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            endless(exchange.getResponseBody());
        });
        int status = AsyncOpenBody.of(http, request("/endless"))
                .call(response -> {
                    assertEquals(1, server.open().now());
                    return response.statusCode();
                })
                .await();
        assertEquals(200, status);
    }

    @Test
    void theBodyOfAnErrorIsReadAndFreesItsConnection() {
        server.serve("/missing", answer(404, "no\nsuch thing"));
        UnexpectedStatusException failure = assertThrows(
                UnexpectedStatusException.class,
                () -> AsyncOpenBody.of(http, request("/missing"))
                        .run(response -> {
                            throw new AssertionError();
                        })
                        .await());
        assertEquals(404, failure.status());
        assertEquals("GET " + server.uri() + "missing was answered with 404: no such thing", failure.getMessage());
    }

    @Test
    void aConsumerThatHasEnough() throws Exception {
        server.serve("/readings", silentAfter(reading(1).repeat(3)));
        assertEquals(2, weather.readings().limit(2).count().await());
    }

    @Test
    void aConsumerThatFails() {
        server.serve("/readings", silentAfter(reading(1)));
        IllegalStateException enough = new IllegalStateException("enough");
        assertSame(
                enough,
                assertThrows(
                        IllegalStateException.class,
                        () -> weather.readings()
                                .forEach(reading -> {
                                    throw enough;
                                })
                                .await()));
    }

    @Test
    void aCancellationInMidStream() throws Exception {
        server.serve("/readings", silentAfter(reading(1)));
        CountDownLatch first = new CountDownLatch(1);
        AsyncTask<Void> task = weather.readings().forEach(reading -> first.countDown());
        first.await();
        task.cancel(true);
        assertThrows(CancellationException.class, task::await);
    }

    @Test
    void aCancellationBeforeTheServerAnswers() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.serve("/readings", exchange -> {
            asked.countDown();
            silent().handle(exchange);
        });
        AsyncTask<Long> task = weather.readings().count();
        asked.await();
        task.cancel(true);
        assertThrows(CancellationException.class, task::await);
    }

    @Test
    void aCancellationAtAnyMoment() {
        server.serve("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            endless(exchange.getResponseBody());
        });
        Random random = new Random(1);
        for (int trial = 0; trial < 300; trial++) {
            AsyncTask<Void> task =
                    AsyncOpenBody.of(http, request("/endless")).with(response -> new CompletableFuture<>());
            long until = System.nanoTime() + random.nextInt(3_000_000);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            task.cancel(true);
            assertThrows(CancellationException.class, task::await);
        }
    }
}
