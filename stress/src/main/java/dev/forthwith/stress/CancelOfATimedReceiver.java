package dev.forthwith.stress;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncTask;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A receiver that has a time limit, through which both the request and the element go, is cancelled while an element is sent. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "received by one of them")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class CancelOfATimedReceiver {
    private final AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
    private final AtomicInteger received = new AtomicInteger();
    private final AsyncTask<Void> first =
            channel.timeout(Duration.ofHours(1)).forEach(element -> received.incrementAndGet());
    private volatile AsyncTask<Boolean> sent;

    @Actor
    public void first() {
        sent = channel.send(1);
    }

    @Actor
    public void second() {
        first.cancel(true);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        channel.close();
        r.r1 = sent.join() ? 1 : 0;
        AsyncTask<Long> rest = channel.count();
        r.r2 = rest.isDone() ? received.get() + rest.join().intValue() : -1;
    }
}
