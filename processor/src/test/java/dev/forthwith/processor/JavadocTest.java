package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documentation of what is generated is without fault, and takes nothing from that of the user. */
class JavadocTest {
    @TempDir
    private Path directory;

    @Test
    void ofWrappersHasNoFault() throws IOException {
        List<Path> golden;
        try (Stream<Path> files = Files.list(Path.of("src/test/golden"))) {
            golden = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        List<String> annotated = new ArrayList<>();
        List<Path> wrappers = new ArrayList<>();
        for (Path file : golden) {
            if (file.getFileName().toString().startsWith("Async")) {
                wrappers.add(file);
            } else {
                annotated.add(Files.readString(file));
            }
        }
        Compilation compilation =
                Compilation.of(Tool.JAVAC, annotated.toArray(new String[0])).clean();
        List<Path> classPath = new ArrayList<>(Compilation.CLASS_PATH);
        classPath.add(compilation.classes());
        StringWriter said = new StringWriter();
        var javadoc = ToolProvider.getSystemDocumentationTool();
        try (StandardJavaFileManager manager =
                javadoc.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            manager.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            List<String> options = List.of(
                    "-Xdoclint:all", "-Werror", "-package", "-quiet", "-notimestamp", "-d", directory.toString());
            boolean success = javadoc.getTask(
                            said, manager, null, null, options, manager.getJavaFileObjectsFromPaths(wrappers))
                    .call();
            assertTrue(success, said::toString);
        }
        assertEquals("", said.toString());
        assertTrue(Files.exists(directory.resolve("golden/AsyncRows.html")));
    }

    /** What is no escape in a comment is one where it is copied to, and so with tags and with the end of a comment. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void ofTheUserDoesNoHarm(Tool tool) {
        String source = """
                package q;
                import dev.forthwith.annotation.*;
                import java.util.*;
                %1$s
                @AsyncResource
                class A<T> {
                    %1$s
                    A(List<T> list) {}
                    %1$s
                    @Enter void open() {}
                    %1$s
                    @Exit void close() {}
                }
                """;
        String comment =
                "/** See \\u005cuser, {@link Foo<T>}, {@link #, <p, &, *&#47; and @param <X> \\u005cu002a. @throws */";
        String plain = Compilation.of(tool, source.formatted("")).clean().generatedSource();
        String documented =
                Compilation.of(tool, source.formatted(comment)).clean().generatedSource();
        assertEquals(plain, documented);
    }
}
