package dev.forthwith.stress;

import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncTask;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two close a stack at once: one exit, one completion. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "exited once, the same completion")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class TwoClosesOfAStack {
    private final Late late = Late.ready();
    private final AsyncExitStack stack = new AsyncExitStack();
    private volatile AsyncTask<Void> one;
    private volatile AsyncTask<Void> other;

    public TwoClosesOfAStack() {
        var unused = stack.enter(late.manager());
    }

    @Actor
    public void first() {
        one = stack.close();
    }

    @Actor
    public void second() {
        other = stack.close();
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = late.exits.get();
        r.r2 = one == other && one.isDone() ? 1 : 0;
    }
}
