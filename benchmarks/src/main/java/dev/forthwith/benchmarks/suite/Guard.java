package dev.forthwith.benchmarks.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compares a short run with the ratios that are checked in. Times are good only as ratios within one run, so those are compared. */
public final class Guard {
    /** How much worse a ratio may be: forks differ by so much. */
    private static final double SLACK = 1.3;
    /** How many more bytes an operation may allocate. */
    private static final double BYTES = 1;

    private Guard() {}

    /** Fails if a ratio is worse than in the file; the first argument names it, the rest is for the suite. */
    public static void run(List<String> arguments) throws Exception {
        List<Verdict> known = Verdict.of(Measured.read(Path.of(arguments.get(0))));
        Arguments given = Arguments.of(arguments.subList(1, arguments.size()));
        List<Verdict> now = Verdict.of(Suite.SHORT.measure(given));
        System.out.println(Table.verdicts(now));
        boolean worse = false;
        for (Verdict verdict : now) {
            Optional<Verdict> before = known.stream()
                    .filter(old -> old.contest().equals(verdict.contest())
                            && old.ours().sites().equals(verdict.ours().sites()))
                    .findFirst();
            if (before.isPresent() && isWorse(verdict, before.get())) {
                worse = true;
                System.out.printf(
                        "%s (%s): %.2f of the best rival, %.1f B; was %.2f, %.1f B%n",
                        verdict.contest().name(),
                        verdict.ours().sites(),
                        verdict.ratio(),
                        verdict.ours().bytes(),
                        before.get().ratio(),
                        before.get().ours().bytes());
            }
        }
        if (worse) {
            throw new IllegalStateException("slower than what is checked in, see above");
        }
        System.out.println("As fast as what is checked in.");
    }

    private static boolean isWorse(Verdict now, Verdict before) {
        return now.ratio() > before.ratio() * SLACK
                || now.ours().bytes() > before.ours().bytes() + BYTES;
    }
}
