package dev.forthwith.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/conformance.md} lists the cases that the tests cover; {@code -Dforthwith.update=true} writes it. */
final class ConformancePageTest {
    private static final Pattern CASE = Pattern.compile("([a-z])(\\d+)_(.+)");
    private static final Path PAGE = Path.of("conformance.md");

    @Test
    void thePageListsTheCases() throws Exception {
        String expected = page();
        if (Boolean.getBoolean("forthwith.update")) {
            Files.writeString(PAGE, expected);
        }
        assertEquals(expected, Files.readString(PAGE), "docs/conformance.md is out of date: -Dforthwith.update=true");
    }

    private static String page() {
        TreeMap<String, String> rows = new TreeMap<>();
        for (JavaClass suite : new ClassFileImporter()
                .importPaths("../runtime/target/test-classes", "../processor/target/test-classes")) {
            for (JavaMethod method : suite.getMethods()) {
                Matcher matcher = CASE.matcher(method.getName());
                if (matcher.matches()) {
                    boolean twins = !suite.getPackageName().contains("processor");
                    rows.put(
                            matcher.group(1) + matcher.group(2),
                            "| " + matcher.group(1) + matcher.group(2) + " | " + sentence(matcher.group(3)) + " | "
                                    + (twins ? "ready, hopping" : "javac, ecj") + " | " + suite.getSimpleName() + " |");
                }
            }
        }
        return """
                # Conformance

                The cases of public test suites and bugs of other systems that Forthwith must pass: `c` from the suites of
                languages (Python, C#, JavaScript, Kotlin, Swift) and effect systems, `r` and `i` from those of Java libraries, for
                resources and for iteration, `x` for Reactive Streams, `p` for what is generated. Those of the runtime run twice: with
                stages that are ready when they are returned, and with stages that complete on another thread; those of the
                processor run under javac and under Eclipse's compiler. The build makes this page from the tests, and fails if one
                of them does.

                | case | what | passes with | test |
                |---|---|---|---|
                """ + String.join("\n", rows.values()) + "\n";
    }

    private static String sentence(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
