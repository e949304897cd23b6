package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * In a module, {@code @Generated} and {@code @NullMarked} are written only where the module reads them. By javac alone: Eclipse's compiler
 * puts generated files into no module when it is called this way.
 */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class ModulesTest {
    private static final String CLASS = "package a; import dev.forthwith.annotation.*;\n"
            + "@AsyncSource public class A { public A() {} @Next public Integer next() { return null; } }";

    private static String generated(String requires) {
        return generated(requires, Compilation.CLASS_PATH);
    }

    private static String generated(String requires, List<Path> modules) {
        String path = modules.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        // What the annotated class itself exports is the user's affair.
        return Compilation.with(
                        Tool.JAVAC,
                        List.of(new ForthwithProcessor()),
                        List.of("--module-path", path, "-Xlint:-exports"),
                        List.of(),
                        "module m { requires dev.forthwith; requires static dev.forthwith.annotation; exports a;"
                                + requires + " }",
                        CLASS)
                .clean()
                .generatedSource();
    }

    private static void has(boolean generated, boolean nullMarked, String source) {
        assertEquals(generated, source.contains("@Generated("), source);
        assertEquals(nullMarked, source.contains("@NullMarked"), source);
    }

    @Test
    void neitherIsWrittenWhereNeitherIsRequired() {
        has(false, false, generated(""));
    }

    @Test
    void anotherModuleThatReadsItIsNotEnough() {
        // The module jdk.jartool requires java.compiler, but not for others.
        has(false, false, generated(" requires jdk.jartool;"));
    }

    @Test
    void bothAreWrittenWhereBothAreRequired() {
        has(true, true, generated(" requires static java.compiler; requires static org.jspecify;"));
    }

    @Test
    void nullMarkedIsNotWrittenWhereThereIsNoJSpecify() {
        List<Path> ours = Compilation.CLASS_PATH.stream()
                .filter(path -> !path.toString().contains("jspecify"))
                .toList();
        has(true, false, generated(" requires static java.compiler;", ours));
    }
}
