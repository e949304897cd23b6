package dev.forthwith.benchmarks.compiletime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what an annotated class costs a build, and prints a table.
 *
 * <p>Its arguments are {@code rounds=5}, {@code sizes=1,100,500,2000}, {@code beside=0} (how many classes without annotations there are as
 * well) and {@code only=FORTHWITH,BARE} (all contestants, otherwise). Every compilation has a JVM of its own, and those of the contestants
 * take turns, once with and once without processing; what counts is the difference of the medians.
 */
public final class CompileTime {
    private static final Path DIRECTORY = Path.of(Paths.ofThis()).resolveSibling("compile-time");

    private final List<Contestant> contestants;
    private final int rounds;
    private final int beside;
    private final Paths paths;

    private CompileTime(List<Contestant> contestants, int rounds, int beside, Paths paths) {
        this.contestants = contestants;
        this.rounds = rounds;
        this.beside = beside;
        this.paths = paths;
    }

    /** Measures, as the arguments say. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> options = new HashMap<>(Map.of("rounds", "5", "sizes", "1,100,500,2000", "beside", "0"));
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            options.put(pair[0], pair[1]);
        }
        List<Contestant> contestants = options.containsKey("only")
                ? Arrays.stream(options.get("only").split(",", -1))
                        .map(Contestant::valueOf)
                        .toList()
                : List.of(Contestant.values());
        Paths paths = Paths.resolve(contestants, DIRECTORY.resolve("peers"));
        CompileTime benchmark = new CompileTime(
                contestants, Integer.parseInt(options.get("rounds")), Integer.parseInt(options.get("beside")), paths);
        System.out.println("JDK " + Runtime.version() + ", medians of " + options.get("rounds"));
        for (String size : options.get("sizes").split(",", -1)) {
            benchmark.measure(Integer.parseInt(size));
        }
    }

    private void measure(int size) throws IOException, InterruptedException {
        Map<Contestant, Project> projects = new EnumMap<>(Contestant.class);
        Map<Contestant, Costs> costs = new EnumMap<>(Contestant.class);
        for (Contestant contestant : contestants) {
            Path directory = DIRECTORY.resolve(contestant.name());
            Directories.delete(directory);
            projects.put(contestant, new Project(contestant, size, beside, paths, directory));
            costs.put(contestant, new Costs());
        }
        for (int round = 0; round < rounds; round++) {
            for (Contestant contestant : contestants) {
                Project project = projects.get(contestant);
                costs.get(contestant).add(project.plain(), project.processed());
            }
        }
        print(size, projects, costs);
    }

    private void print(int size, Map<Contestant, Project> projects, Map<Contestant, Costs> costs) throws IOException {
        Costs floor = costs.get(Contestant.BARE);
        System.out.println();
        System.out.println("| " + size + (size == 1 ? " class" : " classes")
                + (beside == 0 ? "" : " among " + beside + " others")
                + " | CPU ms a class | of the bare processor | wall ms a class | lines a class |");
        System.out.println("|---|---|---|---|---|");
        for (Contestant contestant : contestants) {
            Costs cost = costs.get(contestant);
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %s | %.1f | %d |",
                    contestant.label(),
                    cost.cpu() / size,
                    floor == null ? "" : String.format(Locale.ROOT, "%.2f", cost.cpu() / floor.cpu()),
                    cost.wall() / size,
                    projects.get(contestant).lines() / size));
        }
    }

    /** What the compilations of one contestant took. */
    private static final class Costs {
        private final List<Project.Cost> plain = new ArrayList<>();
        private final List<Project.Cost> processed = new ArrayList<>();

        void add(Project.Cost without, Project.Cost with) {
            plain.add(without);
            processed.add(with);
        }

        /** The milliseconds of CPU time that were added. */
        double cpu() {
            return median(processed.stream().map(Project.Cost::cpu).toList())
                    - median(plain.stream().map(Project.Cost::cpu).toList());
        }

        /** The milliseconds that were added. */
        double wall() {
            return median(processed.stream().map(Project.Cost::wall).toList())
                    - median(plain.stream().map(Project.Cost::wall).toList());
        }

        private static double median(List<Long> values) {
            List<Long> sorted = values.stream().sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
        }
    }
}
