package dev.forthwith.stress;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncIterator;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two receivers wait, and take one element each: both get one, also where the second had to wait for room. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "one each")
@Outcome(expect = Expect.FORBIDDEN, desc = "a receiver sleeps beside an element")
@State
public class TwoSendsToTwoReceivers {
    private final AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
    private final AsyncIterator<Integer> one = channel.iterator();
    private final AsyncIterator<Integer> other = channel.iterator();
    private final CompletableFuture<Boolean> first = one.advance().toCompletableFuture();
    private final CompletableFuture<Boolean> second = other.advance().toCompletableFuture();

    @Actor
    public void sender() {
        var unused = channel.send(1);
    }

    @Actor
    public void otherSender() {
        var unused = channel.send(2);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = first.isDone() ? 1 : 0;
        r.r2 = second.isDone() ? 1 : 0;
        channel.close();
    }
}
