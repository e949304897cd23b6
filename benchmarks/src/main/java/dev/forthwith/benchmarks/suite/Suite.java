package dev.forthwith.benchmarks.suite;

import dev.forthwith.benchmarks.workload.ConstantSpace;
import dev.forthwith.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** All workloads, in one run. */
public enum Suite {
    /** The contestants of the targets, one short process each. */
    SHORT {
        @Override
        void prepare(ChainedOptionsBuilder options) {
            options.forks(1)
                    .warmupIterations(4)
                    .warmupTime(TimeValue.milliseconds(400))
                    .measurementIterations(10)
                    .measurementTime(TimeValue.milliseconds(150));
        }

        @Override
        String[] peers(List<Contest> contests) {
            Set<String> peers = new LinkedHashSet<>();
            for (Contest contest : contests) {
                peers.add(contest.ours());
                peers.addAll(contest.rivals());
            }
            return peers.toArray(new String[0]);
        }

        @Override
        String[] sites(List<Contest> contests) {
            return contests.stream()
                    .flatMap(contest -> contest.sites().stream())
                    .distinct()
                    .sorted()
                    .map(Enum::name)
                    .toArray(String[]::new);
        }
    },
    /** Everybody, everywhere. */
    FULL {
        @Override
        void prepare(ChainedOptionsBuilder options) {
            // As the annotations of the workloads say.
        }

        @Override
        String[] peers(List<Contest> contests) {
            return new String[0];
        }

        @Override
        String[] sites(List<Contest> contests) {
            return new String[0];
        }
    };

    abstract void prepare(ChainedOptionsBuilder options);

    /** Who takes part; nobody in particular: all. */
    abstract String[] peers(List<Contest> contests);

    abstract String[] sites(List<Contest> contests);

    /**
     * Runs the workloads and prints what came out.
     *
     * @param arguments the names of workloads, or none for all; {@code -o FILE} also writes the results; {@code -j OPTION} is for the JVM
     */
    public void run(List<String> arguments) throws Exception {
        Arguments given = Arguments.of(arguments);
        List<Measured> results = measure(given);
        System.out.println("\nJDK " + Runtime.version() + "\n");
        System.out.println(Table.results(results));
        System.out.println(Table.verdicts(Verdict.of(results)));
        Path file = given.output();
        if (file != null) {
            Measured.write(file, results);
        }
    }

    List<Measured> measure(Arguments given) throws RunnerException {
        Map<Class<? extends Workload>, List<Contest>> workloads = new LinkedHashMap<>();
        for (Contest contest : Contest.ALL) {
            workloads
                    .computeIfAbsent(contest.workload(), w -> new ArrayList<>())
                    .add(contest);
        }
        workloads.put(ConstantSpace.class, List.of());
        List<Measured> results = new ArrayList<>();
        for (Map.Entry<Class<? extends Workload>, List<Contest>> entry : workloads.entrySet()) {
            if (given.selects(entry.getKey())) {
                for (RunResult run : new Runner(
                                options(entry.getKey(), entry.getValue(), given).build())
                        .run()) {
                    results.add(Measured.of(run));
                }
            }
        }
        return results;
    }

    private ChainedOptionsBuilder options(Class<?> workload, List<Contest> contests, Arguments given) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + workload.getSimpleName() + "\\.")
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend(given.jvm().toArray(new String[0]))
                .shouldFailOnError(true);
        prepare(options);
        String[] peers = peers(contests);
        if (peers.length > 0) {
            options.param("peer", peers);
        }
        String[] sites = contests.isEmpty() ? new String[] {"MEGA"} : sites(contests);
        if (sites.length > 0) {
            options.param("sites", sites);
        }
        return options;
    }
}
