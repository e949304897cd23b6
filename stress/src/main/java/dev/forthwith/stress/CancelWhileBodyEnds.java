package dev.forthwith.stress;

import dev.forthwith.AsyncTask;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The body ends while the scope is cancelled. */
@JCStressTest
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "cancelled, and so was the exit told")
@Outcome(id = "1, 2, 0", expect = Expect.ACCEPTABLE, desc = "the value, and so was the exit told")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class CancelWhileBodyEnds {
    private final Late late = Late.ready();
    private final CompletableFuture<Integer> body = new CompletableFuture<>();
    private final AsyncTask<Integer> task = late.manager().with(resource -> body);

    @Actor
    public void first() {
        body.complete(2);
    }

    @Actor
    public void second() {
        task.cancel(false);
    }

    @Arbiter
    public void arbiter(III_Result r) {
        r.r1 = late.exits.get();
        r.r2 = !task.isDone() ? 0 : task.isCancelled() ? 1 : task.join();
        r.r3 = late.outcome == dev.forthwith.Outcome.CANCELLED ? 1 : 0;
    }
}
