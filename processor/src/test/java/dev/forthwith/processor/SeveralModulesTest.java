package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Several modules in one compilation, or on the module path of one: what one of them has, another may not see. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class SeveralModulesTest {
    private static final String OURS =
            Compilation.CLASS_PATH.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));

    /** Compiles modules at once, each file named by its module and its path in it: only javac can, when it is called this way. */
    private static Path compile(List<Processor> processors, String[]... files) {
        try {
            Path root = Files.createTempDirectory("modules");
            List<Path> sources = new ArrayList<>();
            for (String[] file : files) {
                Path source = root.resolve(file[0]);
                Files.createDirectories(source.getParent());
                sources.add(Files.writeString(source, file[1]));
            }
            Path classes = Files.createDirectories(root.resolve("classes"));
            var compiler = Tool.JAVAC.compiler();
            var collector = new DiagnosticCollector<JavaFileObject>();
            try (var manager = compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
                List<String> options = List.of(
                        "--release",
                        "17",
                        "-d",
                        classes.toString(),
                        "--module-path",
                        OURS,
                        "--module-source-path",
                        root.toString());
                var units = manager.getJavaFileObjectsFromPaths(sources);
                var task = compiler.getTask(Writer.nullWriter(), manager, collector, options, null, units);
                task.setProcessors(processors);
                assertTrue(task.call(), () -> collector.getDiagnostics().toString());
            }
            assertTrue(
                    collector.getDiagnostics().stream()
                            .allMatch(said -> said.getKind() == javax.tools.Diagnostic.Kind.NOTE),
                    () -> collector.getDiagnostics().toString());
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] module(String name, String directives) {
        return new String[] {name + "/module-info.java", "module " + name + " { " + directives + " }"};
    }

    private static String[] resource(String file, String home) {
        String name = file.replaceAll(".*/(.*)\\.java", "$1");
        return new String[] {
            file,
            "package " + home + "; import dev.forthwith.annotation.*;\n@AsyncResource class " + name
                    + " { @Enter void open() {} @Exit void close() {} Async" + name + " again; }"
        };
    }

    @Test
    void modulesMayHaveClassesOfTheSameName() {
        String ours = "requires dev.forthwith; requires static dev.forthwith.annotation;";
        Path classes = compile(
                List.of(new ForthwithProcessor()),
                module("one", ours),
                module("other", ours),
                resource("one/internal/A.java", "internal"),
                resource("other/internal/A.java", "internal"));
        assertTrue(Files.exists(classes.resolve("one/internal/AsyncA.class")));
        assertTrue(Files.exists(classes.resolve("other/internal/AsyncA.class")));
    }

    /** What a package of one module has is not what the package of that name has in another. */
    @ParameterizedTest
    @CsvSource({"one,other", "other,one"})
    void namesOfJavaLangAreHiddenInOneModuleOnly(String with, String without) {
        String ours = "requires dev.forthwith; requires static dev.forthwith.annotation;";
        compile(
                List.of(new ForthwithProcessor()),
                module("one", ours),
                module("other", ours),
                resource("one/same/A.java", "same"),
                resource("other/same/B.java", "same"),
                new String[] {with + "/same/Override.java", "package same; class Override {}"},
                new String[] {without + "/same/Unrelated.java", "package same; class Unrelated {}"});
    }

    /** A type may be public, and yet be in a package that is not exported, or in a module that is not read. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatTheModuleCannotNameIsNotSpelled(Tool tool) {
        Path library = compile(
                List.of(),
                module("lib", "requires other; exports lib.api;"),
                module("other", "exports other.api;"),
                new String[] {"lib/lib/internal/Conn.java", "package lib.internal; public class Conn {}"},
                new String[] {"other/other/api/Far.java", "package other.api; public class Far { public class In {} }"},
                new String[] {
                    "lib/lib/api/Inside.java",
                    "package lib.api; public class Inside { public Inside(int n) {} public Inside(lib.internal.Conn c) {}"
                            + " public lib.internal.Conn enter() { return null; } public void exit() {} }"
                },
                new String[] {
                    "lib/lib/api/Far.java",
                    "package lib.api; public class Far { public other.api.Far.In enter() { return null; } public void exit() {} }"
                });
        String[][] classes = {
            {
                "class A extends lib.api.Inside { A() { super(1); } }",
                "Conn is in lib.internal, which module app cannot see"
            },
            {"class A extends lib.api.Far {}", "Far is in other.api, which module app cannot see"},
        };
        for (String[] each : classes) {
            Compilation compilation = Compilation.with(
                    tool,
                    List.of(new ForthwithProcessor()),
                    List.of("--module-path", OURS + File.pathSeparator + library),
                    List.of(),
                    "module app { requires lib; requires dev.forthwith; requires static dev.forthwith.annotation; }",
                    "package app; import dev.forthwith.annotation.*;\n@AsyncResource " + each[0]);
            assertEquals(List.of("FW123"), compilation.codes(), compilation::report);
            assertTrue(compilation.ours().get(0).contains(each[1]), compilation::report);
        }
    }
}
