package dev.forthwith.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/conformance.md} lists the cases that the tests cover, and that is all of {@code cases.txt}; {@code -Dforthwith.update=true}
 * writes it. A test is found by its name in its source, so that no module need be built for it; a consumer by its own.
 */
final class ConformancePageTest {
    private static final Path PAGE = Path.of("conformance.md");
    private static final Pattern NUMBER = Pattern.compile("[crixp]\\d+");
    private static final Pattern NAME = Pattern.compile("((?:" + NUMBER + "_)+)(\\w+)");
    /** A test with its annotations, whose method bears a number. */
    private static final Pattern TEST =
            Pattern.compile("((?:^    @.*\\R)+)    void " + NAME + "\\(", Pattern.MULTILINE);

    private static final List<String> MODULES = List.of("runtime", "processor", "benchmarks");

    private record Row(String number, String what, String with, String where) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            return line().compareTo(other.line());
        }

        String line() {
            return "| " + number + " | " + what + " | " + with + " | " + where + " |";
        }
    }

    @Test
    void thePageListsTheCases() throws Exception {
        String expected = page(rows());
        if (Boolean.getBoolean("forthwith.update")) {
            Files.writeString(PAGE, expected);
        }
        assertEquals(expected, Files.readString(PAGE), "docs/conformance.md is out of date: -Dforthwith.update=true");
    }

    @Test
    void everyCaseHasItsTest() throws Exception {
        SortedSet<String> missing;
        try (var in = ConformancePageTest.class.getResourceAsStream("cases.txt")) {
            missing = NUMBER.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^#.*$", ""))
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertEquals(188, missing.size());
        missing.removeAll(rows().stream().map(Row::number).collect(Collectors.toSet()));
        assertEquals(Set.of(), missing, "no test bears these numbers");
    }

    private static SortedSet<Row> rows() throws IOException {
        SortedSet<Row> rows = new TreeSet<>();
        for (String module : MODULES) {
            for (Path source : under(Path.of("..", module, "src/test/java"), ".java")) {
                Matcher test = TEST.matcher(Files.readString(source));
                while (test.find()) {
                    String suite = source.getFileName().toString().replace(".java", "");
                    add(rows, test.group(2), test.group(3), with(module, test.group(1)), suite);
                }
            }
        }
        for (Path consumer : under(Path.of("../consumers/src/it"), "invoker.properties")) {
            Properties properties = new Properties();
            try (var in = Files.newInputStream(consumer)) {
                properties.load(in);
            }
            Matcher name = NAME.matcher(properties.getProperty("invoker.name", ""));
            if (name.matches()) {
                String project = consumer.getParent().getFileName().toString();
                add(rows, name.group(1), name.group(2), "a build of its own", "consumers/" + project);
            }
        }
        return rows;
    }

    private static void add(Set<Row> rows, String numbers, String name, String with, String where) {
        NUMBER.matcher(numbers)
                .results()
                .forEach(number -> rows.add(new Row(
                        number.group(), name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT), with, where)));
    }

    private static String with(String module, String annotations) {
        if (annotations.contains("@BothTwins")) {
            return "ready, hopping";
        }
        return module.equals("processor") ? "javac, ecj" : "once";
    }

    private static List<Path> under(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    private static String page(Set<Row> rows) {
        return """
                # Conformance

                The cases of public test suites and bugs of other systems that Forthwith must pass: `c` from the suites of
                languages (Python, C#, JavaScript, Kotlin, Swift) and effect systems, `r` and `i` from those of Java libraries, for
                resources and for iteration, `x` for Reactive Streams, `p` for what is generated. Those of the runtime run twice: with
                stages that are ready when they are returned, and with stages that complete on another thread; those of the
                processor run under javac and under Eclipse's compiler. The build makes this page from the tests, and fails if one
                of them does, or if a case has none.

                | case | what | passes with | test |
                |---|---|---|---|
                """ + rows.stream().map(Row::line).collect(Collectors.joining("\n")) + "\n";
    }
}
