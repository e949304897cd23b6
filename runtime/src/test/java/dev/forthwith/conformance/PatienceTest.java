package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncTask;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Numbers;
import dev.forthwith.bench.Patience;
import dev.forthwith.bench.Twin;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.parallel.Isolated;

/** A task that was cancelled and has waited for ten seconds says so once, naming what it waits for. */
@Isolated("sets the clock")
final class PatienceTest extends BenchTest {
    @AutoClose
    private final Patience patience = new Patience();

    private void assertNames(String what, AsyncTask<?> task, Gate gate) {
        patience.assertNames(List.of(what), task, gate::open);
    }

    /** That a stage was made is not yet that it is waited for. */
    private static void awaitWaitedFor(CompletableFuture<?> stage) {
        while (stage.getNumberOfDependents() == 0) {
            Thread.onSpinWait();
        }
    }

    @BothTwins
    void namesTheMethodThatEnters(Twin twin) {
        Gate gate = new Gate();
        assertNames(
                "Resource.open()", bench(twin).generated("a").enterGate(gate).run(a -> {}), gate);
    }

    @BothTwins
    void namesTheMethodThatExits(Twin twin) {
        Gate gate = new Gate();
        AsyncTask<Object> task = bench(twin).generated("a").exitGate(gate).with(a -> new CompletableFuture<Object>());
        task.cancel(true);
        gate.awaitReached();
        assertNames("Resource.close()", task, gate);
    }

    @BothTwins
    void namesTheBody(Twin twin) {
        Gate gate = new Gate();
        AsyncTask<Void> task = bench(twin).generated("a").with(a -> gate.reach());
        gate.awaitReached();
        assertNames("the body of Resource.open()", task, gate);
    }

    @BothTwins
    void namesWhatAShieldWaitsFor(Twin twin) {
        Gate gate = new Gate();
        CompletableFuture<AsyncTask<Void>> shield = new CompletableFuture<>();
        AsyncTask<Void> task = bench(twin).generated("a").with(a -> {
            shield.complete(AsyncTask.shield(gate.reach()));
            return shield.join();
        });
        awaitWaitedFor(value(shield));
        assertNames("a java.util.concurrent.CompletableFuture", task, gate);
    }

    @BothTwins
    void namesTheMethodThatIsNext(Twin twin) {
        Gate gate = new Gate();
        Numbers source = bench(twin).source(Numbers.Form.GENERATED, 1, 2).waitsAt(2, gate);
        AsyncTask<Long> task = source.count();
        gate.awaitReached();
        while (source.gated() == null) {
            Thread.onSpinWait();
        }
        awaitWaitedFor(source.gated());
        assertNames("Numbers.next()", task, gate);
    }

    /** However many tasks wait for each other, it is said once. */
    @BothTwins
    void isSaidOnceForAWholeChain(Twin twin) {
        Gate gate = new Gate();
        Bench bench = bench(twin);
        AsyncTask<Integer> task = bench.generated("a")
                .with(a -> bench.generated("b")
                        .with(b -> bench.generated("c").with(c -> gate.reach()))
                        .thenApply(done -> 1))
                .thenApply(n -> n + 1);
        gate.awaitReached();
        assertNames("the body of Resource.open()", task, gate);
    }

    @BothTwins
    void namesTheCloseOfASource(Twin twin) {
        Gate gate = new Gate();
        AsyncTask<Void> task = bench(twin)
                .source(Numbers.Form.GENERATED, 1)
                .closeGate(gate)
                .forEachAwait(n -> new CompletableFuture<>());
        task.cancel(true);
        gate.awaitReached();
        assertNames("Numbers.close()", task, gate);
    }

    @BothTwins
    void namesWhatAStackWaitsFor(Twin twin) {
        Gate gate = new Gate();
        AsyncTask<Object> task = AsyncExitStack.manager().with(stack -> {
            stack.defer(gate::reach);
            return new CompletableFuture<>();
        });
        task.cancel(true);
        gate.awaitReached();
        assertNames("the deferred callback " + PatienceTest.class.getName(), task, gate);
    }

    @BothTwins
    void saysNothingWhenItEndsInTime(Twin twin) {
        Gate gate = new Gate();
        Bench bench = bench(twin);
        AsyncTask<Void> task = bench.resource("a").enterGate(gate).run(a -> {});
        AsyncTask<Void> observed = task.thenRun(() -> {});
        task.cancel(true);
        patience.almostPasses();
        gate.open();
        failure(task);
        failure(observed);
        patience.almostPasses();
        assertEquals(List.of(), patience.messages());
    }

    @BothTwins
    void saysNothingOfWhatIsCancelledAtOnce(Twin twin) {
        AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
        channel.offer(1);
        AsyncTask<Boolean> sending = channel.send(2);
        sending.cancel(true);
        AsyncTask<Integer> scope = AsyncContextManager.value("a").with(a -> twin.value(1));
        value(scope);
        scope.cancel(true);
        assertEquals(0, patience.alarms());
    }
}
