package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In a module, {@code @Generated} and {@code @NullMarked} are written only where the module reads them. Only javac compiles what was
 * written: Eclipse's compiler puts generated files into no module when it is called this way.
 */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class ModulesTest {
    private static final String CLASS = "package a; import dev.forthwith.annotation.*;\n"
            + "@AsyncSource public class A { public A() {} @Next public Integer next() { return null; } }";

    private static String generated(Tool tool, String requires) {
        return generated(tool, requires, Compilation.CLASS_PATH);
    }

    private static String generated(Tool tool, String requires, List<Path> modules) {
        Compilation compilation = inModule(
                tool,
                List.of(),
                modules,
                "module m { requires dev.forthwith; requires static dev.forthwith.annotation; exports a;" + requires
                        + " }",
                CLASS);
        return compilation.generatedSource();
    }

    private static Compilation inModule(Tool tool, List<String> options, List<Path> modules, String... sources) {
        String path = modules.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> all = new ArrayList<>(List.of("--module-path", path));
        if (tool == Tool.JAVAC) {
            all.addAll(options);
        }
        Compilation compilation = Compilation.with(tool, List.of(new ForthwithProcessor()), all, List.of(), sources);
        return tool == Tool.JAVAC ? compilation.clean() : compilation;
    }

    private static void has(boolean generated, boolean nullMarked, String source) {
        assertEquals(generated, source.contains("@Generated("), source);
        assertEquals(nullMarked, source.contains("@NullMarked"), source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void neitherIsWrittenWhereNeitherIsRequired(Tool tool) {
        has(false, false, generated(tool, ""));
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void anotherModuleThatReadsItIsNotEnough(Tool tool) {
        // The module jdk.jartool requires java.compiler, but not for others.
        has(false, false, generated(tool, " requires jdk.jartool;"));
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void bothAreWrittenWhereBothAreRequired(Tool tool) {
        has(true, true, generated(tool, " requires static java.compiler; requires static org.jspecify;"));
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void nullMarkedIsNotWrittenWhereThereIsNoJSpecify(Tool tool) {
        List<Path> ours = Compilation.CLASS_PATH.stream()
                .filter(path -> !path.toString().contains("jspecify"))
                .toList();
        has(true, false, generated(tool, " requires static java.compiler;", ours));
    }

    /** What a class itself exports is the user's affair, and so is what its wrapper does then. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatTheUserExportsMayBeSuppressedByTheUser(Tool tool) {
        String module = "module m { requires dev.forthwith; requires static dev.forthwith.annotation; exports a; }";
        String hidden = "package a; class Hidden {}";
        String[] classes = {
            "@AsyncSource public class A { public A(Hidden h) {} @Next public Hidden next() { return null; } }",
            "@AsyncResource public class A<T extends Hidden> { public <X extends Hidden> A(java.util.List<X> x) {}"
                    + " @Enter public Hidden open() { return null; } @Exit public void close(Hidden h) {} }",
        };
        for (String each : classes) {
            String source = "package a; import dev.forthwith.annotation.*;\n@SuppressWarnings(\"exports\") " + each;
            Compilation compilation =
                    inModule(tool, List.of("-Werror"), Compilation.CLASS_PATH, module, source, hidden);
            String generated = compilation.generatedSource();
            assertTrue(generated.contains("public final class AsyncA"), generated);
        }
    }

    /** Its compiler puts what was generated into no module in the same run, so that is compiled in a second one, as its IDE does. */
    @Test
    void whatEclipsesCompilerWritesInAModuleCompiles(@TempDir Path directory) throws IOException {
        Path source = Files.createDirectories(directory.resolve("src/a"));
        Files.writeString(
                directory.resolve("src/module-info.java"),
                "module m { requires dev.forthwith; requires static dev.forthwith.annotation; exports a; }");
        Files.writeString(source.resolve("A.java"), CLASS);
        Files.writeString(
                source.resolve("Use.java"), "package a; class Use { Object use() { return AsyncA.of().toList(); } }");
        Path generated = Files.createDirectories(directory.resolve("generated"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        String src = directory.resolve("src").toString();
        batch(
                classes,
                "-proc:only",
                "-processorpath",
                System.getProperty("java.class.path"),
                "-s",
                generated.toString(),
                src);
        assertTrue(Files.exists(generated.resolve("a/AsyncA.java")));
        batch(classes, "-proc:none", src, generated.toString());
        assertTrue(
                Files.exists(classes.resolve("a/AsyncA.class")) && Files.exists(classes.resolve("module-info.class")));
    }

    /** Runs Eclipse's compiler as from a command line, and expects that it says nothing. */
    private static void batch(Path classes, String... arguments) {
        String path =
                Compilation.CLASS_PATH.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        // It reads the processor path only after a class path, and without one takes that of this JVM.
        List<String> all = new ArrayList<>(List.of(
                "--release", "17", "-classpath", classes.toString(), "--module-path", path, "-d", classes.toString()));
        all.addAll(List.of(arguments));
        StringWriter said = new StringWriter();
        boolean success =
                BatchCompiler.compile(all.toArray(new String[0]), new PrintWriter(said), new PrintWriter(said), null);
        assertTrue(success, said::toString);
        assertEquals("", said.toString());
    }
}
