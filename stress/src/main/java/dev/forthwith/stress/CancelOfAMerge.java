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

/** A merge is cancelled while an element arrives: its sources are closed once, the one that still pends, too. */
@JCStressTest
@Outcome(id = "2, 1", expect = Expect.ACCEPTABLE, desc = "closed, cancelled")
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "closed, the loop was first")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class CancelOfAMerge {
    private final Late late = Late.ready();
    private final CompletableFuture<Integer> one = new CompletableFuture<>();
    private final CompletableFuture<Integer> two = new CompletableFuture<>();
    private final AsyncTask<Long> merged =
            AsyncIterable.merge(source(one), source(two)).limit(1).count();

    private AsyncIterable<Integer> source(CompletableFuture<Integer> next) {
        return AsyncIterable.using(late.manager(), resource -> AsyncIterable.next(() -> next));
    }

    @Actor
    public void first() {
        one.complete(1);
    }

    @Actor
    public void second() {
        merged.cancel(true);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = late.exits.get();
        r.r2 = !merged.isDone() ? 0 : merged.isCancelled() ? 1 : 2;
    }
}
