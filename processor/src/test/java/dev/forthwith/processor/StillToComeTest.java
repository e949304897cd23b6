package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a wrapper says of types that do not exist yet when it is written, and what has to be waited for. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class StillToComeTest {
    private static final String HEAD = """
            package q;
            import dev.forthwith.*;
            import dev.forthwith.annotation.*;
            import java.lang.annotation.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;
    private static final String LIFE = "@Enter void open() {} @Exit void close() {}\n";

    /** Compiles beside another processor, which writes a class into our package in the first round. */
    private static Compilation beside(Tool tool, String made, String... sources) {
        String name = made.replaceAll("(?s).*?(?:class|interface) (\\w+).*", "q.$1");
        List<String> options = tool == Tool.JAVAC ? List.of("-Xlint:-processing,-auxiliaryclass") : List.of();
        return Compilation.with(
                tool,
                List.of(new Neighbour(1, name, "package q; " + made), new ForthwithProcessor()),
                options,
                sources);
    }

    private static Compilation clean(Tool tool, String... sources) {
        List<String> options = tool == Tool.JAVAC ? List.of("-Xlint:-processing,-auxiliaryclass") : List.of();
        return Compilation.with(tool, List.of(new ForthwithProcessor()), options, sources)
                .clean();
    }

    // ---- what makes a type awaitable

    /** A converter whose result does not exist yet would be none, and what it belongs to a plain value. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatConvertersReturnIsWaitedFor(Tool tool) {
        String stage = "class Made extends java.util.concurrent.CompletableFuture<String> {}";
        String unchecked = "class Made extends RuntimeException { private static final long serialVersionUID = 1; }";
        String[][] awaited = {
            {stage, "interface Reply { Made toFuture(); }"},
            {stage, "interface Reply extends Above {} interface Above { Made toCompletionStage(); }"},
            {"class Made {}", "interface Reply { CompletionStage<? extends Made> toStage(); }"},
            {unchecked, "interface Reply { CompletionStage<String> toFuture() throws Made; }"},
            {
                unchecked,
                "interface Reply extends Future<String> { void addListener(Runnable r, Executor e) throws Made; }"
            },
        };
        for (String[] each : awaited) {
            for (String result :
                    List.of("class A { @Enter Reply", "class A<T extends Reply & Comparable<T>> { @Enter T")) {
                Compilation compilation = beside(
                        tool,
                        each[0],
                        HEAD + "@AsyncResource " + result + " open() { return null; } @Exit void close() {}\n"
                                + "@Override public String toString() { return null; } }\n" + each[1]);
                String source = compilation.clean().generatedSource("q/AsyncA.java");
                String yielded = each[1].contains("extends Made>") ? "<Made>" : "<String>";
                assertTrue(source.contains("AsyncContextManager" + yielded), source);
            }
        }
        String wrapper = clean(
                        tool,
                        HEAD
                                + "@AsyncResource class A { @Enter Opening open() { return null; } @Exit void close(AsyncB b) {} }\n"
                                + "interface Opening { CompletionStage<AsyncB> toFuture(); }",
                        HEAD + "@AsyncResource class B { B(AsyncA a) {} " + LIFE + "}")
                .generatedSource("q/AsyncA.java");
        assertTrue(wrapper.contains("AsyncContextManager<AsyncB>"), wrapper);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatConvertersNeverReturnIsLeftToTheCompiler(Tool tool) {
        Compilation compilation = Compilation.of(
                tool,
                HEAD + "@AsyncResource class A { @Enter Reply open() { return null; } @Exit void close(String s) {} }",
                "package q; interface Reply { Nowhere toFuture(); }");
        assertFalse(compilation.hasSucceeded());
        assertEquals(List.of(), compilation.codes(), compilation::report);
    }

    // ---- what is written of wrappers

    /** Eclipse's compiler does not tell those of a type that does not exist yet. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void annotationsOfWrappersAreKept(Tool tool) {
        String[][] parameters = {
            {"@Use AsyncB b", "AsyncB b"},
            {"@Use AsyncB @Use [] b", "AsyncB[] b"},
            {"List<@Use AsyncB> b", "List<@Use AsyncB> b"},
        };
        for (String[] each : parameters) {
            Compilation compilation = clean(
                    tool,
                    HEAD + "@AsyncResource class A { A(" + each[0] + ") {} " + LIFE + "}",
                    HEAD + "@AsyncResource class B { B(AsyncA a) {} " + LIFE + "}",
                    "package q; import java.lang.annotation.*; @Target(ElementType.TYPE_USE) @interface Use {}");
            String source = compilation.generatedSource("q/AsyncA.java");
            assertTrue(source.contains("of(" + each[tool == Tool.ECJ ? 1 : 0] + ")"), source);
        }
    }

    /** Of a type with an argument that does not exist yet Eclipse's compiler says that it does not exist itself. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void wrappersMayBeArgumentsInTheClassThatTheyAreMadeFrom(Tool tool) {
        String[][] classes = {
            {"of(List<AsyncA> a)", "A(List<AsyncA> a) {} " + LIFE},
            {
                "of(Map.Entry<? extends AsyncA, List<AsyncA[]>>... a)",
                "@SafeVarargs A(Map.Entry<? extends AsyncA, List<AsyncA[]>>... a) {} " + LIFE
            },
            {"<T extends Comparable<AsyncA>>", "<T extends Comparable<AsyncA>> A(T t) {} " + LIFE},
            {
                "AsyncContextManager<AsyncA>",
                "@Enter CompletionStage<AsyncA> open() { return null; } @Exit void close(AsyncA a) {}"
            },
            {
                "AsyncContextManager<List<AsyncA>>",
                "@Enter CompletableFuture<List<AsyncA>> open() { return null; } @Exit void close(List<AsyncA> a) {}"
            },
            {
                "AsyncContextManager<Optional<AsyncA>>",
                "@Enter Reply<AsyncA> open() { return null; } @Exit void close(Optional<AsyncA> a) {}\n"
                        + "interface Reply<R> extends Above<Optional<R>> {}\n"
                        + "interface Above<R> { CompletionStage<R> toFuture(); }"
            },
        };
        for (String[] each : classes) {
            String source = clean(tool, HEAD + "@AsyncResource class A { " + each[1] + " }")
                    .generatedSource()
                    .replaceAll("\\s+", " ");
            assertTrue(source.contains(each[0]), source);
        }
        String inherited = clean(
                        tool,
                        HEAD
                                + "@AsyncSource class A extends Base<AsyncA> implements Closing<List<AsyncA>> { @Override public void close(List<AsyncA> a) {} }\n"
                                + "class Base<R> { @Enter CompletionStage<List<R>> open() { return null; } @NextPage List<R> page() { return null; } }\n"
                                + "interface Closing<R> { @Exit void close(R r); }")
                .generatedSource();
        assertTrue(inherited.contains("AsyncIterable<AsyncA>"), inherited);
        Compilation wrong = Compilation.of(
                tool,
                HEAD
                        + "@AsyncResource class A { @Enter Map.Entry<AsyncA, String> open() { return null; } @Exit void close(List<AsyncA> a) {} }");
        assertEquals(List.of("FW110"), wrong.codes(), wrong::report);
        assertTrue(wrong.ours().get(0).contains("the resource (Map.Entry<AsyncA, String>)"), wrong::report);
        Compilation hidden = Compilation.of(
                tool,
                HEAD
                        + "@AsyncResource class A { private interface In<T> {} @Enter In<AsyncA> open() { return null; } @Exit void close() {} }");
        assertEquals(List.of("FW123"), hidden.codes(), hidden::report);
    }

    /** What is guessed, since the model of javac 17 does not tell it, is looked at as closely as what is known. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void argumentsOfGuessedWrappersAreChecked(Tool tool) {
        String skipped = clean(
                        tool,
                        HEAD + "@AsyncResource class A<T> { A(int n) {} A(AsyncA<In> a) {} private static class In {} "
                                + LIFE + "}")
                .generatedSource();
        assertTrue(skipped.contains("of(int n)") && !skipped.contains("AsyncA<A.In>"), skipped);
        for (String argument : List.of("T", "String")) {
            String varargs = clean(
                            tool,
                            HEAD + "@AsyncResource class A<T> { @SuppressWarnings(\"unchecked\") A(AsyncA<" + argument
                                    + ">... a) {} " + LIFE + "}")
                    .generatedSource();
            assertTrue(varargs.contains("of(AsyncA<" + argument + ">... a)"), varargs);
        }
        clean(
                tool,
                HEAD + "@AsyncResource class A<T> { @SuppressWarnings(\"deprecation\") A(AsyncA<Old> a) {} " + LIFE
                        + "}",
                "package q; @Deprecated class Old {}");
        Compilation own = Compilation.of(
                tool,
                HEAD
                        + "@AsyncResource class A<T> { @Enter <X> AsyncA<X> open() { return null; } @Exit void close() {} }");
        assertEquals(List.of("FW111"), own.codes(), own::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void wrappersThatAreDeprecatedOrRawCauseNoWarning(Tool tool) {
        for (String type : List.of("AsyncOld", "AsyncGone", "AsyncGeneric", "AsyncGeneric[]")) {
            String[] classes = {
                "A(" + type + " a) {} " + LIFE,
                "@Enter " + type + " open() { return null; } @Exit void close() {}",
                "@Enter CompletionStage<" + type + "> open() { return null; } @Exit void close(" + type + " a) {}",
            };
            for (String each : classes) {
                clean(
                        tool,
                        HEAD
                                + "@SuppressWarnings({\"deprecation\", \"removal\", \"rawtypes\"}) @AsyncResource class A { "
                                + each + " }",
                        HEAD + "@Deprecated @AsyncResource class Old { Old(AsyncA a) {} " + LIFE + "}",
                        HEAD + "@Deprecated(forRemoval = true) @AsyncResource class Gone { Gone(AsyncA a) {} " + LIFE
                                + "}",
                        HEAD + "@AsyncResource class Generic<T> { Generic(AsyncA a) {} " + LIFE + "}");
            }
        }
    }
}
