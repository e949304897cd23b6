package dev.forthwith.stress;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What enters, runs and exits, and the tasks of it; exit stacks; and the canaries, which show that Lincheck sees. */
final class LincheckScopesTest extends ThreeParties {
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
    void canaryOfAStackByHand() {
        assertBreaks(() -> {
            AtomicBoolean closed = new AtomicBoolean();
            AtomicInteger open = new AtomicInteger();
            AtomicInteger kept = new AtomicInteger();
            Runnable register = () -> {
                if (!closed.get()) {
                    open.incrementAndGet();
                    kept.incrementAndGet();
                }
            };
            together(register, register, () -> {
                closed.set(true);
                open.addAndGet(-kept.getAndSet(0));
            });
            check(open.get() == 0, "registered while it was closed, and never exited");
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
    void aDerivedTaskThatIsCancelledBesideOneThatIsMade() {
        explore(() -> {
            Late late = Late.ready();
            CompletableFuture<Integer> body = new CompletableFuture<>();
            AsyncTask<Integer> task = late.manager().with(resource -> body);
            AsyncTask<Integer> one = task.thenApply(value -> value);
            AtomicReference<AsyncTask<Integer>> other = new AtomicReference<>();
            AtomicBoolean inTime = new AtomicBoolean();
            together(
                    () -> body.complete(1),
                    () -> inTime.set(one.cancel(true)),
                    () -> other.set(task.thenApply(value -> value + 1)));
            check(one.isDone() && other.get().isDone(), "it hangs");
            check(one.isCancelled() == inTime.get(), "cancel said " + inTime.get());
            check(other.get().isCancelled() == task.isCancelled(), "the two differ");
            check(task.isCancelled() || other.get().join() == 2, "the value was lost");
            check(late.exits.get() == 1, "exits: " + late.exits.get());
        });
    }

    @Test
    void bothAreEnteredAndCancelled() {
        explore(() -> {
            Late one = new Late();
            Late two = new Late();
            one.exiting.complete(null);
            two.exiting.complete(null);
            AsyncTask<String> task = AsyncContextManager.both(one.manager(), two.manager(), String::concat)
                    .call(both -> both);
            AtomicBoolean inTime = new AtomicBoolean();
            together(
                    () -> one.entering.complete("one"),
                    () -> two.entering.complete("two"),
                    () -> inTime.set(task.cancel(true)));
            check(task.isDone(), "it hangs");
            check(task.isCancelled() == inTime.get(), "cancel said " + inTime.get());
            check(one.exits.get() == 1 && two.exits.get() == 1, "exits: " + one.exits + ", " + two.exits);
        });
    }

    @Test
    void workThatEndsAndIsStopped() {
        explore(() -> {
            CompletableFuture<Integer> work = new CompletableFuture<>();
            CompletableFuture<Void> stop = new CompletableFuture<>();
            AtomicReference<AsyncTask<Integer>> task = new AtomicReference<>();
            AtomicInteger stops = new AtomicInteger();
            AtomicBoolean late = new AtomicBoolean();
            task.set(AsyncTask.stoppable(work, () -> {
                stops.incrementAndGet();
                late.set(task.get().isDone());
                return stop;
            }));
            AtomicBoolean inTime = new AtomicBoolean();
            together(
                    () -> work.complete(1),
                    () -> stop.complete(null),
                    () -> inTime.set(task.get().cancel(true)));
            check(task.get().isDone(), "it hangs");
            check(task.get().isCancelled() == inTime.get(), "cancel said " + inTime.get());
            check(stops.get() <= 1, "stops: " + stops.get());
            check(!late.get(), "stopped after the end");
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
    void aStackThatIsEnteredClosedAndMoved() {
        explore(() -> {
            Late late = new Late();
            late.exiting.complete(null);
            AsyncExitStack stack = new AsyncExitStack();
            AsyncTask<String> entered = stack.enter(late.manager());
            AtomicReference<AsyncExitStack> moved = new AtomicReference<>();
            together(() -> late.entering.complete("resource"), stack::close, () -> {
                try {
                    moved.set(stack.move());
                } catch (IllegalStateException closed) {
                    check(closed.getMessage().contains("closed"), "it says why");
                }
            });
            check(entered.isDone(), "it hangs");
            if (moved.get() != null) {
                check(!entered.isCancelled() && late.exits.get() == 0, "exited by who owns it no more");
                moved.get().close();
            }
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
}
