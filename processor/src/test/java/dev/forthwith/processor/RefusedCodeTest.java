package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the compiler refuses in an annotated class is for the compiler to explain, with nothing of ours beside it. */
class RefusedCodeTest {
    private static final String HEAD = """
            package q;
            import dev.forthwith.annotation.*;
            """;
    private static final String LIFE = "@Enter void open() {} @Exit void close() {}\n";
    private static final String FLAG = HEAD + "@interface Flag { boolean on(); int n() default 1; }";

    /** That there is no word of ours, and nothing wrong with what we wrote. */
    private static void assertLeftToTheCompiler(Tool tool, String source) {
        Compilation compilation = Compilation.of(tool, HEAD + source, FLAG);
        assertFalse(compilation.hasSucceeded(), source);
        assertEquals(List.of(), compilation.ours(), compilation::report);
        assertFalse(compilation.errorsOfTheCompiler().isEmpty(), source);
        assertFalse(compilation.report().contains("generated"), compilation::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void boundsThatAreNone(Tool tool) {
        for (String bound : List.of("int", "void", "String[]")) {
            assertLeftToTheCompiler(tool, "@AsyncResource class A<T extends " + bound + "> { " + LIFE + "}");
            assertLeftToTheCompiler(tool, "@AsyncResource class A { <T extends " + bound + "> A(T t) {} " + LIFE + "}");
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void parametersOfNoType(Tool tool) {
        assertLeftToTheCompiler(tool, "@AsyncResource class A { A(void v) {} A(int i) {} " + LIFE + "}");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void valuesOfAWrongType(Tool tool) {
        for (String source : List.of(
                "@AsyncResource class A { @Enter(interruptible = \"true\") void open() {} @Exit void close() {} }",
                "@AsyncSource class A { @Next(interruptible = 1) Integer next() { return 1; } }",
                "@AsyncSource(prefetch = true) class A { @Next Integer next() { return 1; } }",
                "@AsyncResource(name = 1) class A { " + LIFE + "}",
                "@Deprecated(forRemoval = \"yes\") @AsyncResource class A { " + LIFE + "}",
                "@AsyncResource class A { @Deprecated(forRemoval = \"yes\") A() {} " + LIFE + "}",
                "@AsyncResource class A { A(@Flag(on = \"x\") int i) {} " + LIFE + "}",
                "@AsyncResource class A { A(@Flag(on = true, n = \"x\") int i) {} " + LIFE + "}")) {
            assertLeftToTheCompiler(tool, source);
        }
    }
}
