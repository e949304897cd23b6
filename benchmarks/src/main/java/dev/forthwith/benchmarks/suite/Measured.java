package dev.forthwith.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;

/**
 * What one peer needed for one operation.
 *
 * @param workload the workload, and after a slash its task
 * @param sites what the call sites have seen
 * @param peer who did it
 * @param nanoseconds an operation took in the fastest iteration: what else the machine does only slows
 * @param error of that, half of the confidence interval of 99.9 %
 * @param bytes an operation allocated
 */
record Measured(String workload, String sites, String peer, double nanoseconds, double error, double bytes) {
    private static final String HEAD = "workload,sites,peer,nanoseconds,error,bytes";

    @SuppressWarnings("rawtypes") // as JMH has it
    static Measured of(RunResult run) {
        String benchmark = run.getParams().getBenchmark();
        String[] parts = benchmark.split("\\.", -1);
        String task = run.getParams().getParam("task");
        String peer = run.getParams().getParam("peer");
        double bytes = run.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
        double error = run.getPrimaryResult().getScoreError();
        return new Measured(
                parts[parts.length - 2] + (task == null ? "" : "/" + task),
                run.getParams().getParam("sites"),
                peer == null ? parts[parts.length - 1] : peer,
                run.getPrimaryResult().getStatistics().getMin(),
                Double.isNaN(error) ? 0 : error,
                bytes);
    }

    static void write(Path file, Collection<Measured> results) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        for (Measured result : results) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%.2f,%.2f,%.2f",
                    result.workload,
                    result.sites,
                    result.peer,
                    result.nanoseconds,
                    result.error,
                    result.bytes));
        }
        Files.write(file, lines);
    }

    static List<Measured> read(Path file) throws IOException {
        List<Measured> results = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.equals(HEAD)) {
                String[] cells = line.split(",", -1);
                results.add(new Measured(
                        cells[0],
                        cells[1],
                        cells[2],
                        Double.parseDouble(cells[3]),
                        Double.parseDouble(cells[4]),
                        Double.parseDouble(cells[5])));
            }
        }
        return results;
    }
}
