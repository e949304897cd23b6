package dev.forthwith.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.forthwith.docs.Page.Excerpt;
import dev.forthwith.docs.Page.Statements;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Compiles every Java block of the README and the pages with all warnings on, runs it and its tests, and compares what it prints. */
final class PagesTest {
    private static final Pattern NAME = Pattern.compile("(?m)^(?:\\w+ )*(?:class|interface|record|enum) (\\w+)");
    private static final String HEAD = """
            package page;

            import static example.Pool.pool;

            import dev.forthwith.*;
            import dev.forthwith.annotation.*;
            import dev.forthwith.testkit.*;
            import example.*;
            import java.io.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            import java.util.stream.*;

            """;

    @TempDir
    Path directory;

    @TestFactory
    List<DynamicTest> everyBlock() throws IOException {
        List<Path> paths = new ArrayList<>(List.of(Path.of("../README.md")));
        try (Stream<Path> pages = Files.list(Path.of("."))) {
            pages.filter(page -> page.toString().endsWith(".md")).sorted().forEach(paths::add);
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Path path : paths) {
            Page page = Page.read(path);
            if (!page.types().isEmpty() || !page.statements().isEmpty()) {
                tests.add(DynamicTest.dynamicTest(path.getFileName().toString(), () -> check(page)));
            }
            for (Excerpt excerpt : page.excerpts()) {
                tests.add(DynamicTest.dynamicTest(page.path() + ":" + excerpt.line(), () -> check(excerpt)));
            }
        }
        assertFalse(tests.isEmpty());
        return tests;
    }

    /** An excerpt stands in its file line by line, but may be indented less. */
    private static void check(Excerpt excerpt) throws IOException {
        String file = stripped(Files.readString(excerpt.file()));
        assertTrue(file.contains(stripped(excerpt.code())), excerpt.file() + " does not contain " + excerpt.code());
    }

    private static String stripped(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
    }

    private void check(Page page) throws Exception {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String type : page.types()) {
            Matcher name = NAME.matcher(type);
            assertTrue(name.find(), type);
            sources.put(name.group(1), HEAD + type);
        }
        for (Statements block : page.statements()) {
            String name = "Line" + block.line();
            sources.put(
                    name,
                    HEAD + block.imports() + "public final class " + name
                            + " {\n    public static void run() throws Throwable {\n" + block.code() + "    }\n}\n");
        }
        Path classes = compile(page.path(), sources);
        URL[] urls = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, PagesTest.class.getClassLoader())) {
            for (String name : sources.keySet()) {
                runTests(loader.loadClass("page." + name));
            }
            for (Statements block : page.statements()) {
                String printed = run(loader.loadClass("page.Line" + block.line()));
                if (block.output() != null) {
                    assertEquals(
                            block.output().lines().toList(),
                            printed.lines().toList(),
                            page.path() + ":" + block.line());
                }
            }
        }
    }

    /** Those of a class of the page, if it has any. */
    private static void runTests(Class<?> type) {
        if (type.getSimpleName().endsWith("Test")) {
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(DiscoverySelectors.selectClass(type))
                                    .build(),
                            listener);
            TestExecutionSummary summary = listener.getSummary();
            summary.getFailures().forEach(failure -> fail(failure.getException()));
            assertTrue(summary.getTestsSucceededCount() > 0, type.getName());
        }
    }

    private static String run(Class<?> block) throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            block.getMethod("run").invoke(null);
        } catch (InvocationTargetException failed) {
            throw new AssertionError(block.getSimpleName() + " failed", failed.getCause());
        } finally {
            System.setOut(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Path compile(Path page, Map<String, String> sources) throws IOException {
        Path root = Files.createTempDirectory(directory, "page");
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = root.resolve("src/page/" + source.getKey() + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        Path classes = Files.createDirectories(root.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        String path = System.getProperty("java.class.path");
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, null, null)) {
            boolean compiled = compiler.getTask(
                            null,
                            manager,
                            diagnostics,
                            List.of(
                                    "-d",
                                    classes.toString(),
                                    "-classpath",
                                    path,
                                    "-processorpath",
                                    path,
                                    "-Xlint:all,-path,-classfile,-processing",
                                    "-Werror"),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertTrue(compiled, () -> page + ": " + diagnostics.getDiagnostics());
        }
        return classes;
    }
}
