package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A wrong or forgotten import: what does not exist is left to the compiler, and what is another type of that name is named. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class ImportsTest {
    private static final String LIBRARY = "package lib; public @interface Enter {}";
    private static final String STACK = "package lib; public class AsyncExitStack {}";

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aMarkThatDoesNotExistIsLeftToTheCompiler(Tool tool) {
        String resource = "package q; import dev.forthwith.annotation.AsyncResource;\n@AsyncResource class A { ";
        String source = "package q; import dev.forthwith.annotation.*;\n@AsyncSource class A { ";
        for (String annotated : List.of(
                resource + "@Enter void open() {} @Exit void close() {} }",
                resource + "@dev.forthwith.annotation.Enter void open() {} @Exit void close() {} }",
                source + "@Nxt Integer pull() { return null; } }",
                source + "@dev.forthwith.Next Integer pull() { return null; } }",
                source + "@dev.forthwith.NextPage java.util.List<Integer> pull() { return null; } }")) {
            Compilation compilation = Compilation.of(tool, annotated);
            assertFalse(compilation.hasSucceeded(), compilation::report);
            assertEquals(List.of(), compilation.codes(), compilation::report);
            assertTrue(compilation.generatedSource().contains("UnsupportedOperationException"), compilation::report);
        }
        Compilation unlike = Compilation.of(tool, resource + "@Other void open() {} void exit() {} }");
        assertEquals(List.of("FW105"), unlike.codes(), unlike::report);
    }

    /** One that exists is no such mark, wherever it stands and however it is called. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void annotationsThatExistExcuseNoMissingMethod(Tool tool) {
        String head = "package q; import dev.forthwith.annotation.*; import java.lang.annotation.*;\n";
        for (String annotated : List.of(
                "@AsyncResource class A { @Marks.Enter void open() {} @Exit void close() {} } class Marks { @interface Enter {} }",
                "@AsyncSource class A { @Text String pull() { return null; } } @Target(ElementType.TYPE_USE) @interface Text {}",
                "@AsyncResource class A { @Enter void open() {} @Edit @Edit void close() {} }"
                        + " @Repeatable(Edits.class) @interface Edit {} @interface Edits { Edit[] value(); }")) {
            Compilation compilation = Compilation.of(tool, head + annotated);
            assertEquals(List.of("FW105"), compilation.codes(), compilation::report);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aMarkOfAnotherLibraryIsNamed(Tool tool) {
        Compilation compilation = Compilation.of(
                tool,
                LIBRARY,
                "package q; import dev.forthwith.annotation.*; import lib.Enter;\n"
                        + "@AsyncResource class A { @Enter void open() {} @Exit void close() {} }");
        assertEquals(List.of("FW105"), compilation.codes(), compilation::report);
        assertTrue(
                compilation
                        .ours()
                        .get(0)
                        .endsWith(
                                " open() has @Enter. That is lib.Enter, and not dev.forthwith.annotation.Enter: check the import."),
                compilation::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void anExitStackOfAnotherLibraryIsNamed(Tool tool) {
        Compilation compilation = Compilation.of(
                tool,
                STACK,
                "package q; import dev.forthwith.annotation.*; import lib.*;\n"
                        + "@AsyncResource class A { @Enter void open(AsyncExitStack s) {} @Exit void close() {} }");
        assertEquals(List.of("FW110"), compilation.codes(), compilation::report);
        assertTrue(
                compilation
                        .ours()
                        .get(0)
                        .endsWith(
                                "That is lib.AsyncExitStack, and not dev.forthwith.AsyncExitStack: check the import."),
                compilation::report);
    }

    /** Eclipse's compiler shows no member that has an error. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void aConstructorWithAnAmbiguousTypeIsLeftToTheCompiler(Tool tool) {
        Compilation compilation = Compilation.of(
                tool,
                "package q; import dev.forthwith.annotation.*; import java.awt.*; import java.util.*;\n"
                        + "@AsyncResource class A { A(List names) {} @Enter void open() {} @Exit void close() {} }");
        assertEquals(List.of(), compilation.codes(), compilation::report);
        assertEquals(1, compilation.errorsOfTheCompiler().size(), compilation::report);
    }
}
