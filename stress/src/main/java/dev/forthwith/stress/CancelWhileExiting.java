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

/** The exit ends while the scope is cancelled: it is too late. */
@JCStressTest
@Outcome(id = "1, 2, 0", expect = Expect.ACCEPTABLE, desc = "the outcome stands")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class CancelWhileExiting {
    private final Late late = new Late();
    private final AsyncTask<Integer> task;
    private volatile boolean accepted;

    public CancelWhileExiting() {
        late.entering.complete("resource");
        task = late.manager().with(resource -> CompletableFuture.completedFuture(2));
    }

    @Actor
    public void first() {
        late.exiting.complete(null);
    }

    @Actor
    public void second() {
        accepted = task.cancel(true);
    }

    @Arbiter
    public void arbiter(III_Result r) {
        r.r1 = late.exits.get();
        r.r2 = !task.isDone() ? 0 : task.isCancelled() ? 1 : task.join();
        r.r3 = accepted ? 1 : 0;
    }
}
