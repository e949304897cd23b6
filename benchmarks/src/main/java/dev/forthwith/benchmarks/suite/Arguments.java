package dev.forthwith.benchmarks.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command was given.
 *
 * @param workloads the names of workloads; none means all
 * @param output where to write to
 * @param jvm options for the processes of the measurement
 */
record Arguments(List<String> workloads, @Nullable Path output, List<String> jvm) {
    static Arguments of(List<String> words) {
        List<String> workloads = new ArrayList<>();
        List<String> jvm = new ArrayList<>();
        Path output = null;
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word) {
                case "-o" -> output = Path.of(rest.next());
                case "-j" -> jvm.add(rest.next());
                default -> workloads.add(word);
            }
        }
        return new Arguments(workloads, output, jvm);
    }

    boolean selects(Class<?> workload) {
        return workloads.isEmpty() || workloads.contains(workload.getSimpleName());
    }
}
