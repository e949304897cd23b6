package dev.forthwith.samples.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.OpenContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams between three JVMs, none of which dies. The sensor of south breaks at its reading 300, which is further ahead than anything is fetched. */
final class ClusterTest {
    private static OpenContext<Nodes> open;
    private static NodeProcess north;
    private static NodeProcess south;

    @BeforeAll
    static void start() throws Exception {
        open = Nodes.start(System.out::println, NodeMain.class, BrokenMain.class)
                .open();
        north = open.value().north();
        south = open.value().south();
        says(north, "north: up");
        says(south, "south: up");
    }

    @AfterAll
    static void end() {
        open.close();
    }

    @ParameterizedTest
    @EnumSource
    void anEarlyStopHereRunsTheExitThere(Form form) throws Exception {
        assertEquals(
                List.of("reading 1 of north", "reading 2 of north", "reading 3 of north"),
                within(readings("north", form).limit(3).toList()));
        says(north, "north: sensor closed: STOPPED");
    }

    @ParameterizedTest
    @EnumSource
    void aFailureOfTheConsumerRunsTheExitThere(Form form) throws Exception {
        IllegalStateException failure = new IllegalStateException("enough");
        AsyncTask<Void> reading = readings("north", form).forEach(line -> {
            throw failure;
        });
        assertEquals(
                failure,
                assertThrows(ExecutionException.class, () -> within(reading)).getCause());
        says(north, "north: sensor closed: STOPPED");
    }

    @ParameterizedTest
    @EnumSource
    void aCancellationHereRunsTheExitThere(Form form) throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        AsyncTask<Void> reading = readings("north", form).forEach(first::complete);
        assertEquals("reading 1 of north", within(first));
        reading.cancel(true);
        assertThrows(CancellationException.class, () -> within(reading));
        says(north, "north: sensor closed: STOPPED");
    }

    /** Pekko carries the message of a failure to another node, not the failure. */
    @ParameterizedTest
    @EnumSource
    void aFailureOfTheSourceThereIsOneHere(Form form) throws Exception {
        AsyncTask<Long> count = readings("south", form).count();
        Throwable failure =
                assertThrows(ExecutionException.class, () -> within(count)).getCause();
        assertTrue(failure.getMessage().contains("the sensor broke"), failure.toString());
        says(south, "south: sensor closed: FAILED");
    }

    @Test
    void twoNodesAreReadAtATime() throws Exception {
        AsyncIterable<String> pairs = AsyncIterable.zip(
                readings("north", Form.PUBLISH), readings("south", Form.UNFOLD), (n, s) -> n + ", " + s);
        assertEquals(
                List.of("reading 1 of north, reading 1 of south", "reading 2 of north, reading 2 of south"),
                within(pairs.limit(2).toList()));
        says(north, "north: sensor closed: STOPPED");
        says(south, "south: sensor closed: STOPPED");
    }

    @Test
    void aStationThatDoesNotComeUpIsWaitedForAsLongAsOneLikes() {
        AsyncTask<List<String>> reading =
                readings("west", Form.PUBLISH).timeout(Duration.ofMillis(300)).toList();
        assertInstanceOf(
                TimeoutException.class,
                assertThrows(ExecutionException.class, () -> within(reading)).getCause());
    }

    private static AsyncIterable<String> readings(String station, Form form) {
        return RemoteReadings.of(open.value().system(), station, form);
    }

    private static void says(NodeProcess node, String line) throws Exception {
        assertTrue(within(node.says(line)), line);
    }

    private static <T> T within(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }
}
