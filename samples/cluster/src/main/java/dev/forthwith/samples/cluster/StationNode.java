package dev.forthwith.samples.cluster;

import com.typesafe.config.ConfigFactory;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Address;
import org.apache.pekko.cluster.Cluster;

/** This JVM as a node of the cluster, with a station. Its name is its role, by which the others find it. */
@AsyncResource
class StationNode {
    private final String name;
    private final Address seed;
    private final AsyncIterable<String> readings;

    /** Takes the address of a node to join, or null to found a cluster. */
    StationNode(String name, Address seed, AsyncIterable<String> readings) {
        this.name = name;
        this.seed = seed;
        this.readings = readings;
    }

    /** Waits until the node is up. A caller may give up before: the stack ends the actor system in any case. */
    @Enter(interruptible = true)
    CompletionStage<ActorSystem> join(AsyncExitStack stack) {
        ActorSystem system = stack.adopt(start(), (started, outcome, failure) -> {
            started.terminate();
            return started.getWhenTerminated();
        });
        system.actorOf(Station.props(readings), Station.NAME);
        Cluster cluster = Cluster.get(system);
        CompletableFuture<ActorSystem> up = new CompletableFuture<>();
        cluster.registerOnMemberUp(() -> up.complete(system));
        cluster.join(seed == null ? cluster.selfAddress() : seed);
        return up;
    }

    /** Leaves, so that the others need not find out. */
    @Exit
    CompletionStage<Void> leave(ActorSystem system) {
        Cluster cluster = Cluster.get(system);
        CompletableFuture<Void> left = new CompletableFuture<>();
        cluster.registerOnMemberRemoved(() -> left.complete(null));
        cluster.leave(cluster.selfAddress());
        return left;
    }

    private ActorSystem start() {
        Map<String, List<String>> role = Map.of("pekko.cluster.roles", List.of(name));
        return ActorSystem.create("stations", ConfigFactory.parseMap(role).withFallback(ConfigFactory.load()));
    }
}
