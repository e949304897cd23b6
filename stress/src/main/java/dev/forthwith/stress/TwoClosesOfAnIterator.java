package dev.forthwith.stress;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import java.util.concurrent.CompletionStage;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two close an iterator at once: the source is closed once. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "closed once, the same completion")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class TwoClosesOfAnIterator {
    private final Late late = Late.ready();
    private final AsyncIterator<Integer> iterator = AsyncIterable.using(
                    late.manager(), resource -> AsyncIterable.of(1, 2))
            .iterator();
    private volatile CompletionStage<Void> one;
    private volatile CompletionStage<Void> other;

    public TwoClosesOfAnIterator() {
        var unused = iterator.advance();
    }

    @Actor
    public void first() {
        one = iterator.close();
    }

    @Actor
    public void second() {
        other = iterator.close();
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = late.exits.get();
        r.r2 = one == other && one.toCompletableFuture().isDone() ? 1 : 0;
    }
}
