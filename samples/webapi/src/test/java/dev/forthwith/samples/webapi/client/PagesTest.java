package dev.forthwith.samples.webapi.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpHandler;
import dev.forthwith.testkit.SourceConformance;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class PagesTest extends Served {
    private static final int STATIONS = 64;
    private static final int PAGE = 10;

    /** Pages whose token is the first number of the next one. */
    private static HttpHandler pages() {
        return exchange -> {
            String token = exchange.getRequestURI().getQuery().substring("token=".length());
            int from = token.isEmpty() ? 0 : Integer.parseInt(token);
            int to = Math.min(from + PAGE, STATIONS);
            List<String> ids = ids(from, to).stream().map(id -> '"' + id + '"').toList();
            answer(200, "{\"stations\":" + ids + ",\"next\":\"" + (to == STATIONS ? "" : to) + "\",\"more\":true}")
                    .handle(exchange);
        };
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> "S" + n).toList();
    }

    @Test
    void followsTheTokensToTheLastPage() throws Exception {
        server.serve("/stations", pages());
        assertEquals(ids(0, STATIONS), weather.stations().toList().await());
        assertEquals(7, server.open().begun());
    }

    @TestFactory
    Stream<DynamicTest> keepTheRules() {
        return SourceConformance.inVirtualTime(time -> AsyncStations.of(token -> time.delay(Duration.ofMillis(5))
                        .thenApply(passed -> new Stations.Page(
                                List.of("a" + token, "b" + token), token.length() < 2 ? token + "+" : ""))))
                .yields("a", "b", "a+", "b+", "a++", "b++")
                .tests();
    }

    @Test
    void fetchesNoPageBeforeItIsWanted() throws Exception {
        server.serve("/stations", pages());
        assertEquals(ids(0, 12), weather.stations().limit(12).toList().await());
        assertEquals(2, server.open().begun());
    }

    @Test
    void anEmptyPageIsNotTheEnd() throws Exception {
        server.serve(
                "/stations",
                exchange -> answer(
                                200,
                                exchange.getRequestURI().getQuery().equals("token=")
                                        ? "{\"stations\":[],\"next\":\"a b&c\"}"
                                        : "{\"stations\":[\""
                                                + exchange.getRequestURI().getRawQuery() + "\"],\"next\":\"\"}")
                        .handle(exchange));
        assertEquals(List.of("token=a+b%26c"), weather.stations().toList().await());
    }

    /** Each detail is answered when sixteen are asked for, so fewer at a time would never end. */
    @Test
    void fetchesSixteenDetailsAtATime() throws Exception {
        CyclicBarrier sixteen = new CyclicBarrier(16);
        server.serve("/stations", pages()).serve("/stations/", exchange -> {
            try {
                sixteen.await();
            } catch (InterruptedException | BrokenBarrierException broken) {
                throw new AssertionError(broken);
            }
            String id = exchange.getRequestURI().getPath().substring("/stations/".length());
            answer(200, "{\"id\":\"" + id + "\",\"name\":\"n\",\"metres\":1}").handle(exchange);
        });
        List<String> fetched = weather.stations()
                .mapConcurrent(16, weather::station)
                .map(Station::id)
                .toList()
                .await();
        assertEquals(ids(0, STATIONS), fetched);
        assertEquals(16, server.open().most());
    }

    @Test
    void theFailureOfADetailEndsTheOthers() throws Exception {
        server.serve("/stations", pages()).serve("/stations/", silent()).serve("/stations/S5", answer(404, "gone"));
        UnexpectedStatusException failure = assertThrows(
                UnexpectedStatusException.class,
                () -> weather.stations()
                        .mapConcurrent(16, weather::station)
                        .toList()
                        .await());
        assertEquals("GET " + server.uri() + "stations/S5 was answered with 404: gone", failure.getMessage());
    }

    @Test
    void aMalformedPageSaysWhatWasFound() {
        server.serve("/stations", answer(200, "{\"stations\":[\"S1\"]}"));
        MalformedRecordException failure = assertThrows(
                MalformedRecordException.class,
                () -> weather.stations().toList().await());
        assertEquals(
                server.uri() + "stations?token=, line 1: no Page: {\"stations\":[\"S1\"]}",
                failure.getMessage().replaceFirst(" \\(.*", ""));
    }
}
