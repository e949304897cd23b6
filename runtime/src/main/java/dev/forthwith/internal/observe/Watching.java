package dev.forthwith.internal.observe;

import dev.forthwith.internal.failure.Dropped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The watchers, mostly none. Who opens something asks {@link #isOn} first, which is one read of a field; what it opens then has a watch
 * or, without one, costs nothing.
 */
public final class Watching {
    /** Where a cancelled task waits that is not reachable any more. */
    public static final String NOWHERE = "what nobody can complete any more";

    private static volatile @Nullable List<Watcher> watchers = first();

    private Watching() {}

    private static @Nullable List<Watcher> first() {
        try {
            Leaks leaks = Leaks.asAskedFor();
            return leaks == null ? null : List.of(leaks);
        } catch (Throwable refused) {
            Dropped.report("nobody looks for leaks", refused);
            return null;
        }
    }

    /** Tells a watcher of all that begins to open from now on. */
    public static synchronized void install(Watcher watcher) {
        List<Watcher> more = new ArrayList<>(installed());
        more.add(watcher);
        watchers = List.copyOf(more);
    }

    /** Tells a watcher no more of what begins to open; its watches are told of the rest. */
    public static synchronized void remove(Watcher watcher) {
        List<Watcher> fewer = new ArrayList<>(installed());
        fewer.remove(watcher);
        watchers = fewer.isEmpty() ? null : List.copyOf(fewer);
    }

    private static List<Watcher> installed() {
        List<Watcher> known = watchers;
        return known == null ? List.of() : known;
    }

    /** Whether anybody watches. */
    public static boolean isOn() {
        return watchers != null || Flight.isOn();
    }

    /** Tells all of them that something begins to open; see {@link Watcher#opens}. */
    public static @Nullable Watch opens(Kind kind, String opener, String closer, Object subject) {
        Watch all = null;
        for (Watcher watcher : installed()) {
            all = Watches.both(all, Guarded.opens(watcher, kind, opener, closer, subject));
        }
        return Flight.isOn() ? Watches.both(all, Guarded.opens(Flight.watcher(), kind, opener, closer, subject)) : all;
    }

    /** Tells all of them that something has opened that needs no time to do so. */
    public static @Nullable Watch opened(Kind kind, String opener, String closer, Object subject) {
        Watch watch = opens(kind, opener, closer, subject);
        if (watch != null) {
            watch.opened();
        }
        return watch;
    }

    /** Tells all of them that a cancelled task waits; see {@link Watcher#waits}. */
    public static @Nullable Runnable waits(Supplier<String> place) {
        Runnable all = null;
        for (Watcher watcher : installed()) {
            all = both(all, waits(watcher, place));
        }
        return Flight.isOn() ? both(all, waits(Flight.watcher(), place)) : all;
    }

    private static @Nullable Runnable waits(Watcher watcher, Supplier<String> place) {
        AtomicReference<@Nullable Runnable> end = new AtomicReference<>();
        Guarded.run(() -> end.set(watcher.waits(place)));
        Runnable told = end.get();
        return told == null ? null : () -> Guarded.run(told);
    }

    private static @Nullable Runnable both(@Nullable Runnable first, @Nullable Runnable second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return () -> {
            first.run();
            second.run();
        };
    }
}
