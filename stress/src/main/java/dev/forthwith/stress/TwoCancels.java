package dev.forthwith.stress;

import dev.forthwith.AsyncTask;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two cancel at once: one exit. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "exited once, cancelled")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class TwoCancels {
    private final Late late = Late.ready();
    private final AsyncTask<Integer> task = late.manager().with(resource -> new CompletableFuture<>());

    @Actor
    public void first() {
        task.cancel(false);
    }

    @Actor
    public void second() {
        task.cancel(true);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = late.exits.get();
        r.r2 = task.isCancelled() ? 1 : 0;
    }
}
