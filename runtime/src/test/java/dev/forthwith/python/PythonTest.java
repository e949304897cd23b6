package dev.forthwith.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.bench.Twin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What CPython did, Forthwith does: every trace of {@code oracle.py} is replayed, but for the differences of docs/python.md. */
@Timeout(300)
final class PythonTest {
    /** Of how many traces one is replayed; all but where mutants are tried. */
    private static final int ONE_OF = Integer.getInteger("forthwith.traces", 1);

    @ParameterizedTest
    @EnumSource(Twin.class)
    void everyTrace(Twin twin) throws IOException {
        List<String> surprises = new ArrayList<>();
        Map<Difference, Integer> intended = new EnumMap<>(Difference.class);
        List<String> traces = traces();
        for (int i = 0; i < traces.size(); i += ONE_OF) {
            String line = traces.get(i);
            int tab = line.indexOf('\t');
            String scenario = line.substring(0, tab);
            String python = line.substring(tab + 1);
            String expected = python;
            for (Difference difference : Difference.values()) {
                String ours = difference.apply(scenario, expected);
                if (!ours.equals(expected)) {
                    intended.merge(difference, 1, Integer::sum);
                }
                expected = ours;
            }
            String actual = new Scenario(twin, scenario).trace();
            if (!expected.equals(actual)) {
                surprises.add(
                        scenario + "\n  Python    " + python + "\n  expected  " + expected + "\n  Forthwith " + actual);
            }
        }
        assertEquals(
                "",
                String.join("\n", surprises.subList(0, Math.min(10, surprises.size()))),
                () -> surprises.size() + " of " + traces.size() + " traces differ");
        assertTrue(traces.size() > 30_000, () -> "only " + traces.size());
        assertTrue(
                ONE_OF > 1 || intended.keySet().equals(EnumSet.allOf(Difference.class)),
                () -> "a difference that there is not any more; there are " + intended.keySet());
        intended.forEach((difference, count) ->
                assertTrue(count < traces.size() / 4, () -> difference + " explains too much: " + count));
    }

    /** The traces are what this Python says, too, if there is one. */
    @Tag("slow")
    @Test
    void theTracesAreReproducible() throws Exception {
        boolean first = Runtime.version().feature() == 17;
        if (!first) {
            System.out.println(
                    "Python is not asked again: what it says does not depend on the JDK, and JDK 17 asks it");
        }
        Assumptions.assumeTrue(first, "JDK 17 asks Python");
        Path script = Path.of(PythonTest.class.getResource("oracle.py").toURI());
        Process python;
        try {
            python = new ProcessBuilder("python3", script.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noPython) {
            Assumptions.abort("there is no python3");
            return;
        }
        List<String> lines;
        try (BufferedReader printed = reader(python.getInputStream())) {
            lines = printed.lines().toList();
        }
        assertTrue(python.waitFor(60, TimeUnit.SECONDS));
        Assumptions.assumeTrue(python.exitValue() == 0, "python3 is older than 3.11");
        assertEquals(traces(), lines);
    }

    private static List<String> traces() throws IOException {
        InputStream file = PythonTest.class.getResourceAsStream("traces.txt.gz");
        try (BufferedReader traces = reader(new GZIPInputStream(file))) {
            return traces.lines().toList();
        }
    }

    private static BufferedReader reader(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}
