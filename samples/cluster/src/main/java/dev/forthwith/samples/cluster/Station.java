package dev.forthwith.samples.cluster;

import dev.forthwith.AsyncIterable;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.Props;
import org.apache.pekko.stream.SourceRef;
import org.apache.pekko.stream.javadsl.StreamRefs;

/** Answers the name of a {@link Form} with a reference to a stream of readings, which another node can consume. */
final class Station extends AbstractActor {
    static final String NAME = "station";

    private final AsyncIterable<String> readings;

    private Station(AsyncIterable<String> readings) {
        this.readings = readings;
    }

    static Props props(AsyncIterable<String> readings) {
        return Props.create(Station.class, () -> new Station(readings));
    }

    @Override
    public Receive createReceive() {
        return receiveBuilder().match(String.class, this::open).build();
    }

    private void open(String form) {
        SourceRef<String> reference = Form.valueOf(form)
                .source(readings)
                .runWith(StreamRefs.sourceRef(), getContext().getSystem());
        getSender().tell(reference, getSelf());
    }
}
