package dev.forthwith.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.bench.Twin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What CPython did, Forthwith does: every trace of {@code oracle.py} is replayed. */
@Timeout(300)
final class PythonTest {
    private static final Pattern EXIT = Pattern.compile("(exit\\d)\\(([^)]*)\\)");

    @ParameterizedTest
    @EnumSource(Twin.class)
    void everyTrace(Twin twin) throws IOException {
        int count = 0;
        List<String> differences = new ArrayList<>();
        try (BufferedReader traces = traces()) {
            for (String line = traces.readLine(); line != null; line = traces.readLine()) {
                int tab = line.indexOf('\t');
                String scenario = line.substring(0, tab);
                String expected = withIntendedDifferences(scenario, line.substring(tab + 1));
                String actual = new Scenario(twin, scenario).trace();
                if (!expected.equals(actual)) {
                    differences.add(scenario + "\n  Python    " + expected + "\n  Forthwith " + actual);
                }
                count++;
            }
        }
        assertEquals(
                "",
                String.join("\n", differences.subList(0, Math.min(10, differences.size()))),
                () -> differences.size() + " traces differ");
        assertTrue(count > 10_000, "only " + count);
    }

    /** Those that docs/python.md explains. */
    private static String withIntendedDifferences(String scenario, String trace) {
        if (scenario.endsWith("|c")) {
            return cancellationStays(scenario, trace);
        }
        return scenario.startsWith("S") && trace.endsWith("=v") ? handledIsNull(scenario, trace) : trace;
    }

    /** In Python a stack whose exits handled a failure among themselves keeps the value of the body; here it is as if they were nested. */
    private static String handledIsNull(String scenario, String trace) {
        List<String> contexts = contexts(scenario);
        Matcher exit = EXIT.matcher(trace);
        while (exit.find()) {
            boolean handles = contexts.get(exit.group(1).charAt(4) - '0').endsWith("s");
            if (handles && !exit.group(2).equals("ok")) {
                return trace.substring(0, trace.length() - 2) + "=None";
            }
        }
        return trace;
    }

    private static List<String> contexts(String scenario) {
        return List.of(scenario.substring(2, scenario.lastIndexOf('|')).split(",", -1));
    }

    /** In Python an exit may swallow or replace a cancellation, here it stays one and later failures join it. */
    private static String cancellationStays(String scenario, String trace) {
        List<String> contexts = contexts(scenario);
        StringBuilder failures = new StringBuilder("cancelled");
        List<String> expected = new ArrayList<>();
        for (String step : trace.split(" ", -1)) {
            Matcher exit = EXIT.matcher(step);
            if (step.startsWith("=") || step.startsWith("!")) {
                expected.add("!" + failures);
                continue;
            }
            expected.add(exit.matches() ? exit.group(1) + "(" + failures + ")" : step);
            if (exit.matches() || step.startsWith("callback")) {
                int index = step.charAt(step.startsWith("callback") ? 8 : 4) - '0';
                char does = contexts.get(index).charAt(1);
                if (does == 'r' || does == 'f') {
                    failures.append("+X").append(index);
                }
            }
        }
        return String.join(" ", expected);
    }

    private static BufferedReader traces() throws IOException {
        InputStream file = PythonTest.class.getResourceAsStream("traces.txt.gz");
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8));
    }
}
