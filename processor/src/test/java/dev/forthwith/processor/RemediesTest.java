package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a message tells to do is what was meant, and leads to no other message. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class RemediesTest {
    private static final String HEAD = "package q; import dev.forthwith.*; import dev.forthwith.annotation.*;"
            + " import java.util.*; import java.util.concurrent.*;\n";

    private static void says(Tool tool, List<String> codes, String part, String... sources) {
        Compilation.of(tool, sources).says(codes, part);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aSwapOfTwoLettersIsOneSlip(Tool tool) {
        String[][] slips = {
            {"nxet", "@AsyncSource class A { Integer nxet() { return null; } }"},
            {"etner", "@AsyncResource class A { void etner() {} void exit() {} }"},
            {"exti", "@AsyncResource class A { void enter() {} void exti() {} }"},
        };
        for (String[] slip : slips) {
            says(tool, List.of("FW105"), " Did you mean \"" + slip[0] + "\"?", HEAD + slip[1]);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aStaticMethodIsNotMeant(Tool tool) {
        Compilation compilation =
                Compilation.of(tool, HEAD + "@AsyncResource class A { void enter() {} static void exits() {} }");
        assertTrue(compilation.ours().get(0).endsWith("name it \"exit\"."), compilation::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatLooksLikePagesGetsTheMarkOfPages(Tool tool) {
        says(
                tool,
                List.of("FW105"),
                "must have a next method, but has none. Mark a method with @NextPage, or name it \"nextPage\". Did you mean \"nextpage\"?",
                HEAD + "@AsyncSource class A { List<Integer> nextpage() { return null; } }");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aComponentOfARecordIsToBeMarked(Tool tool) {
        says(
                tool,
                List.of("FW105"),
                "A component of a record has no role by its name: mark next.",
                HEAD + "@AsyncSource record A(Integer next) { public Integer next() { return next; } }");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aTypeVariableOfVoidYieldsNothing(Tool tool) {
        for (String members : List.of(
                "class A<T extends Void> { @Next T next()",
                "class A<S extends Void, T extends S> { @Next CompletionStage<T> next()",
                "class A<T extends Void> { @NextPage List<T> next()")) {
            says(
                    tool,
                    List.of("FW111"),
                    "It must yield something.",
                    HEAD + "@AsyncSource " + members + " { return null; } }");
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatIsNoPageCanBeMadeOne(Tool tool) {
        String[][] results = {
            {"CompletionStage<Flow.Publisher<Integer>>", "flatMap(AsyncIterable::from)"},
            {"CompletionStage<AsyncIterable<Integer>>", "flatMap(source -> source)"},
            {"AsyncIterable<Integer>", "flatMap(source -> source)"},
            {"Map<String, Integer>", "return its values() or its entrySet()"},
            {"String", "For single elements use @Next."},
        };
        for (String[] result : results) {
            says(
                    tool,
                    List.of("FW111"),
                    result[1],
                    HEAD + "@AsyncSource class A { @NextPage " + result[0] + " next() { return null; } }");
        }
        for (String fine : List.of(
                "Flow.Publisher<Integer>> next() { return null; } static Object use() { return AsyncA.of().flatMap(AsyncIterable::from); }",
                "AsyncIterable<Integer>> next() { return null; } static Object use() { return AsyncA.of().flatMap(source -> source); }")) {
            Compilation.of(tool, HEAD + "@AsyncSource class A { @Next CompletionStage<" + fine + " }")
                    .clean();
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aPrivateConstructorIsReportedBesideItsPrivateClass(Tool tool) {
        String life = "@Enter void open() {} @Exit void close() {} } }";
        String written = "@AsyncResource private static class A { private A(int n) {} " + life;
        says(
                tool,
                List.of("FW104", "FW119"),
                "but A(int) is private. Make one package-private.",
                HEAD + "class O { " + written);
        says(tool, List.of("FW104"), "", HEAD + "class O { @AsyncResource private static class A { " + life);
        says(
                tool,
                List.of("FW104"),
                "",
                HEAD + "class O { @AsyncResource private static class A { A() {} private A(int n) {} " + life);
        if (tool == Tool.JAVAC) { // Eclipse's compiler does not tell whether somebody wrote it
            says(tool, List.of("FW104", "FW119"), "", HEAD + "class O { " + written.replace("int n", ""));
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void anotherWrapperThatTakesTheNameIsNamed(Tool tool) {
        says(
                tool,
                List.of("FW118"),
                "is taken by the wrapper of q.A. Set",
                HEAD + "@AsyncSource(name = \"B\") class A { @Next Integer a() { return null; } }\n"
                        + "@AsyncSource(name = \"B\") class A2 { @Next Integer a() { return null; } }");
    }
}
