package dev.forthwith.benchmarks.suite;

import java.util.List;
import java.util.Locale;

/** Results as tables in Markdown. */
final class Table {
    private Table() {}

    /** Who needed how much. */
    static String results(List<Measured> results) {
        StringBuilder table = new StringBuilder();
        table.append("| workload | sites | peer | ns/op | | of ours | B/op |\n");
        table.append("|---|---|---|---:|---|---:|---:|\n");
        for (Measured result : results) {
            double ours = results.stream()
                    .filter(run -> run.workload().equals(result.workload())
                            && run.sites().equals(result.sites())
                            && run.peer().equals("FORTHWITH"))
                    .mapToDouble(Measured::nanoseconds)
                    .findFirst()
                    .orElse(Double.NaN);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %.1f | ± %.1f | %.2f | %.1f |%n",
                    result.workload(),
                    result.sites().toLowerCase(Locale.ROOT),
                    result.peer().toLowerCase(Locale.ROOT).replace('_', ' '),
                    result.nanoseconds(),
                    result.error(),
                    result.nanoseconds() / ours,
                    result.bytes()));
        }
        return table.toString();
    }

    /** Which targets are met. */
    static String verdicts(List<Verdict> verdicts) {
        StringBuilder table = new StringBuilder();
        table.append("| | workload | sites | ours | best rival | ratio | target | B/op | target | met |\n");
        table.append("|---|---|---|---|---|---:|---:|---:|---:|---|\n");
        for (Verdict verdict : verdicts) {
            Contest contest = verdict.contest();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %.2f | %.2f | %.1f | %s | %s |%n",
                    contest.letter(),
                    contest.name(),
                    verdict.ours().sites().toLowerCase(Locale.ROOT),
                    contest.ours().toLowerCase(Locale.ROOT).replace('_', ' '),
                    verdict.best().peer().toLowerCase(Locale.ROOT).replace('_', ' '),
                    verdict.ratio(),
                    contest.ratio(),
                    verdict.ours().bytes(),
                    Double.isInfinite(contest.bytes()) ? "" : String.format(Locale.ROOT, "%.1f", contest.bytes()),
                    verdict.isMet() ? "yes" : "**no**"));
        }
        return table.toString();
    }
}
