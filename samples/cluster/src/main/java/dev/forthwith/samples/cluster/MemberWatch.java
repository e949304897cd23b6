package dev.forthwith.samples.cluster;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.Props;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.ClusterEvent.MemberUp;

/** Waits for the node of a name to be up. */
final class MemberWatch extends AbstractActor {
    private final Cluster cluster = Cluster.get(getContext().getSystem());
    private final String name;
    private final CompletableFuture<Address> address;

    private MemberWatch(String name, CompletableFuture<Address> address) {
        this.name = name;
        this.address = address;
    }

    /** The address of the node, once it is up. Cancelling it ends the watch. */
    static CompletionStage<Address> address(ActorSystem system, String name) {
        CompletableFuture<Address> address = new CompletableFuture<>();
        ActorRef watch = system.actorOf(Props.create(MemberWatch.class, () -> new MemberWatch(name, address)));
        address.whenComplete((found, failure) -> system.stop(watch));
        return address;
    }

    @Override
    public void preStart() {
        cluster.subscribe(getSelf(), ClusterEvent.initialStateAsEvents(), MemberUp.class);
    }

    @Override
    public void postStop() {
        cluster.unsubscribe(getSelf());
        address.completeExceptionally(new IllegalStateException("the cluster was left before " + name + " was up"));
    }

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(
                        MemberUp.class,
                        event -> event.member().hasRole(name),
                        event -> address.complete(event.member().address()))
                .build();
    }
}
