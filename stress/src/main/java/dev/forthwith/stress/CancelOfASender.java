package dev.forthwith.stress;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A waiting send is cancelled while there is room for it: it is taken, or was taken back. */
@JCStressTest
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "taken")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "taken back")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class CancelOfASender {
    private final AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
    private final AsyncTask<Boolean> sent;
    private final AsyncIterator<Integer> receiver = channel.iterator();

    public CancelOfASender() {
        channel.offer(1);
        sent = channel.send(2);
    }

    @Actor
    public void first() {
        var unused = receiver.advance();
    }

    @Actor
    public void second() {
        sent.cancel(true);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        channel.close();
        int count = 1;
        while (receiver.advance().toCompletableFuture().join()) {
            count++;
        }
        r.r1 = sent.isCancelled() ? 0 : 1;
        r.r2 = count;
    }
}
