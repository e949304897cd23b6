package dev.forthwith.benchmarks.suite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A contest as it went.
 *
 * @param contest what was asked for
 * @param ours our result
 * @param best the best rival's
 */
record Verdict(Contest contest, Measured ours, Measured best) {
    /** The bytes of a pass are spread over its elements: so much of them is none. */
    private static final double NOTHING = 0.15;

    /** How the contests went whose results are there. */
    static List<Verdict> of(List<Measured> results) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Contest contest : Contest.ALL) {
            for (String sites : List.of("MONO", "MEGA")) {
                List<Measured> runs = results.stream()
                        .filter(run -> run.workload().equals(contest.name())
                                && run.sites().equals(sites))
                        .toList();
                runs.stream()
                        .filter(run -> run.peer().equals(contest.ours()))
                        .findFirst()
                        .ifPresent(ours -> runs.stream()
                                .filter(run -> contest.rivals().contains(run.peer()))
                                .min(Comparator.comparingDouble(Measured::nanoseconds))
                                .ifPresent(best -> verdicts.add(new Verdict(contest, ours, best))));
            }
        }
        return verdicts;
    }

    double ratio() {
        return ours.nanoseconds() / best.nanoseconds();
    }

    boolean isMet() {
        return ratio() <= contest.ratio() && ours.bytes() <= contest.bytes() + NOTHING;
    }
}
