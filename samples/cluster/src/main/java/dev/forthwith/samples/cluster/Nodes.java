package dev.forthwith.samples.cluster;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import java.util.function.Consumer;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.cluster.Cluster;

/** A cluster of three JVMs: this one, which has no sensor, and two that it starts. */
record Nodes(ActorSystem system, NodeProcess north, NodeProcess south) {
    static AsyncContextManager<Nodes> start(Consumer<String> log, Class<?> north, Class<?> south) {
        return founder()
                .flatMap(system -> AsyncContextManager.both(
                        process(system, log, north, "north"),
                        process(system, log, south, "south"),
                        (n, s) -> new Nodes(system, n, s)));
    }

    static AsyncContextManager<ActorSystem> founder() {
        return AsyncStationNode.of("here", null, AsyncIterable.empty());
    }

    static AsyncContextManager<NodeProcess> process(
            ActorSystem system, Consumer<String> log, Class<?> main, String name) {
        String seed = Cluster.get(system).selfAddress().toString();
        return AsyncNodeProcess.of(log, main, name, seed);
    }
}
