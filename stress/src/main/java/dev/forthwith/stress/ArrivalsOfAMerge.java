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

/** The elements of two sources arrive at the same time: both are handed on, and the whole ends. */
@JCStressTest
@Outcome(id = "2, 1", expect = Expect.ACCEPTABLE, desc = "both")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class ArrivalsOfAMerge {
    private final CompletableFuture<Integer> one = new CompletableFuture<>();
    private final CompletableFuture<Integer> two = new CompletableFuture<>();
    private final AsyncTask<Long> merged = AsyncIterable.merge(
                    AsyncIterable.next(() -> one).limit(1),
                    AsyncIterable.next(() -> two).limit(1))
            .count();

    @Actor
    public void first() {
        one.complete(1);
    }

    @Actor
    public void second() {
        two.complete(2);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r2 = merged.isDone() ? 1 : 0;
        r.r1 = merged.isDone() ? merged.join().intValue() : -1;
    }
}
