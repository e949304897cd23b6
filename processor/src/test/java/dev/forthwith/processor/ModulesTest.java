package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
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
        String path = modules.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        // What the annotated class itself exports is the user's affair.
        Compilation compilation = Compilation.with(
                tool,
                List.of(new ForthwithProcessor()),
                tool == Tool.JAVAC ? List.of("--module-path", path, "-Xlint:-exports") : List.of("--module-path", path),
                List.of(),
                "module m { requires dev.forthwith; requires static dev.forthwith.annotation; exports a;" + requires
                        + " }",
                CLASS);
        return (tool == Tool.JAVAC ? compilation.clean() : compilation).generatedSource();
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
}
