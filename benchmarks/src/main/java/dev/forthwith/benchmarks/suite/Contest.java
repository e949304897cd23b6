package dev.forthwith.benchmarks.suite;

import dev.forthwith.benchmarks.fixture.Sites;
import dev.forthwith.benchmarks.workload.AwaitedBody;
import dev.forthwith.benchmarks.workload.ConcurrentCalls;
import dev.forthwith.benchmarks.workload.DirectStyle;
import dev.forthwith.benchmarks.workload.FusedOperators;
import dev.forthwith.benchmarks.workload.HoppingElements;
import dev.forthwith.benchmarks.workload.HoppingScope;
import dev.forthwith.benchmarks.workload.MergedSources;
import dev.forthwith.benchmarks.workload.NestedScopes;
import dev.forthwith.benchmarks.workload.PagedElements;
import dev.forthwith.benchmarks.workload.Prefetching;
import dev.forthwith.benchmarks.workload.ReadyElements;
import dev.forthwith.benchmarks.workload.ReadyScope;
import dev.forthwith.benchmarks.workload.Workload;
import java.util.List;
import java.util.Set;

/**
 * Who has to be how far ahead of whom.
 *
 * @param letter names the workload
 * @param task which part of it, or nothing
 * @param workload the benchmark
 * @param sites where the target holds
 * @param ours the peer that is ours
 * @param rivals whose best result counts
 * @param ratio how much of the best rival's time ours may take
 * @param bytes how many bytes an operation of ours may allocate, with what the user's code does
 */
record Contest(
        String letter,
        String task,
        Class<? extends Workload> workload,
        Set<Sites> sites,
        String ours,
        List<String> rivals,
        double ratio,
        double bytes) {
    private static final double ANY = Double.POSITIVE_INFINITY;
    private static final Set<Sites> BOTH = Set.of(Sites.MONO, Sites.MEGA);
    private static final Set<Sites> REAL = Set.of(Sites.MEGA);

    /** All targets. What the stages of the user's code take is in the bytes: 24 for each that is new. */
    static final List<Contest> ALL = List.of(
            of("A", ReadyElements.class, BOTH, "FORTHWITH", 0.5, 0, "BY_HAND", "FOUNDATION_DB", "IBM_ASYNCUTIL"),
            of("A", ReadyElements.class, BOTH, "FORTHWITH_STAGES", 1, 24, "BY_HAND", "IBM_ASYNCUTIL"),
            of("A'", AwaitedBody.class, BOTH, "FORTHWITH", 0.5, 0, "BY_HAND", "FOUNDATION_DB", "IBM_ASYNCUTIL"),
            of("A'", AwaitedBody.class, BOTH, "FORTHWITH_STAGES", 0.5, 24, "BY_HAND", "IBM_ASYNCUTIL"),
            of("B", FusedOperators.class, BOTH, "FORTHWITH", 1, 0, "STREAM"),
            of("C", HoppingElements.class, REAL, "FORTHWITH", 0.85, 144, "BY_HAND"),
            of("D", PagedElements.class, BOTH, "FORTHWITH", 0.5, 2.1, "FOUNDATION_DB", "REACTOR", "RXJAVA"),
            of("D", PagedElements.class, BOTH, "FORTHWITH", 1, 2.1, "STREAM_FLAT_MAP", "PAGE_CALLBACK"),
            of("E", ReadyScope.class, BOTH, "FORTHWITH", 0.5, 72, "BY_HAND"),
            of("F", HoppingScope.class, REAL, "FORTHWITH", 1.05, 448, "BY_HAND"),
            of("G", NestedScopes.class, REAL, "FORTHWITH", 0.7, ANY, "BY_HAND"),
            of("G", NestedScopes.class, REAL, "FORTHWITH_STACK", 0.3, ANY, "BY_HAND"),
            of("H", Prefetching.class, REAL, "FORTHWITH", 1.05, ANY, "BY_HAND", "REACTOR", "RXJAVA", "MUTINY"),
            of("M", ConcurrentCalls.class, REAL, "FORTHWITH", 1, ANY, "REACTOR", "RXJAVA", "PEKKO"),
            of("M", MergedSources.class, REAL, "FORTHWITH", 1, ANY, "REACTOR", "RXJAVA", "PEKKO"),
            direct("READY"),
            direct("HOPPING"),
            direct("SCOPE"));

    private static Contest of(
            String letter,
            Class<? extends Workload> workload,
            Set<Sites> sites,
            String ours,
            double ratio,
            double bytes,
            String... rivals) {
        return new Contest(letter, "", workload, sites, ours, List.of(rivals), ratio, bytes);
    }

    private static Contest direct(String task) {
        return new Contest(
                "V", task, DirectStyle.class, REAL, DirectStyle.Peer.FORTHWITH.name(), List.of("BARE_JOIN"), 1.2, ANY);
    }

    String name() {
        return workload.getSimpleName() + (task.isEmpty() ? "" : "/" + task);
    }
}
