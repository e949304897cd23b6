package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake gets its own code, at its own line, and nothing else is said. */
class DiagnosticsTest {
    private static final String HEAD =
            "package q; import dev.forthwith.*; import dev.forthwith.annotation.*; import java.util.*; import java.util.concurrent.*;\n";
    private static final String GOOD_ENTER = "@Enter void open() {}\n";
    private static final String GOOD_EXIT = "@Exit void close() {}\n";

    static Stream<Arguments> mistakes() {
        List<Arguments> each = new java.util.ArrayList<>();
        add(each, "FW101", 2, "@AsyncResource\ninterface Bad {}", "an interface");
        add(each, "FW101", 2, "@AsyncSource\nenum Bad { A }", "an enum");
        add(each, "FW102", 3, "@AsyncResource\nabstract class Bad {" + GOOD_ENTER + GOOD_EXIT + "}", "abstract");
        add(each, "FW103", 3, "class Outer {\n@AsyncResource class Bad {" + GOOD_ENTER + GOOD_EXIT + "}}", "Outer");
        add(
                each,
                "FW104",
                3,
                "class Outer {\n@AsyncResource private static class Bad {" + GOOD_ENTER + GOOD_EXIT + "}}",
                "private");
        add(each, "FW105", 2, "@AsyncResource class Bad {" + GOOD_EXIT + "}", "an enter method");
        add(each, "FW105", 2, "@AsyncResource class Bad {" + GOOD_ENTER + "void exot() {} }", "Did you mean \"exot\"?");
        add(each, "FW105", 2, "@AsyncSource class Bad { }", "a next method");
        add(
                each,
                "FW106",
                4,
                "@AsyncResource class Bad {" + GOOD_ENTER + GOOD_EXIT + "@Exit void other() {} }",
                "Bad.close() and Bad.other()");
        add(
                each,
                "FW106",
                3,
                "@AsyncSource class Bad { @Next Integer a() { return null; }\n@NextPage List<Integer> b() { return null; } }",
                "both");
        add(
                each,
                "FW107",
                3,
                "@AsyncResource class Bad {\n@Enter private void open() {}\n" + GOOD_EXIT + "}",
                "private");
        add(each, "FW108", 3, "@AsyncResource class Bad {\n@Enter static void open() {}\n" + GOOD_EXIT + "}", "static");
        add(
                each,
                "FW110",
                3,
                "@AsyncResource class Bad {\n@Enter void open(String url) {}\n" + GOOD_EXIT + "}",
                "\"url\"");
        add(
                each,
                "FW110",
                4,
                "@AsyncResource class Bad {\n@Enter String open() { return null; }\n@Exit void close(Integer value) {} }",
                "the resource (String)");
        add(
                each,
                "FW110",
                4,
                "@AsyncResource class Bad {\n@Enter void open() {}\n@Exit void close(Outcome a, Outcome b) {} }",
                "Remove one");
        add(each, "FW110", 3, "@AsyncSource class Bad {\n@Next Integer next(int n) { return null; } }", "constructor");
        add(
                each,
                "FW111",
                4,
                "@AsyncResource class Bad {\n@Enter void open() {}\n@Exit String close() { return null; } }",
                "boolean");
        add(each, "FW111", 3, "@AsyncSource class Bad {\n@Next int next() { return 1; } }", "boxed");
        add(each, "FW111", 3, "@AsyncSource class Bad {\n@Next void next() {} }", "yield something");
        add(each, "FW111", 3, "@AsyncSource class Bad {\n@NextPage String next() { return null; } }", "@Next");
        add(each, "FW111", 3, "@AsyncSource class Bad {\n@NextPage int[] next() { return null; } }", "boxed");
        add(
                each,
                "FW112",
                3,
                "@AsyncSource class Bad {\n@Next Flow.Publisher<String> next() { return null; } }",
                "AsyncIterable.from");
        add(
                each,
                "FW113",
                2,
                "@AsyncSource @AsyncResource class Bad { @Next Integer a() { return null; } }",
                "Keep one");
        add(each, "FW114", 2, "final class Bad { @Enter void open() {} }", "neither");
        add(
                each,
                "FW115",
                3,
                "@AsyncResource class Bad {"
                        + "\n@Next Integer next() { return null; } void enter() {} void exit() {} }",
                "@Next");
        add(each, "FW116", 3, "@AsyncResource class Bad {\n@Enter @Exit void open() {} }", "both");
        add(
                each,
                "FW117",
                2,
                "@AsyncResource(name = \"record\") class Bad {" + GOOD_ENTER + GOOD_EXIT + "}",
                "\"record\"");
        add(
                each,
                "FW118",
                2,
                "@AsyncResource class Bad {" + GOOD_ENTER + GOOD_EXIT + "} class AsyncBad {}",
                "AsyncBad");
        add(
                each,
                "FW119",
                2,
                "@AsyncResource class Bad { private Bad() {}" + GOOD_ENTER + GOOD_EXIT + "}",
                "constructor");
        add(each, "FW120", 2, "@AsyncSource(prefetch = -1) class Bad { @Next Integer a() { return null; } }", "-1");
        add(
                each,
                "FW121",
                3,
                "@AsyncSource class Bad {\n@Next CompletionStage<?> next() { return null; } }",
                "type argument");
        add(
                each,
                "FW201",
                3,
                "@AsyncSource class Bad {\n@Blocking @Next CompletionStage<String> next() { return null; } }",
                "no effect");
        add(
                each,
                "FW202",
                3,
                "@AsyncSource class Bad extends Base {\nInteger pull() { return null; } } class Base { @Next Integer pull() { return null; } }",
                "Repeat the mark");
        return each.stream();
    }

    private static void add(List<Arguments> each, String code, int line, String source, String part) {
        each.add(Arguments.of(code, line, source, part));
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("mistakes")
    void isReportedOnceWhereItIs(String code, int line, String source, String part) {
        for (Tool tool : Tool.values()) {
            Compilation compilation = Compilation.of(tool, HEAD + source);
            List<String> said = compilation.ours();
            assertEquals(List.of(code), compilation.codes(), () -> tool + " " + said);
            assertTrue(said.get(0).startsWith(line + ": "), () -> tool + " " + said);
            assertTrue(said.get(0).contains(part), () -> tool + " " + said);
            assertEquals(code.startsWith("FW2"), compilation.hasSucceeded(), () -> tool + " " + said);
        }
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.EnumSource(Tool.class)
    void allProblemsOfAClassAtOnceAndOtherClassesGoOn(Tool tool) {
        Compilation compilation = Compilation.of(
                tool,
                HEAD + "@AsyncResource class Bad {\n@Enter void open(int a) {}\n@Exit static void close() {} }",
                HEAD + "@AsyncResource class Good {" + GOOD_ENTER + GOOD_EXIT + "}");
        assertEquals(List.of("FW110", "FW108"), compilation.codes());
        assertTrue(compilation.generatedSources().keySet().toString().contains("AsyncGood"));
        assertFalse(compilation.generatedSources().keySet().toString().contains("AsyncBad"));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.EnumSource(Tool.class)
    void warningsCanBeSilenced(Tool tool) {
        Compilation.of(
                        tool,
                        HEAD + "@SuppressWarnings(\"forthwith\") @AsyncSource class Fine {\n"
                                + "@Blocking @Next CompletionStage<String> next() { return null; } }")
                .succeeded()
                .ours()
                .forEach(said -> {
                    throw new AssertionError(said);
                });
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.EnumSource(Tool.class)
    void unresolvedTypesAreLeftToTheCompiler(Tool tool) {
        Compilation compilation = Compilation.of(
                tool, HEAD + "@AsyncSource class Bad { @Next CompletionStage<Nowhere> next() { return null; } }");
        assertEquals(List.of(), compilation.codes());
        assertFalse(compilation.hasSucceeded());
    }
}
