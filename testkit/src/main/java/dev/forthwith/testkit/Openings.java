package dev.forthwith.testkit;

import dev.forthwith.internal.observe.Kind;
import dev.forthwith.internal.observe.Watch;
import dev.forthwith.internal.observe.Watcher;
import dev.forthwith.internal.observe.Watching;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is open, and whose it is: what is opened on the thread of a test is of that test; on another thread it is of the one test that runs, or of
 * all those that run at once, the last of which answers for it. What is opened while no test runs is nobody's.
 */
final class Openings implements Watcher {
    /** A test, or a class of tests. */
    static final class Owner {
        private final @Nullable Owner outer;
        private @Nullable Owner before;

        private Owner(@Nullable Owner outer) {
            this.outer = outer;
        }
    }

    private static final ThreadLocal<@Nullable Owner> CURRENT = new ThreadLocal<>();

    /** All there are: watchers are for the whole process. */
    static final Openings ALL = new Openings();

    private final Set<Owner> running = new LinkedHashSet<>();
    private final Map<Opening, Set<Owner>> open = new LinkedHashMap<>();

    private Openings() {}

    /** Begins a test, or a class of tests, on this thread. */
    Owner begin(@Nullable Owner outer) {
        Owner owner = new Owner(outer);
        owner.before = CURRENT.get();
        synchronized (open) {
            if (running.isEmpty()) {
                Watching.install(this);
            }
            running.add(owner);
        }
        CURRENT.set(owner);
        return owner;
    }

    /** Ends it, and answers with what it has left open: what was not closed within this time. */
    List<String> end(Owner owner, Duration grace) {
        CURRENT.set(owner.before);
        List<Opening> left;
        synchronized (open) {
            long until = System.nanoTime() + grace.toNanos();
            long now = System.nanoTime();
            boolean interrupted = false;
            while (!interrupted && until > now && !leftBy(owner).isEmpty()) {
                interrupted = !waitFor(until - now);
                now = System.nanoTime();
            }
            left = leftBy(owner);
            left.forEach(open::remove);
            running.remove(owner);
            if (running.isEmpty()) {
                Watching.remove(this);
                open.clear();
            }
        }
        return left.stream().map(Opening::describe).toList();
    }

    private boolean waitFor(long nanos) {
        try {
            open.wait(Math.max(1, nanos / 1_000_000));
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What this one answers for: all that is its own alone, now that the others have ended. */
    private List<Opening> leftBy(Owner owner) {
        List<Opening> left = new ArrayList<>();
        open.forEach((opening, owners) -> {
            if (owners.contains(owner)
                    && owners.stream().noneMatch(other -> other != owner && running.contains(other))) {
                left.add(opening);
            }
        });
        return left;
    }

    @Override
    public @Nullable Watch opens(Kind kind, String opener, String closer, Object subject) {
        return kind.isPart() ? null : add(Opening.of(this, kind, opener, closer));
    }

    @Override
    public @Nullable Runnable waits(Supplier<String> place) {
        return add(Opening.ofWait(this, place));
    }

    private @Nullable Opening add(Opening opening) {
        Owner own = CURRENT.get();
        synchronized (open) {
            Set<Owner> owners = own != null ? Set.of(own) : innermost();
            if (owners.isEmpty()) {
                return null;
            }
            open.put(opening, owners);
        }
        return opening;
    }

    /** The tests that run, and the classes of which none does. */
    private Set<Owner> innermost() {
        Set<Owner> inner = new LinkedHashSet<>(running);
        running.forEach(owner -> {
            if (owner.outer != null) {
                inner.remove(owner.outer);
            }
        });
        return inner;
    }

    void over(Opening opening) {
        synchronized (open) {
            open.remove(opening);
            open.notifyAll();
        }
    }
}
