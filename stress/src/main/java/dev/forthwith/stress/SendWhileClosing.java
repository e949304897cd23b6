package dev.forthwith.stress;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncTask;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A channel is closed while an element is sent: it is received, or was refused. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "sent and received")
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "refused")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class SendWhileClosing {
    private final AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
    private final AsyncTask<Long> received = channel.count();
    private volatile AsyncTask<Boolean> sent;

    @Actor
    public void first() {
        sent = channel.send(1);
    }

    @Actor
    public void second() {
        channel.close();
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = sent.join() ? 1 : 0;
        r.r2 = received.isDone() ? received.join().intValue() : -1;
    }
}
