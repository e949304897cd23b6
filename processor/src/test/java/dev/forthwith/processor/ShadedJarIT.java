package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The jar that users put on their processor path: alone, small, reproducible, and nothing of JavaPoet to be seen. */
@EnabledIfSystemProperty(named = "forthwith.jar", matches = ".+", disabledReason = "the jar is not packed yet")
class ShadedJarIT {
    private static final Path JAR = Path.of(System.getProperty("forthwith.jar", ""));

    @TempDir
    private Path directory;

    @Test
    void holdsOursAlone() throws IOException {
        Set<String> others = new TreeSet<>();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                boolean known = name.startsWith("dev/forthwith/processor/") && name.endsWith(".class");
                if (!known && !entry.isDirectory()) {
                    others.add(name);
                }
                if (name.endsWith(".class")) {
                    String bytes = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                    assertTrue(!bytes.contains("com/palantir"), name);
                }
            }
            assertEquals(
                    "dev.forthwith.processor",
                    jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
        }
        assertEquals(
                Set.of(
                        "META-INF/MANIFEST.MF",
                        "META-INF/gradle/incremental.annotation.processors",
                        "META-INF/services/javax.annotation.processing.Processor"),
                others);
        assertTrue(Files.size(JAR) <= 300_000, () -> "it is too large");
    }

    /** Ours, and those of JavaPoet. */
    @Test
    void runsOnTheOldestJdk() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().endsWith(".class")) {
                    byte[] head = jar.getInputStream(entry).readNBytes(8);
                    int major = (head[6] & 0xff) << 8 | (head[7] & 0xff);
                    assertTrue(major <= 61, () -> entry.getName() + " is of version " + major);
                }
            }
        }
    }

    @Test
    void isReproducible() throws IOException {
        Instant stamp = Instant.parse(System.getProperty("forthwith.timestamp"));
        List<String> names = new ArrayList<>();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                // The shade plugin gives a constant one to what it relocates.
                boolean relocated = entry.getName().contains("/shaded/");
                Instant expected = relocated ? Instant.parse("1980-02-01T00:00:00Z") : stamp;
                assertEquals(expected, entry.getTimeLocal().toInstant(ZoneOffset.UTC), entry.getName());
                names.add(entry.getName());
            }
            Set<String> attributes = new TreeSet<>();
            jar.getManifest().getMainAttributes().keySet().forEach(key -> attributes.add(key.toString()));
            assertTrue(!attributes.contains("Build-Jdk") && !attributes.contains("Built-By"), attributes.toString());
        }
        assertEquals(names.size(), Set.copyOf(names).size());
    }

    @Test
    void needsNothingElseOnTheProcessorPath() throws IOException {
        Path source = Files.writeString(
                directory.resolve("A.java"),
                "import dev.forthwith.annotation.*; @AsyncSource class A { @Next Integer next() { return null; } AsyncA a; }");
        String classPath =
                Compilation.CLASS_PATH.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> options = List.of(
                "-classpath",
                classPath,
                "-processorpath",
                JAR.toString(),
                "-d",
                directory.toString(),
                "-s",
                directory.toString(),
                "--release",
                "17",
                source.toString());
        for (Tool tool : Tool.values()) {
            Path generated = directory.resolve("AsyncA.java");
            Files.deleteIfExists(generated);
            boolean success = tool == Tool.JAVAC
                    ? tool.compiler().run(null, null, null, options.toArray(new String[0])) == 0
                    : BatchCompiler.compile(
                            options.toArray(new String[0]),
                            new PrintWriter(Writer.nullWriter()),
                            new PrintWriter(Writer.nullWriter()),
                            null);
            assertTrue(success && Files.exists(generated), tool.name());
        }
    }
}
