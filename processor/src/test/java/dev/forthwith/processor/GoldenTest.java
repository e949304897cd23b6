package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A few generated classes to read, one a feature: {@code src/test/golden} has what a user writes beside what is generated from it, on every
 * JDK and by every compiler. {@code -Dforthwith.update=true} writes them.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/golden");

    static List<Path> annotated() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            assertTrue(all.size() <= 2 * 15, "few, or nobody reads them");
            return all.stream()
                    .filter(file -> !file.getFileName().toString().startsWith("Async"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("annotated")
    void p06_everyCompilerGeneratesTheSame(Path annotated) throws IOException {
        String source = Files.readString(annotated);
        for (Tool tool : Tool.values()) {
            String generated = Compilation.of(tool, source).clean().generatedSource();
            Path golden = GOLDEN.resolve("Async" + annotated.getFileName());
            if (tool == Tool.JAVAC && Boolean.getBoolean("forthwith.update")) {
                Files.writeString(golden, generated);
            }
            assertEquals(Files.readString(golden), generated, () -> tool + ": see it with -Dforthwith.update=true");
        }
    }
}
