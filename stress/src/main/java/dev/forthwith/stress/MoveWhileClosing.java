package dev.forthwith.stress;

import dev.forthwith.AsyncExitStack;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A stack is moved while it is closed: one of the two owns. */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "closed, the move failed")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "moved, nothing was closed")
@Outcome(id = "1, 1", expect = Expect.FORBIDDEN, desc = "moved what was being closed")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class MoveWhileClosing {
    private final Late late = Late.ready();
    private final AsyncExitStack stack = new AsyncExitStack();
    private volatile AsyncExitStack moved;

    public MoveWhileClosing() {
        var unused = stack.enter(late.manager());
    }

    @Actor
    public void first() {
        var unused = stack.close();
    }

    @Actor
    public void second() {
        try {
            moved = stack.move();
        } catch (IllegalStateException closed) {
            moved = null;
        }
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = late.exits.get();
        r.r2 = moved == null ? 0 : 1;
        if (moved != null) {
            var unused = moved.close();
            if (late.exits.get() != 1) {
                r.r1 = -1;
            }
        }
    }
}
