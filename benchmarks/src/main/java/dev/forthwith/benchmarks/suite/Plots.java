package dev.forthwith.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws what was measured, the same picture from the same results. */
public final class Plots {
    private Plots() {}

    /** Draws every {@code results-*.csv} and {@code scaling-*.csv} of the folder that is named, beside it. */
    public static void draw(List<String> arguments) throws IOException {
        Path folder = Path.of(arguments.isEmpty() ? "docs/performance" : arguments.get(0));
        try (var files = Files.newDirectoryStream(folder, "*.csv")) {
            for (Path file : files) {
                String name = file.getFileName().toString().replace(".csv", "");
                List<Measured> results = Measured.read(file);
                String picture = name.startsWith("scaling") ? lines(results) : bars(results);
                Files.writeString(folder.resolve(name + ".svg"), picture);
            }
        }
    }

    private static Map<String, List<Measured>> groups(List<Measured> results, boolean sites) {
        Map<String, List<Measured>> groups = new LinkedHashMap<>();
        for (Measured result : results) {
            String key = result.workload() + (sites ? ", " + result.sites().toLowerCase(Locale.ROOT) : "");
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(result);
        }
        return groups;
    }

    /** A bar for each peer, as long as the logarithm of its time; a group for each workload. */
    private static String bars(List<Measured> results) {
        Svg svg = new Svg();
        double y = 10;
        for (Map.Entry<String, List<Measured>> group : groups(results, true).entrySet()) {
            y += 24;
            svg.text(10, y, "bold", "start", group.getKey());
            for (Measured result : group.getValue()) {
                y += 15;
                double length = Math.max(2, 75 * Math.log10(1 + result.nanoseconds()));
                svg.text(170, y, "normal", "end", label(result.peer()));
                svg.bar(176, y - 10, length, 11, result.peer().startsWith("FORTHWITH") ? "#1b6ca8" : "#b8c4ce");
                svg.text(
                        182 + length,
                        y,
                        "normal",
                        "start",
                        String.format(Locale.ROOT, "%.1f ns, %.0f B", result.nanoseconds(), result.bytes()));
            }
        }
        return svg.finish(820, y + 20);
    }

    /** A panel for each dimension: the cost of one over the number, both logarithmic. */
    private static String lines(List<Measured> results) {
        Svg svg = new Svg();
        double top = 0;
        for (Map.Entry<String, List<Measured>> group : groups(results, false).entrySet()) {
            List<Measured> points = group.getValue();
            double most =
                    points.stream().mapToDouble(Measured::nanoseconds).max().orElse(1);
            svg.text(10, top + 24, "bold", "start", "one of many: " + label(group.getKey()));
            svg.line(60, top + 140, 780, top + 140, "#888");
            double fromX = 0;
            double fromY = 0;
            for (int i = 0; i < points.size(); i++) {
                Measured point = points.get(i);
                double x = 90 + i * 650.0 / Math.max(1, points.size() - 1);
                double y = top + 140 - 90 * Math.log10(1 + point.nanoseconds()) / Math.log10(1 + most);
                if (i > 0) {
                    svg.line(fromX, fromY, x, y, "#1b6ca8");
                }
                svg.bar(x - 2, y - 2, 4, 4, "#1b6ca8");
                svg.text(x, y - 8, "normal", "middle", String.format(Locale.ROOT, "%.1f ns", point.nanoseconds()));
                svg.text(x, top + 155, "normal", "middle", point.peer());
                fromX = x;
                fromY = y;
            }
            top += 170;
        }
        return svg.finish(820, top + 10);
    }

    private static String label(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
