package dev.forthwith.simulation;

import dev.forthwith.AsyncTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One thread's world: it decides by a seed which stages are ready, which of those that pend ends next, where something fails, and when
 * somebody cancels. It notes what breaks a law.
 */
final class World {
    /** A stage that pends, and what ends it. */
    private record Pending(String name, Step stage, Integer value, Fault fault) {}

    /** A pending step, which lets go of what it uses before anybody is told. */
    private static final class Step extends CompletableFuture<Integer> {
        private Resource user;

        Step(Resource user) {
            this.user = user;
            if (user != null) {
                user.use();
            }
        }

        private void letGo() {
            Resource used = user;
            user = null;
            if (used != null) {
                used.unuse();
            }
        }

        @Override
        public boolean complete(Integer value) {
            letGo();
            return super.complete(value);
        }

        @Override
        public boolean completeExceptionally(Throwable failure) {
            letGo();
            return super.completeExceptionally(failure);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            letGo();
            return super.cancel(mayInterruptIfRunning);
        }
    }

    final SplittableRandom random;
    private final boolean tracing;
    private final List<String> trace = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final List<AsyncTask<?>> tasks = new ArrayList<>();
    private final List<Resource> resources = new ArrayList<>();
    private final List<Fault> occurred = new ArrayList<>();
    private final List<Throwable> dropped = new ArrayList<>();
    private String violation;
    private int names;
    private int faultsLeft;
    private int cancelsLeft;
    /** Whether something handled a failure, or has failures that are not told by design. */
    private boolean forgives;

    World(long seed, boolean tracing) {
        this.random = new SplittableRandom(seed);
        this.tracing = tracing;
        this.faultsLeft = random.nextInt(3);
        this.cancelsLeft = random.nextInt(3);
    }

    int name() {
        return names++;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    void say(String event, Object who) {
        if (tracing) {
            trace.add(event + " " + who);
        }
    }

    void violate(String law, Object who) {
        say("VIOLATED " + law + ":", who);
        if (violation == null) {
            violation = law;
        }
    }

    void forgive() {
        forgives = true;
    }

    void drop(Throwable failure) {
        dropped.add(failure);
    }

    void opened(Resource resource) {
        resources.add(resource);
    }

    <T> AsyncTask<T> watch(AsyncTask<T> task) {
        tasks.add(task);
        return task;
    }

    /** Whether something fails here. */
    Fault fault(String name) {
        if (faultsLeft == 0 || !chance(7)) {
            return null;
        }
        faultsLeft--;
        return new Fault(this, name);
    }

    RuntimeException thrown(Fault fault) {
        occurred.add(fault);
        say("throws", fault.getMessage());
        return fault;
    }

    /** A stage, ready or pending, that ends well or fails; while it really pends the resource is in use. */
    CompletionStage<Integer> stage(String name, Integer value, Resource user) {
        Fault fault = fault(name);
        if (chance(40)) {
            if (fault == null) {
                return CompletableFuture.completedFuture(value);
            }
            occurred.add(fault);
            return CompletableFuture.failedFuture(fault);
        }
        Step stage = new Step(user);
        pending.add(new Pending(name, stage, value, fault));
        return chance(25) ? AsyncTask.shield(stage) : stage;
    }

    /** Runs until nothing pends; answers with the law that was broken, or null. */
    String run(AsyncTask<?> root) {
        watch(root);
        Boolean cancelled = null;
        while (!pending.isEmpty() && violation == null) {
            if (cancelsLeft > 0 && chance(8)) {
                cancelsLeft--;
                AsyncTask<?> task = tasks.get(random.nextInt(tasks.size()));
                boolean hard = chance(60);
                say("cancel(" + hard + ")", task == root ? "root" : "a task");
                boolean accepted = task.cancel(hard);
                if (task == root && accepted) {
                    cancelled = true;
                }
                continue;
            }
            Pending next = pending.remove(random.nextInt(pending.size()));
            if (next.stage.isDone()) {
                continue;
            }
            say(next.fault == null ? "ends" : "fails", next.name);
            if (next.fault == null) {
                next.stage.complete(next.value);
            } else {
                occurred.add(next.fault);
                next.stage.completeExceptionally(next.fault);
            }
        }
        if (violation == null) {
            check(root, cancelled != null);
        }
        return violation;
    }

    private void check(AsyncTask<?> root, boolean cancelled) {
        if (!root.isDone()) {
            violate("the program ends when nothing pends", "hang");
            return;
        }
        if (tracing) {
            root.whenComplete((value, failure) -> say("result", failure == null ? value : described(failure)));
        }
        resources.forEach(Resource::checkEnd);
        if (cancelled && !root.isCancelled()) {
            violate("an accepted cancel makes the outcome a cancellation", root);
        }
        if (!forgives) {
            Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
            dropped.forEach(failure -> reach(failure, told));
            root.whenComplete((value, failure) -> reach(failure, told));
            occurred.stream()
                    .filter(fault -> !told.contains(fault))
                    .findFirst()
                    .ifPresent(lost -> violate("no failure is lost", lost.getMessage()));
        }
    }

    private static String described(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.getClass().getSimpleName() + " " + failure.getMessage());
        for (Throwable suppressed : failure.getSuppressed()) {
            text.append(" {").append(described(suppressed)).append('}');
        }
        return text.toString();
    }

    private static void reach(Throwable failure, Set<Throwable> told) {
        if (failure == null || !told.add(failure)) {
            return;
        }
        reach(failure.getCause(), told);
        for (Throwable suppressed : failure.getSuppressed()) {
            reach(suppressed, told);
        }
    }

    List<String> trace() {
        return trace;
    }
}
