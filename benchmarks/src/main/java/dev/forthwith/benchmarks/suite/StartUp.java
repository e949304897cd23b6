package dev.forthwith.benchmarks.suite;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the first use costs: a scope and a loop of ten elements in a new process, class loading included. */
public final class StartUp {
    private static final int RUNS = 15;

    private StartUp() {}

    /** Measures and prints. */
    public static void run(List<String> arguments) throws Exception {
        Arguments given = Arguments.of(arguments);
        System.out.println("\nJDK " + Runtime.version() + "\n");
        System.out.println(
                "| | classes loaded | ms, median of " + RUNS + " processes | fastest |\n|---|---:|---:|---:|");
        for (FirstUse use : FirstUse.values()) {
            List<Double> times = new ArrayList<>();
            String classes = "";
            for (int i = 0; i < RUNS; i++) {
                String[] printed = inNewProcess(use, given);
                times.add(Double.valueOf(printed[0]));
                classes = printed[1];
            }
            times.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.1f | %.1f |%n",
                    use.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    classes,
                    times.get(RUNS / 2),
                    times.get(0));
        }
    }

    private static String[] inNewProcess(FirstUse use, Arguments given) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(given.jvm());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FirstUse.class.getName(), use.name()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed;
        try (var reader = process.inputReader()) {
            printed = reader.readLine();
        }
        if (process.waitFor() != 0 || printed == null) {
            throw new IllegalStateException(use + " failed");
        }
        return printed.split(" ", -1);
    }
}
