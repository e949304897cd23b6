package dev.forthwith.benchmarks.suite;

import dev.forthwith.benchmarks.workload.Growth;
import dev.forthwith.benchmarks.workload.Growth.Dimension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Whether the cost of one stays the same however many there are. */
public final class Scaling {
    private Scaling() {}

    /** Measures and prints; the arguments are names of dimensions, none means all. {@code -o FILE} also writes the results. */
    public static void run(List<String> arguments) throws Exception {
        Arguments given = Arguments.of(arguments);
        List<Measured> results = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            if (given.workloads().isEmpty() || given.workloads().contains(dimension.name())) {
                measure(dimension, given, results);
            }
        }
        System.out.println("\nJDK " + Runtime.version() + "\n");
        System.out.println("| what grows | size | ns each | B each |\n|---|---:|---:|---:|");
        for (Measured result : results) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.1f | %.1f |%n",
                    result.workload().toLowerCase(Locale.ROOT).replace('_', ' '),
                    result.peer(),
                    result.nanoseconds(),
                    result.bytes());
        }
        Path file = given.output();
        if (file != null) {
            Measured.write(file, results);
        }
    }

    private static void measure(Dimension dimension, Arguments given, List<Measured> results) throws Exception {
        OptionsBuilder options = new OptionsBuilder();
        options.include("\\." + Growth.class.getSimpleName() + "\\.")
                .param("sites", "MEGA")
                .param("dimension", dimension.name())
                .param(
                        "size",
                        Arrays.stream(dimension.sizes())
                                .mapToObj(Integer::toString)
                                .toArray(String[]::new))
                .forks(1)
                .warmupIterations(4)
                .warmupTime(TimeValue.milliseconds(400))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(300))
                .jvmArgsAppend(given.jvm().toArray(new String[0]))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true);
        for (RunResult run : new Runner(options.build()).run()) {
            Measured whole = Measured.of(run);
            int size = Integer.parseInt(run.getParams().getParam("size"));
            long units = dimension.units(size);
            results.add(new Measured(
                    dimension.name(),
                    whole.sites(),
                    Integer.toString(size),
                    whole.nanoseconds() / units,
                    whole.error() / units,
                    whole.bytes() / units));
        }
    }
}
