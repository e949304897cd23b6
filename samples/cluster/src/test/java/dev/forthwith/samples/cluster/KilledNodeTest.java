package dev.forthwith.samples.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncTask;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.RemoteStreamRefActorTerminatedException;
import org.junit.jupiter.api.Test;

/** Nodes that are killed, as by kill -9. The cluster is configured to notice in about ten seconds. */
final class KilledNodeTest {
    @Test
    void ofTwoNodesTheOneThatReadFails() throws Exception {
        Nodes.founder()
                .withBlocking(system -> Nodes.process(system, System.out::println, NodeMain.class, "north")
                        .withBlocking(north -> {
                            AsyncTask<Void> reading = startReading(system);
                            north.kill();
                            assertFailsAsTheNodeIsGone(reading);
                            return null;
                        }));
    }

    /** North reads south and is read here: so it is killed as a producer and as a consumer. */
    @Test
    void ofThreeNodesTheOneThatReadFailsAndTheOneThatWasReadExits() throws Exception {
        Nodes.start(System.out::println, RelayMain.class, NodeMain.class).withBlocking(nodes -> {
            assertTrue(within(nodes.north().says("north: reads south")));
            AsyncTask<Void> reading = startReading(nodes.system());
            nodes.north().kill();
            assertFailsAsTheNodeIsGone(reading);
            assertTrue(within(nodes.south().says("south: sensor closed: STOPPED")));
            assertEquals(
                    List.of("reading 1 of south"),
                    within(RemoteReadings.of(nodes.system(), "south", Form.PUBLISH)
                            .limit(1)
                            .toList()));
            return null;
        });
    }

    private static AsyncTask<Void> startReading(ActorSystem system) throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        AsyncTask<Void> reading =
                RemoteReadings.of(system, "north", Form.PUBLISH).forEach(first::complete);
        assertEquals("reading 1 of north", within(first));
        return reading;
    }

    private static void assertFailsAsTheNodeIsGone(AsyncTask<Void> reading) {
        Throwable failure = assertThrows(ExecutionException.class, () -> reading.get(25, TimeUnit.SECONDS))
                .getCause();
        assertInstanceOf(RemoteStreamRefActorTerminatedException.class, failure);
    }

    private static <T> T within(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }
}
