package dev.forthwith.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is generated for the samples is clean under javac and under Eclipse's compiler, and the same under both. */
final class SamplesTest {
    private static final List<String> SAMPLES = List.of("quickstart", "files", "chat");

    @TempDir
    Path directory;

    @Test
    void generatedCodeIsCleanAndTheSameUnderBothCompilers() throws IOException {
        for (String sample : SAMPLES) {
            Map<String, String> javac =
                    generate(sample, ToolProvider.getSystemJavaCompiler(), "-Xlint:all,-options,-path", "-Werror");
            Map<String, String> ecj = generate(sample, new EclipseCompiler(), "-warn:-unused,-static-access,-serial");
            assertFalse(javac.isEmpty());
            assertEquals(javac, ecj);
            for (String source : javac.values()) {
                assertFalse(source.contains("date ="), source);
                assertFalse(source.contains("SNAPSHOT"), source);
            }
        }
    }

    private Map<String, String> generate(String sample, JavaCompiler compiler, String... lint) throws IOException {
        Path root = Files.createTempDirectory(directory, sample);
        Path generated = Files.createDirectories(root.resolve("generated"));
        List<Path> sources = javaFiles(Path.of("../samples", sample, "src/main/java"));
        String path = System.getProperty("java.class.path");
        List<String> options = new ArrayList<>(List.of(
                "--release",
                "17",
                "-d",
                Files.createDirectories(root.resolve("classes")).toString(),
                "-s",
                generated.toString(),
                "-classpath",
                path,
                "-processorpath",
                path));
        options.addAll(List.of(lint));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, null, null)) {
            compiler.getTask(null, manager, diagnostics, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        List<Diagnostic<? extends JavaFileObject>> said = diagnostics.getDiagnostics();
        assertEquals(List.of(), said, sample);
        Map<String, String> contents = new TreeMap<>();
        for (Path file : javaFiles(generated)) {
            contents.put(generated.relativize(file).toString(), Files.readString(file));
        }
        return contents;
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
