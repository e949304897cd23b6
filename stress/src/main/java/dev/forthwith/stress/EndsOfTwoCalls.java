package dev.forthwith.stress;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two calls end at the same time: their results are handed on, in order where that matters. */
@JCStressTest
@Outcome(id = "12, 12", expect = Expect.ACCEPTABLE, desc = "as they ended")
@Outcome(id = "12, 21", expect = Expect.ACCEPTABLE, desc = "as they ended")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class EndsOfTwoCalls {
    private final CompletableFuture<Integer> one = new CompletableFuture<>();
    private final CompletableFuture<Integer> two = new CompletableFuture<>();
    private final AsyncTask<List<Integer>> ordered =
            AsyncIterable.of(one, two).mapConcurrent(2, stage -> stage).toList();
    private final AsyncTask<List<Integer>> unordered =
            AsyncIterable.of(one, two).mapConcurrentUnordered(2, stage -> stage).toList();

    private static int digits(AsyncTask<List<Integer>> results) {
        return results.isDone() ? results.join().stream().reduce(0, (number, digit) -> 10 * number + digit) : -1;
    }

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
        r.r1 = digits(ordered);
        r.r2 = digits(unordered);
    }
}
