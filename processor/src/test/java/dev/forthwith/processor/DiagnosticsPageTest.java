package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.processor.report.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code docs/diagnostics.md}: every code with wrong code, its message and mended code. All three are checked;
 * {@code -Dforthwith.update=true} writes the messages.
 */
class DiagnosticsPageTest {
    private static final Path PAGE = Path.of("../docs/diagnostics.md");
    private static final Pattern SECTION = Pattern.compile(
            "(?ms)(^## (FW\\d+): [^\\n]+\\n\\n(?:[A-Z][^`#]*\\n\\n)?```java wrong\\n(.*?)```\\n```text\\n)(.*?)(```\\n```java mended\\n(.*?)```\\n)");
    private static final Set<String> WITHOUT_CODE = Set.of("FW125", "FW198", "FW199");
    private static final String HEAD =
            "package q; import dev.forthwith.*; import dev.forthwith.annotation.*; import java.util.*; import java.util.concurrent.*;\n";

    @Test
    void everyCodeIsExplained() throws IOException {
        String page = Files.readString(PAGE);
        StringBuilder expected = new StringBuilder();
        Set<String> missing = new TreeSet<>();
        for (Problem problem : Problem.values()) {
            missing.add(problem.code());
        }
        missing.removeAll(WITHOUT_CODE);
        Matcher section = SECTION.matcher(page);
        while (section.find()) {
            String code = section.group(2);
            missing.remove(code);
            for (Tool tool : Tool.values()) {
                Compilation wrong = compile(tool, code, section.group(3));
                assertTrue(wrong.codes().contains(code), () -> tool + " " + code + ": " + wrong.ours());
                if (tool == Tool.JAVAC) {
                    section.appendReplacement(
                            expected, Matcher.quoteReplacement(section.group(1) + messages(wrong) + section.group(5)));
                } else {
                    assertTrue(
                            expected.toString().endsWith(messages(wrong) + section.group(5)),
                            () -> tool + " " + code + ": " + wrong.ours());
                }
                Compilation mended = compile(tool, code, section.group(6)).succeeded();
                assertEquals(Set.of(), Set.copyOf(mended.ours()), () -> tool + " " + code);
            }
        }
        section.appendTail(expected);
        assertEquals(Set.of(), missing, "codes without a section");
        if (Boolean.getBoolean("forthwith.update")) {
            Files.writeString(PAGE, expected.toString());
        }
        assertEquals(expected.toString(), Files.readString(PAGE), "write the messages with -Dforthwith.update=true");
    }

    @Test
    void everyCodeHasOneSectionInTheOrderOfTheCodes() throws IOException {
        List<String> codes = Pattern.compile("(?m)^## (FW\\d+): ")
                .matcher(Files.readString(PAGE))
                .results()
                .map(heading -> heading.group(1))
                .toList();
        assertEquals(Arrays.stream(Problem.values()).map(Problem::code).toList(), codes);
    }

    /** No class provokes these, and nothing in a class mends them: their sections have messages alone. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatNoClassProvokesIsQuoted(Tool tool) throws IOException {
        String database = "@AsyncResource class Database { @Enter void open() {} @Exit void close() {} }";
        String imported = "package shop; import dev.forthwith.annotation.*;\n";
        String modulePath =
                Compilation.CLASS_PATH.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        Map<String, List<Compilation>> provoked = Map.of(
                "FW125",
                List.of(
                        Compilation.with(
                                tool,
                                List.of(new ForthwithProcessor()),
                                List.of(),
                                RulesTest.WITHOUT_RUNTIME,
                                imported + database),
                        Compilation.with(
                                tool,
                                List.of(new ForthwithProcessor()),
                                List.of("--module-path", modulePath),
                                List.of(),
                                "module shop { requires dev.forthwith.annotation; }",
                                imported + database)),
                "FW198",
                List.of(InternalErrorTest.compile(
                        tool, "createSourceFile", new IOException("No space left on device"))),
                "FW199",
                List.of(InternalErrorTest.compile(tool, "getPackageOf", new IllegalStateException())));
        assertEquals(WITHOUT_CODE, provoked.keySet());
        String page = Files.readString(PAGE);
        provoked.forEach((code, compilations) -> {
            StringBuilder text = new StringBuilder();
            for (Compilation compilation : compilations) {
                // The stack trace is another one each time.
                text.append(messages(compilation)
                        .replaceAll("\\n(?s:[^\\[].*)", "\n")
                        .replace("Unlucky", "Database"));
            }
            String section = page.replaceAll("(?s).*\\n## " + code + ": (.*?)\\n## .*", "$1");
            assertTrue(section.endsWith("```text\n" + text + "```\n"), () -> code + " " + text);
        });
    }

    /** What FW204 speaks of takes another processor, which writes AsyncDatabase, and FW124 an annotation of Lombok's. */
    private static Compilation compile(Tool tool, String code, String block) {
        List<Processor> processors = new ArrayList<>(List.of(new ForthwithProcessor()));
        if (code.equals("FW124")) {
            String lombok = "package lombok.experimental; public @interface Delegate {}";
            return Compilation.with(
                    tool, processors, List.of(), HEAD + "import lombok.experimental.*;\n" + block, lombok);
        }
        if (code.equals("FW204")) {
            processors.add(0, new Neighbour(1, "q.AsyncDatabase", "package q; class AsyncDatabase {}"));
        }
        return Compilation.with(tool, processors, List.of(), HEAD + block);
    }

    private static String messages(Compilation wrong) {
        StringBuilder text = new StringBuilder();
        for (String said : wrong.ours()) {
            // What the compiler has to say of a file that exists is its own.
            String own =
                    said.substring(said.indexOf('[')).replaceAll("(\\[FW204\\].*compilation) \\(.*?\\)\\. ", "$1. ");
            text.append(own).append('\n');
        }
        return text.toString();
    }
}
