package dev.forthwith.samples.cluster;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.AddressFromURIString;

/** A node with a station that itself reads the station south, without end. */
final class RelayMain {
    private RelayMain() {}

    public static void main(String[] args) throws InterruptedException {
        AtomicBoolean told = new AtomicBoolean();
        AsyncStationNode.of(
                        args[0], AddressFromURIString.parse(args[1]), AsyncReadings.of(args[0], System.out::println))
                .with(system -> CompletableFuture.anyOf(
                        NodeMain.inputEnded(),
                        RemoteReadings.of(system, "south", Form.UNFOLD).forEach(reading -> {
                            if (told.compareAndSet(false, true)) {
                                System.out.println(args[0] + ": reads south");
                            }
                        })))
                .await();
    }
}
