package dev.forthwith.stress;

import dev.forthwith.AsyncIterable;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A subscriber requests while it cancels: the source is closed once. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "closed, one element")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "closed, no element")
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "never opened")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class RequestWhileCancelling {
    private final Late late = Late.ready();
    private final AtomicInteger elements = new AtomicInteger();
    private volatile Flow.Subscription subscription;

    public RequestWhileCancelling() {
        AsyncIterable.using(late.manager(), resource -> AsyncIterable.of(1, 2)).subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription given) {
                subscription = given;
            }

            @Override
            public void onNext(Integer element) {
                elements.incrementAndGet();
            }

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onComplete() {}
        });
    }

    @Actor
    public void first() {
        subscription.request(1);
    }

    @Actor
    public void second() {
        subscription.cancel();
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = late.exits.get();
        r.r2 = elements.get();
    }
}
