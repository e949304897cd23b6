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

/** The enter yields while the scope is cancelled: the resource is exited once, the body runs or not. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "exited, cancelled")
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "exited, the body was first")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class CancelWhileEntering {
    private final Late late = new Late();
    private final AsyncTask<Integer> task;

    public CancelWhileEntering() {
        late.exiting.complete(null);
        task = late.manager().with(resource -> CompletableFuture.completedFuture(2));
    }

    @Actor
    public void first() {
        late.entering.complete("resource");
    }

    @Actor
    public void second() {
        task.cancel(true);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = late.exits.get();
        r.r2 = !task.isDone() ? 0 : task.isCancelled() ? 1 : task.join();
    }
}
