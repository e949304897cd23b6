package dev.forthwith.simulation;

import dev.forthwith.AsyncTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The laws of failures: none is lost, none is told twice in one tree, the earliest is primary. */
final class Failures {
    private final World world;
    private final List<Fault> occurred = new ArrayList<>(0);
    private final Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>(4));
    private boolean handled;
    private boolean concurrent;

    Failures(World world) {
        this.world = world;
    }

    Fault occurs(Step<?> step) {
        Fault fault = new Fault(world, step.toString(), occurred.size());
        occurred.add(fault);
        return fault;
    }

    /** Somebody has seen a failure, and with it those that it carries. */
    void tell(@Nullable Throwable failure) {
        if (failure != null && !occurred.isEmpty()) {
            tell(failure, Collections.newSetFromMap(new IdentityHashMap<>(4)));
        }
    }

    private void tell(@Nullable Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return;
        }
        if (failure instanceof Fault) {
            told.add(failure);
        }
        tell(failure.getCause(), seen);
        for (Throwable suppressed : failure.getSuppressed()) {
            tell(suppressed, seen);
        }
    }

    /** Somebody has seen a failure and goes on. */
    void handle(@Nullable Throwable failure) {
        handled = true;
        tell(failure);
    }

    boolean isAnyHandled() {
        return handled;
    }

    /** From here on things happen side by side, and which failure is first is not told by the clock. */
    void happenSideBySide() {
        concurrent = true;
    }

    void check(AsyncTask<?> whole) {
        whole.whenComplete((value, failure) -> {
            world.say("result", failure == null ? String.valueOf(value) : described(failure));
            tell(failure);
            if (failure != null) {
                checkTree(failure, failure, Collections.newSetFromMap(new IdentityHashMap<>()));
            }
        });
        for (Fault fault : occurred) {
            if (!told.contains(fault)) {
                world.violate("no failure is lost", fault.getMessage());
            }
        }
    }

    private void checkTree(Throwable primary, Throwable node, Set<Throwable> seen) {
        if (!seen.add(node)) {
            world.violate("a failure is told once", node);
            return;
        }
        if (!concurrent && primary instanceof Fault first && node instanceof Fault other && other.order < first.order) {
            world.violate("the earliest failure is primary", other);
        }
        if (!isOfThisWorld(node)) {
            world.violate("nothing fails that was not broken", node);
        }
        if (node.getCause() != null) {
            checkTree(primary, node.getCause(), seen);
        }
        for (Throwable suppressed : node.getSuppressed()) {
            checkTree(primary, suppressed, seen);
        }
    }

    private static boolean isOfThisWorld(Throwable failure) {
        return failure instanceof Fault
                || failure instanceof CancellationException
                || failure instanceof TimeoutException
                || String.valueOf(failure.getMessage()).contains("returned null instead of a stage")
                || String.valueOf(failure.getMessage()).contains("stack is closed");
    }

    static String described(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.getClass().getSimpleName() + " (" + failure.getMessage() + ")");
        for (Throwable suppressed : failure.getSuppressed()) {
            text.append(" {").append(described(suppressed)).append('}');
        }
        return text.toString();
    }
}
