package dev.forthwith.samples.webapi.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncIterable;
import dev.forthwith.Cursor;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinesTest extends Served {
    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "one",
                "one\n",
                "one\r\ntwo\r\n",
                "one\n\ntwo",
                "grüße aus København\n日本語 und 😀 😀\r\nlast line without an end 𝒳"
            })
    void areThoseOfTheJdkWhereverTheChunksEnd(String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        server.serve("/lines/", exchange -> {
            int size = Integer.parseInt(exchange.getRequestURI().getPath().substring("/lines/".length()));
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int from = 0; from < bytes.length; from += size) {
                    out.write(Arrays.copyOfRange(bytes, from, Math.min(from + size, bytes.length)));
                    out.flush();
                }
            }
        });
        List<String> expected =
                new BufferedReader(new StringReader(text)).lines().toList();
        for (int size = 1; size <= 7; size++) {
            assertEquals(expected, lines("/lines/" + size).toList().await(), "chunks of " + size);
        }
    }

    /**
     * The server wants to send 64 MB, which is more than this virtual machine has. While the consumer holds its first line the server answers a
     * thousand other requests, so it has time enough to send, but is stopped when the buffers of the system in between are full.
     */
    @Test
    void theServerIsHeldBackWhileTheConsumerIsBusy() throws Exception {
        AtomicLong sent = new AtomicLong();
        String note = ",\"note\":\"" + "x".repeat(1_000) + "\"}";
        byte[] line = reading(1).replace("}", note).getBytes(StandardCharsets.UTF_8);
        int lines = 64 * MEGABYTE / line.length;
        server.serve("/stations/S1", answer(200, "{\"id\":\"S1\",\"name\":\"n\",\"metres\":1}"));
        server.serve("/readings", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < lines; i++) {
                    out.write(line);
                    sent.addAndGet(line.length);
                }
            }
        });
        try (Cursor<Reading> readings = weather.readings().open()) {
            Iterator<Reading> iterator = readings.iterator();
            iterator.next();
            for (int i = 0; i < 1_000; i++) {
                weather.station("S1").await();
            }
            assertTrue(sent.get() < 32 * MEGABYTE, "sent although nobody reads: " + sent.get());
            System.out.println("held back after " + sent.get() / 1024 + " of " + 64 * 1024 + " KB");
            int count = 1;
            while (iterator.hasNext()) {
                iterator.next();
                count++;
            }
            assertEquals(lines, count);
        }
    }

    private AsyncIterable<String> lines(String path) {
        return AsyncIterable.using(AsyncOpenBody.of(http, request(path)), response -> new Lines(response).read());
    }
}
