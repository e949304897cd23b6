package dev.forthwith.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The runtime with a planted bug: one of its source files is changed and compiled, and the simulation runs on that. */
final class MutantRuntime {
    private static final Path SOURCES = Path.of("src/main/java/dev/forthwith");
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path TESTS = Path.of("target/test-classes");

    private final Path directory;

    MutantRuntime(Path directory) {
        this.directory = directory;
    }

    /** What the simulation finds with the bug: the explanation of a seed, or nothing. */
    String search(PlantedBug bug, long schedules) throws Exception {
        compile(bug);
        URL[] path = {
            directory.toUri().toURL(), CLASSES.toUri().toURL(), TESTS.toUri().toURL()
        };
        // Without a parent: the platform's own would find the packages of the module that is tested.
        try (URLClassLoader loader = new URLClassLoader(path, null)) {
            return (String) loader.loadClass(Simulation.class.getName())
                    .getMethod("search", long.class, String.class)
                    .invoke(null, schedules, bug.law);
        }
    }

    private void compile(PlantedBug bug) throws IOException {
        String source = Files.readString(SOURCES.resolve(bug.source)).replace("\r\n", "\n");
        assertTrue(source.contains(bug.right), () -> bug + " cannot be planted: " + bug.source + " has changed");
        Path changed = directory.resolve("source/dev/forthwith").resolve(bug.source);
        Files.createDirectories(changed.getParent());
        Files.writeString(changed, source.replace(bug.right, bug.wrong));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            null,
                            List.of("-proc:none", "-nowarn", "-d", directory.toString(), "-cp", classPath()),
                            null,
                            files.getJavaFileObjects(changed))
                    .call();
            assertEquals(true, compiled, bug::toString);
        }
    }

    private static String classPath() {
        return Stream.of(
                        CLASSES.toString(),
                        System.getProperty("java.class.path", ""),
                        System.getProperty("jdk.module.path", ""))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
