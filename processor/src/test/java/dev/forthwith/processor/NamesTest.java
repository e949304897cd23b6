package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names of wrappers and of their type variables that are taken already. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class NamesTest {
    private static final String HEAD = """
            package q;
            import dev.forthwith.*;
            import dev.forthwith.annotation.*;
            """;
    private static final String LIFE = "@Enter void open() {} @Exit void close() {}\n";

    private static Compilation compile(Tool tool, String... sources) {
        List<String> options = tool == Tool.JAVAC ? List.of("-Xlint:-processing,-auxiliaryclass") : List.of();
        return Compilation.with(tool, List.of(new ForthwithProcessor()), options, sources);
    }

    // ---- of type variables

    /** A new name for a type variable must not be that of another one of the same declaration. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void renamedTypeVariablesStayApart(Tool tool) {
        String[][] classes = {
            {"<T, T22, T2> AsyncA<T> of(T22 a, T2 b)", "class A<T> { <T, T2> A(T a, T2 b) {} " + LIFE + "}"},
            {"<T, T2, T22> AsyncA<T> of(T22 a, T2 b)", "class A<T> { <T2, T> A(T a, T2 b) {} " + LIFE + "}"},
            {"<T, U, T2, U2> AsyncA<T, U> of(T2 a, U2 b)", "class A<T, U> { <T, U> A(T a, U b) {} " + LIFE + "}"},
        };
        for (String[] each : classes) {
            String source = compile(tool, HEAD + "@AsyncResource " + each[1])
                    .clean()
                    .generatedSource()
                    .replaceAll("\\s+", " ");
            assertTrue(source.contains(each[0]), source);
        }
        String nested = compile(
                        tool,
                        HEAD + "class Many { @AsyncResource static class A<Many, Many2> { A(Many a, Many2 b) {} " + LIFE
                                + "} }")
                .clean()
                .generatedSource();
        assertTrue(nested.contains("class AsyncMany_A<Many22, Many2>"), nested);
    }

    /** The annotations of a method are in the scope of its type variables. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void typeVariablesMayBeCalledAsWhatStandsOnTheMethod(Tool tool) {
        for (String name : List.of("SuppressWarnings", "Deprecated", "SafeVarargs")) {
            String source = compile(
                            tool,
                            HEAD + "@AsyncResource class A { @java.lang.SafeVarargs @java.lang.Deprecated <" + name
                                    + "> A(" + name + "... a) {} " + LIFE + "}")
                    .clean()
                    .generatedSource();
            assertTrue(source.contains("of(" + name + "2... a)"), source);
        }
    }

    // ---- of wrappers

    /** Identifiers all of them, but no names of classes. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatMayNotNameAClassIsNoName(Tool tool) {
        for (String name :
                List.of("record", "var", "yield", "sealed", "permits", "_", "class", "true", "null", "a b")) {
            String set = "(name = \"" + name + "\") class A { ";
            for (String source : List.of(
                    "@AsyncResource" + set + LIFE + "}",
                    "@AsyncSource" + set + "@Next String next() { return null; } }")) {
                Compilation compilation = compile(tool, HEAD + source);
                assertEquals(List.of("FW117"), compilation.codes(), compilation::report);
                assertTrue(
                        compilation
                                .ours()
                                .get(0)
                                .contains("a Java identifier that may name a class, but is \"" + name + "\"."),
                        compilation::report);
            }
        }
        for (String name : List.of("__", "when", "module", "non", "$", "Record")) {
            compile(tool, HEAD + "@AsyncResource(name = \"" + name + "\") class A { " + LIFE + "}")
                    .clean();
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aNameMayBeTakenByAPackage(Tool tool) {
        Compilation compilation = compile(
                tool,
                HEAD + "@AsyncResource(name = \"internal\") class A { " + LIFE + "}",
                "package q.internal; class Unrelated {}");
        assertEquals(List.of("FW118"), compilation.codes(), compilation::report);
        assertTrue(compilation.ours().get(0).contains("is taken by the package q.internal"), compilation::report);
        assertEquals(List.of(), compilation.errorsOfTheCompiler(), compilation::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aNameMayDifferFromThatOfASourceInCaseOnly(Tool tool) {
        String[][] classes = {
            {"q.Pool", HEAD + "@AsyncResource(name = \"pool\") class Pool { " + LIFE + "}"},
            {"q.AsyncPool", HEAD + "@AsyncResource class POOL { " + LIFE + "}"},
        };
        for (String[] each : classes) {
            Compilation compilation = compile(tool, each[1], "package q; class AsyncPool {}");
            assertEquals(List.of("FW205"), compilation.succeeded().codes(), compilation::report);
            assertTrue(
                    compilation.ours().get(0).contains("which differs from " + each[0] + " only in case"),
                    compilation::report);
        }
    }
}
