package dev.forthwith.samples.cluster;

import dev.forthwith.AsyncIterable;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Publisher;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.RootActorPath;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.stream.SourceRef;
import org.apache.pekko.stream.javadsl.AsPublisher;
import org.apache.pekko.stream.javadsl.JavaFlowSupport;

/** The readings of a station on another node, as a source of ours on this one. */
final class RemoteReadings {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    /** How many readings may lie here; those that are under way are Pekko's affair. */
    private static final int WINDOW = 16;

    private RemoteReadings() {}

    /** Each loop over it waits for the station to be up, and asks it for a stream of its own. */
    static AsyncIterable<String> of(ActorSystem system, String station, Form form) {
        return AsyncIterable.of(station)
                .mapAwait(name -> MemberWatch.address(system, name))
                .mapAwait(address -> ask(system, address, form))
                .flatMap(reference -> AsyncIterable.from(publisher(system, reference), WINDOW));
    }

    private static CompletionStage<SourceRef<?>> ask(ActorSystem system, Address address, Form form) {
        return Patterns.ask(
                        system.actorSelection(
                                new RootActorPath(address, "/").child("user").child(Station.NAME)),
                        form.name(),
                        ANSWER)
                .thenApply(answer -> (SourceRef<?>) answer);
    }

    private static Publisher<String> publisher(ActorSystem system, SourceRef<?> reference) {
        return reference
                .getSource()
                .map(String.class::cast)
                .runWith(JavaFlowSupport.Sink.asPublisher(AsPublisher.WITHOUT_FANOUT), system);
    }
}
