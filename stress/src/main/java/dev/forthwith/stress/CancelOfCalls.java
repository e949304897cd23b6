package dev.forthwith.stress;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A loop over calls is cancelled while one of them ends: the other is asked to end, and the source is closed once. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "closed, the other call cancelled")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class CancelOfCalls {
    private final Late late = Late.ready();
    private final CompletableFuture<Integer> one = new CompletableFuture<>();
    private final CompletableFuture<Integer> two = new CompletableFuture<>();
    private final AsyncTask<Long> loop = AsyncIterable.using(late.manager(), resource -> AsyncIterable.of(one, two))
            .mapConcurrent(2, stage -> stage)
            .count();

    @Actor
    public void first() {
        one.complete(1);
    }

    @Actor
    public void second() {
        loop.cancel(true);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = late.exits.get();
        r.r2 = loop.isCancelled() && two.isCancelled() ? 1 : 0;
    }
}
