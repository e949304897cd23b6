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

/** A loop is cancelled while its next arrives: its source is closed once. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "closed, cancelled")
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "closed, the loop was first")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class CancelOfALoop {
    private final Late late = Late.ready();
    private final CompletableFuture<Integer> next = new CompletableFuture<>();
    private final AsyncTask<Long> loop = AsyncIterable.using(
                    late.manager(), resource -> AsyncIterable.next(() -> AsyncTask.shield(next)))
            .limit(1)
            .count();

    @Actor
    public void first() {
        next.complete(7);
    }

    @Actor
    public void second() {
        loop.cancel(true);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = late.exits.get();
        r.r2 = !loop.isDone() ? 0 : loop.isCancelled() ? 1 : 2;
    }
}
