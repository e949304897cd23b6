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

/** A resource arrives while its stack is closed: it is exited once, and the close waits for it. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "exited once, closed")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class EnterOnAClosingStack {
    private final Late late = new Late();
    private final AsyncExitStack stack = new AsyncExitStack();
    private final AsyncTask<String> entered = stack.enter(late.manager());
    private volatile AsyncTask<Void> closing;

    @Actor
    public void first() {
        late.exiting.complete(null);
        late.entering.complete("resource");
    }

    @Actor
    public void second() {
        closing = stack.close();
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = late.exits.get();
        r.r2 = closing.isDone() && entered.isDone() ? 1 : 0;
    }
}
