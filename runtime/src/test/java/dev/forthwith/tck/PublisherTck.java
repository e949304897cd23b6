package dev.forthwith.tck;

import dev.forthwith.AsyncIterable;
import dev.forthwith.bench.Twin;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

/** The suite of Reactive Streams for a source as a publisher. */
abstract class PublisherTck extends FlowPublisherVerification<Long> {
    private final Twin twin;

    PublisherTck(Twin twin) {
        super(new TestEnvironment(5_000, 50, 50), 2_000);
        this.twin = twin;
    }

    @Override
    public Flow.Publisher<Long> createFlowPublisher(long elements) {
        return AsyncIterable.defer(() -> {
            AtomicLong next = new AtomicLong();
            return AsyncIterable.next(() -> {
                long n = next.getAndIncrement();
                return twin.value(n < elements ? Long.valueOf(n) : null);
            });
        });
    }

    /** A source fails when it is asked for an element, not before; so there is no publisher that fails without a request. */
    @Override
    public Flow.Publisher<Long> createFailedFlowPublisher() {
        return null;
    }

    /** With ready stages. */
    public static final class Ready extends PublisherTck {
        public Ready() {
            super(Twin.READY);
        }
    }

    /** With hopping stages. */
    public static final class Hopping extends PublisherTck {
        public Hopping() {
            super(Twin.HOP);
        }
    }
}
