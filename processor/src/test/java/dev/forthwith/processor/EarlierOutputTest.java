package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The output of an earlier compilation on the class path, which javac writes anew; Eclipse's compiler does not, see {@link RulesTest}. */
class EarlierOutputTest {
    private static final String SOURCE = """
            package q;
            import dev.forthwith.annotation.*;
            @AsyncResource
            public class A {
                A(%s given) {}
                @Enter String open() { return "%1$s"; }
                @Exit void close() {}
                public static Object run() throws Exception { return AsyncA.of(null).call(s -> s).await(); }
            }
            """;

    @Test
    void isWrittenAnewWithNothingButTheWarningOfTheCompiler() {
        Compilation earlier =
                Compilation.of(Tool.JAVAC, SOURCE.formatted("Integer")).clean();
        List<Path> classPath = new ArrayList<>(Compilation.CLASS_PATH);
        classPath.add(earlier.classes());
        Compilation later = Compilation.with(
                Tool.JAVAC, List.of(new ForthwithProcessor()), List.of(), classPath, SOURCE.formatted("String"));
        assertEquals(
                "WARNING :-1 A file for type 'q.AsyncA' already exists on the sourcepath or classpath\n",
                later.succeeded().report());
        String source = later.generatedSource();
        assertTrue(source.contains("of(String given)") && !source.contains("Integer"), source);
        assertEquals("String", later.run("q.A", "run"));
        Compilation quiet = Compilation.with(
                Tool.JAVAC,
                List.of(new ForthwithProcessor()),
                List.of("-Xlint:-processing"),
                classPath,
                SOURCE.formatted("String"));
        assertEquals(source, quiet.clean().generatedSource());
    }
}
