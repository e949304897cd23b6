package dev.forthwith.samples.cluster;

import dev.forthwith.AsyncIterable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.AddressFromURIString;

/** A JVM with one station, which is in the cluster until its standard input ends: so it never outlives who started it. */
public final class NodeMain {
    private NodeMain() {}

    /** Takes the name of the node and the address of a node of the cluster. */
    public static void main(String[] args) throws InterruptedException {
        run(args[0], args[1], AsyncReadings.of(args[0], System.out::println));
    }

    static void run(String name, String seed, AsyncIterable<String> readings) throws InterruptedException {
        AsyncStationNode.of(name, AddressFromURIString.parse(seed), readings)
                .with(system -> {
                    System.out.println(name + ": up");
                    return CompletableFuture.anyOf(
                            inputEnded(), system.getWhenTerminated().toCompletableFuture());
                })
                .await();
    }

    /** Waits on a thread of its own: the common pool may have only one, and the readings need it. */
    static CompletableFuture<Void> inputEnded() {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
                ended.complete(null);
            } catch (IOException failure) {
                ended.completeExceptionally(failure);
            }
        });
        reader.setDaemon(true);
        reader.start();
        return ended;
    }
}
