package dev.forthwith.benchmarks;

import dev.forthwith.benchmarks.suite.Guard;
import dev.forthwith.benchmarks.suite.Plots;
import dev.forthwith.benchmarks.suite.Scaling;
import dev.forthwith.benchmarks.suite.StartUp;
import dev.forthwith.benchmarks.suite.Suite;
import java.util.Arrays;
import java.util.List;

/** The commands of {@code docs/performance.md}; anything else is for JMH itself. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        List<String> rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        switch (args.length == 0 ? "" : args[0]) {
            case "short" -> Suite.SHORT.run(rest);
            case "full" -> Suite.FULL.run(rest);
            case "guard" -> Guard.run(rest);
            case "scaling" -> Scaling.run(rest);
            case "start-up" -> StartUp.run(rest);
            case "plots" -> Plots.draw(rest);
            default -> org.openjdk.jmh.Main.main(args);
        }
    }
}
