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

/** What is derived from a task is cancelled while the body ends. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "cancelled")
@Outcome(id = "1, 3", expect = Expect.ACCEPTABLE, desc = "the value of the derived task")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class CancelOfDerived {
    private final Late late = Late.ready();
    private final CompletableFuture<Integer> body = new CompletableFuture<>();
    private final AsyncTask<Integer> derived =
            late.manager().<Integer>with(resource -> body).thenApply(value -> value + 1);

    @Actor
    public void first() {
        body.complete(2);
    }

    @Actor
    public void second() {
        derived.cancel(true);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = late.exits.get();
        r.r2 = !derived.isDone() ? 0 : derived.isCancelled() ? 1 : derived.join();
    }
}
