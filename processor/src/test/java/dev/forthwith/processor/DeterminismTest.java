package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The same classes give the same bytes: under each compiler, in each order, every time. */
class DeterminismTest {
    private static final String HEAD = """
            package q;
            import dev.forthwith.*;
            import dev.forthwith.annotation.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;
    private static final String ENTER = "    @Enter CompletionStage<String> open() { return null; }\n";
    private static final String EXIT = "    @Exit void close(Outcome outcome, String resource) {}\n";
    private static final String RESOURCE = HEAD + "@AsyncResource class Pool<K, V extends Comparable<V>> {\n" + ENTER
            + EXIT + "    Pool(Map<K, ? super V> map, V... values) {}\n    Pool() {}\n}\n";
    private static final String SOURCE = HEAD
            + "@AsyncSource class Ticks { @Next CompletionStage<Integer> tick() { return null; } void exit() {} }\n";

    @Test
    void sameBytesUnderEachCompilerAndOrder() {
        var javac = Compilation.of(Tool.JAVAC, RESOURCE, SOURCE).succeeded().generatedSources();
        assertEquals(2, javac.size());
        assertEquals(javac, Compilation.of(Tool.JAVAC, RESOURCE, SOURCE).generatedSources());
        assertEquals(javac, Compilation.of(Tool.JAVAC, SOURCE, RESOURCE).generatedSources());
        assertEquals(javac, Compilation.of(Tool.ECJ, RESOURCE, SOURCE).generatedSources());
        String reordered = RESOURCE.replace(ENTER + EXIT, EXIT + ENTER);
        assertEquals(javac, Compilation.of(Tool.JAVAC, reordered, SOURCE).generatedSources());
    }

    @Test
    void sameBytesInEveryLocaleAndEncoding() {
        var usual = Compilation.of(Tool.JAVAC, RESOURCE, SOURCE).succeeded().generatedSources();
        Locale before = Locale.getDefault();
        // In Turkish, the small letter of I has no dot.
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            for (Tool tool : Tool.values()) {
                for (String encoding : List.of("US-ASCII", "UTF-8")) {
                    Compilation compilation = Compilation.with(
                            tool, List.of(new ForthwithProcessor()), List.of("-encoding", encoding), RESOURCE, SOURCE);
                    assertEquals(usual, compilation.succeeded().generatedSources());
                }
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void asciiWithUnixLineEnds() {
        Compilation.of(Tool.JAVAC, RESOURCE, SOURCE)
                .generatedSources()
                .values()
                .forEach(text -> assertTrue(text.chars().allMatch(c -> c < 128 && c != '\r' && c != '\t'), text));
    }
}
