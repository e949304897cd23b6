package dev.forthwith.samples.cluster;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.stream.RemoteStreamRefActorTerminatedException;

/** Three JVMs on this machine: this one, north and south. The sensors of north and south are read here. */
public final class ClusterDemo {
    private final Nodes nodes;

    private ClusterDemo(Nodes nodes) {
        this.nodes = nodes;
    }

    /** Starts the cluster, reads, kills a node, and ends it. */
    public static void main(String[] args) throws InterruptedException {
        say("--- three JVMs become a cluster");
        Nodes.start(ClusterDemo::say, NodeMain.class, NodeMain.class)
                .withBlocking(nodes -> new ClusterDemo(nodes).run());
    }

    private Void run() throws InterruptedException {
        nodes.north().says("north: up").await();
        nodes.south().says("south: up").await();
        for (Form form : Form.values()) {
            say("--- " + form + ": three readings of north are enough, and the exit runs there");
            readings("north", form).limit(3).forEach(ClusterDemo::say).await();
            nodes.north().says("north: sensor closed: STOPPED").await();
        }
        say("--- two readings of each");
        AsyncIterable.zip(readings("north", Form.PUBLISH), readings("south", Form.UNFOLD), (n, s) -> n + ", " + s)
                .limit(2)
                .forEach(ClusterDemo::say)
                .await();
        nodes.north().says("north: sensor closed: STOPPED").await();
        nodes.south().says("south: sensor closed: STOPPED").await();
        say("--- north is killed while it is read");
        killNorth();
        say("--- south goes on");
        readings("south", Form.PUBLISH).limit(1).forEach(ClusterDemo::say).await();
        return null;
    }

    private void killNorth() throws InterruptedException {
        CompletableFuture<String> first = new CompletableFuture<>();
        AsyncTask<Void> reading = readings("north", Form.PUBLISH).forEach(first::complete);
        say(first.join());
        long start = System.nanoTime();
        nodes.north().kill();
        try {
            reading.await();
        } catch (RemoteStreamRefActorTerminatedException failure) {
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            say("failed after " + time.toSeconds() + " s: " + failure.getClass().getSimpleName());
        }
    }

    private AsyncIterable<String> readings(String station, Form form) {
        return RemoteReadings.of(nodes.system(), station, form);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
