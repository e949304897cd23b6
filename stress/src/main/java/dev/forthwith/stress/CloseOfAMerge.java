package dev.forthwith.stress;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A merge is closed while an element arrives: the advance ends, the close too. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "an element, closed")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the end, closed")
@Outcome(expect = Expect.FORBIDDEN, desc = "broken")
@State
public class CloseOfAMerge {
    private final CompletableFuture<Integer> one = new CompletableFuture<>();
    private final CompletableFuture<Integer> two = new CompletableFuture<>();
    private final AsyncIterator<Integer> iterator = AsyncIterable.merge(
                    AsyncIterable.next(() -> one), AsyncIterable.next(() -> two))
            .iterator();
    private final CompletionStage<Boolean> advance = iterator.advance();
    private volatile CompletionStage<Void> closing;

    @Actor
    public void first() {
        one.complete(1);
    }

    @Actor
    public void second() {
        closing = iterator.close();
    }

    @Arbiter
    public void arbiter(II_Result r) {
        CompletableFuture<Boolean> advanced = advance.toCompletableFuture();
        r.r1 = !advanced.isDone() ? -1 : advanced.join() ? 1 : 0;
        r.r2 = closing.toCompletableFuture().isDone() ? 1 : 0;
    }
}
