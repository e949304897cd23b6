package dev.forthwith.tck;

import dev.forthwith.AsyncIterable;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;

/** The suite of Reactive Streams for a loop over a publisher as a subscriber. */
public final class SubscriberTck extends FlowSubscriberBlackboxVerification<Integer> {
    public SubscriberTck() {
        super(new TestEnvironment(5_000, 50, 50));
    }

    @Override
    public Flow.Subscriber<Integer> createFlowSubscriber() {
        AtomicReference<Flow.Subscriber<Integer>> subscriber = new AtomicReference<>();
        Flow.Publisher<Integer> publisher = offered -> {
            @SuppressWarnings("unchecked")
            Flow.Subscriber<Integer> taken = (Flow.Subscriber<Integer>) offered;
            subscriber.set(taken);
        };
        AsyncIterable.from(publisher, 4).forEach(element -> {});
        return subscriber.get();
    }

    @Override
    public Integer createElement(int element) {
        return element;
    }
}
