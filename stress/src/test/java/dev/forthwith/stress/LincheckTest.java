package dev.forthwith.stress;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three parties at a time, every interleaving of which Lincheck chooses. The canaries show that it sees. */
@Tag("lincheck")
final class LincheckTest {
    private static final int INVOCATIONS = Integer.getInteger("lincheck.invocations", 1_000);

    @BeforeEach
    void onlyWhereItSees() {
        boolean sees = Runtime.version().feature() == 17;
        if (!sees) {
            System.out.println("Lincheck is left out: on JDK "
                    + Runtime.version().feature() + " it misses planted bugs; the suite runs it on JDK 17");
        }
        Assumptions.assumeTrue(sees, "Lincheck misses planted bugs on this JDK");
    }

    private static void explore(Runnable program) {
        Lincheck.runConcurrentTest(INVOCATIONS, program);
    }

    /** Ends with the first interleaving that breaks it. */
    private static void assertBreaks(Runnable canary) {
        assertThrows(Throwable.class, () -> Lincheck.runConcurrentTest(1_000, canary));
    }

    private static void together(Runnable... parties) {
        List<Thread> threads = new ArrayList<>();
        for (Runnable party : parties) {
            threads.add(new Thread(party));
        }
        threads.forEach(Thread::start);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void check(boolean law, String what) {
        if (!law) {
            throw new IllegalStateException(what);
        }
    }

    @Test
    void canaryOfAnUnguardedCounter() {
        assertBreaks(() -> {
            int[] count = {0};
            together(() -> count[0]++, () -> count[0]++, () -> count[0]++);
            check(count[0] == 3, "an update was lost");
        });
    }

    @Test
    void canaryOfAScopeByHand() {
        assertBreaks(() -> {
            Late late = new Late();
            late.exiting.complete(null);
            CompletableFuture<Integer> body = new CompletableFuture<>();
            CompletableFuture<Integer> scope = late.entering.thenCompose(
                    resource -> body.whenComplete((value, failure) -> late.exits.incrementAndGet()));
            together(() -> late.entering.complete("resource"), () -> body.complete(1), () -> scope.cancel(true));
            check(late.exits.get() == 1 && scope.isDone(), "exits: " + late.exits.get());
            check(!scope.isCancelled(), "cancelled, and nobody waited for the exit");
        });
    }

    @Test
    void enterBodyAndCancel() {
        explore(() -> {
            Late late = new Late();
            late.exiting.complete(null);
            CompletableFuture<Integer> body = new CompletableFuture<>();
            AsyncTask<Integer> task = late.manager().with(resource -> body);
            together(() -> late.entering.complete("resource"), () -> body.complete(1), () -> task.cancel(true));
            check(task.isDone(), "it hangs");
            check(late.exits.get() == 1, "exits: " + late.exits.get());
        });
    }

    @Test
    void bodyAndTwoCancels() {
        explore(() -> {
            Late late = Late.ready();
            CompletableFuture<Integer> body = new CompletableFuture<>();
            AsyncTask<Integer> task = late.manager().with(resource -> body);
            together(() -> task.cancel(false), () -> body.complete(1), () -> task.cancel(true));
            check(task.isDone(), "it hangs");
            check(late.exits.get() == 1, "exits: " + late.exits.get());
        });
    }

    @Test
    void enterExitAndCancel() {
        explore(() -> {
            Late late = new Late();
            AsyncTask<Integer> task = late.manager().with(resource -> CompletableFuture.completedFuture(1));
            together(
                    () -> late.entering.complete("resource"),
                    () -> late.exiting.complete(null),
                    () -> task.cancel(true));
            check(task.isDone(), "it hangs");
            check(late.exits.get() == 1, "exits: " + late.exits.get());
        });
    }

    @Test
    void derivedTasksCancelledFromTwoSides() {
        explore(() -> {
            Late late = Late.ready();
            CompletableFuture<Integer> body = new CompletableFuture<>();
            AsyncTask<Integer> task = late.manager().with(resource -> body);
            AsyncTask<Integer> derived = task.thenCompose(CompletableFuture::completedFuture);
            together(() -> task.cancel(true), () -> derived.cancel(true), () -> body.complete(1));
            check(task.isDone() && derived.isDone(), "it hangs");
            check(late.exits.get() == 1, "exits: " + late.exits.get());
        });
    }

    @Test
    void aStackThatIsEnteredClosedAndCancelled() {
        explore(() -> {
            Late late = new Late();
            late.exiting.complete(null);
            AsyncExitStack stack = new AsyncExitStack();
            AsyncTask<String> entered = stack.enter(late.manager());
            together(() -> late.entering.complete("resource"), stack::close, () -> entered.cancel(true));
            check(entered.isDone() && stack.close().isDone(), "it hangs");
            check(late.exits.get() == 1, "exits: " + late.exits.get());
        });
    }

    @Test
    void aStackThatIsClosedTwiceAndMoved() {
        explore(() -> {
            Late late = Late.ready();
            AsyncExitStack stack = new AsyncExitStack();
            stack.enter(late.manager());
            together(stack::close, stack::close, () -> {
                try {
                    stack.move().close();
                } catch (IllegalStateException closed) {
                    check(closed.getMessage().contains("closed"), "it says why");
                }
            });
            check(late.exits.get() == 1, "exits: " + late.exits.get());
        });
    }

    @Test
    void aStackThatIsFilledByTwoAndClosed() {
        explore(() -> {
            Late one = Late.ready();
            Late two = Late.ready();
            AsyncExitStack stack = new AsyncExitStack();
            AtomicInteger taken = new AtomicInteger();
            together(() -> register(stack, one, taken), () -> register(stack, two, taken), stack::close);
            check(stack.close().isDone(), "it hangs");
            check(one.exits.get() + two.exits.get() == taken.get(), "exits of what was not taken, or none of what was");
        });
    }

    private static void register(AsyncExitStack stack, Late late, AtomicInteger taken) {
        try {
            stack.adopt("resource", (resource, outcome, failure) -> {
                late.exits.incrementAndGet();
                return CompletableFuture.completedFuture(null);
            });
            taken.incrementAndGet();
        } catch (IllegalStateException closed) {
            check(late.exits.get() == 0, "what is refused is not touched");
        }
    }

    @Test
    void anIteratorThatIsAdvancedAndClosedTwice() {
        explore(() -> {
            CompletableFuture<Integer> next = new CompletableFuture<>();
            Late late = Late.ready();
            AsyncIterator<Integer> iterator = AsyncIterable.using(
                            late.manager(), resource -> AsyncIterable.next(() -> AsyncTask.shield(next)))
                    .iterator();
            CompletionStage<Boolean> advance = iterator.advance();
            together(() -> next.complete(1), iterator::close, iterator::close);
            check(advance.toCompletableFuture().isDone(), "the advance hangs");
            check(iterator.close().toCompletableFuture().isDone(), "the close hangs");
            check(late.exits.get() == 1, "exits: " + late.exits.get());
        });
    }

    @Test
    void aPrefetchThatIsCancelled() {
        explore(() -> {
            CompletableFuture<Integer> first = new CompletableFuture<>();
            CompletableFuture<Integer> second = new CompletableFuture<>();
            AtomicInteger calls = new AtomicInteger();
            Late late = Late.ready();
            AsyncTask<Long> loop = AsyncIterable.using(
                            late.manager(),
                            resource -> AsyncIterable.next(
                                    () -> AsyncTask.shield(calls.getAndIncrement() == 0 ? first : second)))
                    .prefetch(2)
                    .limit(2)
                    .count();
            together(() -> first.complete(1), () -> second.complete(2), () -> loop.cancel(true));
            check(loop.isDone(), "it hangs");
            check(late.exits.get() == 1, "exits: " + late.exits.get());
        });
    }

    @Test
    void aChannelWithTwoSendersThatIsClosed() {
        explore(() -> {
            AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
            AsyncTask<Long> received = channel.count();
            AtomicInteger sent = new AtomicInteger();
            Runnable send = () -> channel.send(1).thenAccept(taken -> sent.addAndGet(taken ? 1 : 0));
            together(send, send, channel::close);
            check(received.isDone(), "it hangs");
            check(received.join() == sent.get(), "received " + received.join() + " of " + sent.get());
        });
    }

    @Test
    void aChannelWhoseReceiverIsCancelled() {
        explore(() -> {
            AsyncChannel<Integer> channel = AsyncChannel.bounded(2);
            AtomicInteger received = new AtomicInteger();
            AsyncTask<Void> first = channel.forEach(element -> received.incrementAndGet());
            AsyncTask<Void> second = channel.forEach(element -> received.incrementAndGet());
            together(() -> channel.offer(1), () -> channel.offer(2), () -> first.cancel(true));
            channel.close();
            check(first.isDone() && second.isDone(), "it hangs");
            check(received.get() >= 1, "an element was lost with a receiver that was not given it");
        });
    }

    @Test
    void aFullChannelWhoseSenderIsCancelled() {
        explore(() -> {
            AsyncChannel<Integer> channel = AsyncChannel.bounded(1);
            channel.offer(1);
            AsyncTask<Boolean> waiting = channel.send(2);
            AtomicInteger received = new AtomicInteger();
            AtomicInteger taken = new AtomicInteger(1);
            together(
                    () -> waiting.cancel(true),
                    () -> channel.limit(1).forEach(element -> received.incrementAndGet()),
                    () -> channel.send(3).thenAccept(sent -> taken.addAndGet(sent ? 1 : 0)));
            channel.close();
            long rest = channel.count().join();
            check(waiting.isDone(), "the send hangs");
            int all = taken.get() + (!waiting.isCancelled() && waiting.join() ? 1 : 0);
            check(received.get() + rest == all, "received " + (received.get() + rest) + " of " + all);
        });
    }

    @Test
    void aMergeOfTwoThatIsCancelled() {
        explore(() -> {
            Late late = Late.ready();
            CompletableFuture<Integer> one = new CompletableFuture<>();
            CompletableFuture<Integer> two = new CompletableFuture<>();
            AsyncTask<Long> merged = AsyncIterable.merge(
                            AsyncIterable.using(late.manager(), held -> AsyncIterable.next(() -> one))
                                    .limit(1),
                            AsyncIterable.using(late.manager(), held -> AsyncIterable.next(() -> two))
                                    .limit(1))
                    .count();
            together(() -> one.complete(1), () -> two.complete(2), () -> merged.cancel(true));
            check(merged.isDone(), "it hangs");
            check(merged.isCancelled() || merged.join() == 2, "an element was lost");
            check(late.exits.get() == 2, "exits: " + late.exits.get());
        });
    }

    @Test
    void twoCallsThatEndAndAreCancelled() {
        for (boolean ordered : new boolean[] {true, false}) {
            explore(() -> {
                Late late = Late.ready();
                CompletableFuture<Integer> one = new CompletableFuture<>();
                CompletableFuture<Integer> two = new CompletableFuture<>();
                AsyncIterable<CompletableFuture<Integer>> calls =
                        AsyncIterable.using(late.manager(), held -> AsyncIterable.of(one, two));
                AsyncTask<Long> task = (ordered
                                ? calls.mapConcurrent(2, stage -> stage)
                                : calls.mapConcurrentUnordered(2, stage -> stage))
                        .count();
                together(() -> one.complete(1), () -> two.complete(2), () -> task.cancel(true));
                check(task.isDone(), "it hangs");
                check(task.isCancelled() || task.join() == 2, "a result was lost");
                check(late.exits.get() == 1, "exits: " + late.exits.get());
            });
        }
    }
}
