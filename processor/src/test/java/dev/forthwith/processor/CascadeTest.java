package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mistake causes no other errors: the outside of the wrapper is there all the same, for those who use it. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class CascadeTest {
    private static final String HEAD = """
            package q;
            import dev.forthwith.*;
            import dev.forthwith.annotation.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    /** Each use of a wrapper is fine but for the mistake in the class; javac looks into methods in spite of one only if it is told to. */
    private static void reportsAlone(Tool tool, String code, String annotated, String use) {
        Compilation compilation = Compilation.with(
                tool,
                List.of(new ForthwithProcessor()),
                tool == Tool.JAVAC ? List.of("--should-stop=ifError=FLOW") : List.of(),
                HEAD + annotated,
                HEAD + "class User { Object use() throws Exception { return " + use + "; } }");
        assertEquals(List.of(code), compilation.codes(), compilation::report);
        assertEquals(List.of(), compilation.errorsOfTheCompiler(), compilation::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void usersOfAResourceSeeItsResource(Tool tool) {
        String use = "AsyncDb.of(\"url\", 1).call(connection -> connection.length())";
        String enter = "@Enter CompletionStage<String> open() { return null; }\n";
        String constructor = "Db(String url, int... more) {}\n";
        String[][] mistakes = {
            {"FW105", "@AsyncResource class Db { " + constructor + enter + "}"},
            {"FW110", "@AsyncResource class Db { " + constructor + enter + "@Exit void close(Integer other) {} }"},
            {"FW111", "@AsyncResource class Db { " + constructor + enter + "@Exit String close() { return null; } }"},
            {"FW108", "@AsyncResource class Db { " + constructor + enter + "@Exit static void close() {} }"},
            {"FW119", "@AsyncResource class Db { private " + constructor + enter + "@Exit void close() {} }"},
            {"FW102", "@AsyncResource abstract class Db { " + constructor + enter + "@Exit void close() {} }"},
            {
                "FW115",
                "@AsyncResource class Db { " + constructor + enter
                        + "@Exit void close() {} @Next String next() { return null; } }"
            },
            {
                "FW110",
                "@AsyncResource class Db { " + constructor + enter.replace("open()", "open(int n)")
                        + "@Exit void close() {} }"
            },
        };
        for (String[] mistake : mistakes) {
            reportsAlone(tool, mistake[0], mistake[1], use);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void usersOfASourceSeeItsElements(Tool tool) {
        String use = "AsyncTicks.<Integer>of(List.of(1)).map(tick -> tick.intValue()).toList()";
        String next = "@Next CompletionStage<T> tick() { return null; }\n";
        String[][] mistakes = {
            {"FW120", "@AsyncSource(prefetch = -1) class Ticks<T> { Ticks(List<T> all) {} " + next + "}"},
            {"FW110", "@AsyncSource class Ticks<T> { Ticks(List<T> all) {} " + next + "@Exit void close(T t) {} }"},
            {
                "FW110",
                "@AsyncSource class Ticks<T> { Ticks(List<T> all) {} " + next.replace("tick()", "tick(int n)") + "}"
            },
        };
        for (String[] mistake : mistakes) {
            reportsAlone(tool, mistake[0], mistake[1], use);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatIsYieldedInAWrongFormIsKnown(Tool tool) {
        String[][] mistakes = {
            {"FW111", "@AsyncSource class Db { @Next int next() { return 1; } }", "AsyncDb.of().map(n -> n.intValue())"
            },
            {
                "FW111",
                "@AsyncSource class Db { @Next CompletionStage<Integer> a() { return null; } @Exit CompletionStage<String> b() { return null; } }",
                "AsyncDb.of().map(n -> n.intValue())"
            },
            {
                "FW111",
                "@AsyncSource class Db { @NextPage long[] next() { return null; } }",
                "AsyncDb.of().map(n -> n.longValue())"
            },
            {
                "FW111",
                "@AsyncSource class Db { @Next OptionalLong next() { return null; } }",
                "AsyncDb.of().map(n -> n.longValue())"
            },
            {
                "FW112",
                "@AsyncSource class Db { @Next Flow.Publisher<? extends String> next() { return null; } }",
                "AsyncDb.of().map(s -> s.length())"
            },
            {
                "FW112",
                "@AsyncResource class Db { @Enter Flow.Publisher<String> a() { return null; } @Exit void b(String s) {} }",
                "AsyncDb.of().call(s -> s.length())"
            },
            {
                "FW112",
                "@AsyncResource class Db { @Enter Flow.Publisher<String> a() { return null; } @Exit void b(Flow.Publisher<String> s) {} }",
                "AsyncDb.of().call(s -> s.length())"
            },
            {
                "FW112",
                "@AsyncResource class Db { private static class Priv {} interface Sub extends Flow.Publisher<Priv> {}"
                        + " @Enter Sub a() { return null; } @Exit void b() {} }",
                "AsyncDb.of()"
            },
            {"FW112", "@AsyncSource class Db { @Next Flow.Publisher<Void> next() { return null; } }", "AsyncDb.of()"},
            {
                "FW112",
                "@AsyncResource class Db { @Enter String a() { return null; } @Exit Flow.Publisher<String> b() { return null; } }",
                "AsyncDb.of().call(s -> s.length())"
            },
        };
        for (String[] mistake : mistakes) {
            reportsAlone(tool, mistake[0], mistake[1], mistake[2]);
        }
        // Where a class of the package hides that of java.lang.
        reportsAlone(
                tool,
                "FW111",
                "@AsyncSource class Db { @Next int next() { return 1; } } class Integer {}",
                "AsyncDb.of().map(n -> n.intValue())");
    }

    /** A method that cannot be called, or is one too many, says all the same what it would yield. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void usersSeeWhatARefusedMethodYields(Tool tool) {
        String exit = " @Exit void close() {} }";
        String call = "AsyncDb.of().call(s -> s.length())";
        String map = "AsyncDb.of().map(n -> n.intValue())";
        String[][] mistakes = {
            {
                "FW107",
                "@AsyncResource class Db { @Enter private CompletionStage<String> a() { return null; }" + exit,
                call
            },
            {
                "FW107",
                "@AsyncResource class Db { int x; @Enter private void open() {}" + exit,
                "AsyncDb.of().call(s -> s.x)"
            },
            {"FW107", "@AsyncSource class Db { @Next private Integer a() { return 1; } }", map},
            {"FW107", "@AsyncSource class Db { @NextPage private List<Integer> a() { return null; } }", map},
            {
                "FW107",
                "class Base { private Integer next() { return 1; } } @AsyncSource class Db extends Base {"
                        + " @Next private Integer a() { return 1; } }",
                map
            },
            {"FW108", "@AsyncResource class Db { @Enter static String a() { return null; }" + exit, call},
            {"FW108", "@AsyncSource class Db { @Next static Integer a() { return 1; } }", map},
            {"FW102", "@AsyncResource abstract class Db { @Enter abstract String a();" + exit, call},
            {"FW116", "@AsyncSource class Db { @Enter @Next Integer a() { return 1; } }", map},
            {
                "FW106",
                "@AsyncResource class Db { @Enter String a() { return null; } @Enter String b() { return null; }"
                        + exit,
                call
            },
            {
                "FW106",
                "@AsyncSource class Db { @Next Integer a() { return 1; } @NextPage List<Integer> b() { return null; } }",
                map
            },
        };
        for (String[] mistake : mistakes) {
            reportsAlone(tool, mistake[0], mistake[1], mistake[2]);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whereTheResourceIsUnknownTheWrapperIsThereAtLeast(Tool tool) {
        String[][] mistakes = {
            {"FW101", "@AsyncResource interface Db {}", "AsyncDb.from(() -> null)"},
            {"FW101", "@AsyncSource enum Db { A }", "AsyncDb.from(() -> Db.A).count()"},
            {
                "FW103",
                "class Out<T> { @AsyncResource class Db { @Enter void open() {} @Exit void close() {} } }",
                "AsyncOut_Db.of()"
            },
            {
                "FW103",
                "class Out<T> { @AsyncResource class Db { Db(T t, List<T> all) {} @Enter T open() { return null; } @Exit void close() {} } }",
                "AsyncOut_Db.of(\"\", List.of()).call(it -> it)"
            },
            {
                "FW103",
                "class Out<T extends Number> { @AsyncSource class Db<X extends T> { @Next List<T> next() { return null; } } }",
                "AsyncOut_Db.<Integer>of().map(it -> it.get(0).intValue()).toList()"
            },
            {
                "FW104",
                "class Out { @AsyncResource private static class Db { @Enter void open() {} @Exit void close() {} } }",
                "AsyncOut_Db.from(() -> null)"
            },
            {"FW105", "@AsyncSource class Db { Db(int n) {} }", "AsyncDb.of(1).toList()"},
            {
                "FW106",
                "@AsyncResource class Db { @Enter void a() {} @Enter String b() { return null; } @Exit void c() {} }",
                "AsyncDb.of()"
            },
            {
                "FW113",
                "@AsyncResource @AsyncSource class Db { Db(int n) {} @Next String a() { return null; } @Enter void open() {} @Exit void close() {} }",
                "AsyncDb.of(1).map(s -> s.length())"
            },
            {"FW121", "@AsyncSource class Db { @Next CompletionStage<?> a() { return null; } }", "AsyncDb.of()"},
            {
                "FW123",
                "@AsyncResource class Db { private static class Priv {} @Enter Priv a() { return null; } @Exit void c() {} }",
                "AsyncDb.of()"
            },
        };
        for (String[] mistake : mistakes) {
            reportsAlone(tool, mistake[0], mistake[1], mistake[2]);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void oneMistakeIsReportedOnce(Tool tool) {
        // An unreadable enter says nothing about what the exit may ask for; the rest of the exit is checked.
        Compilation compilation = Compilation.of(
                tool,
                HEAD + "@AsyncResource class Db {\n@Enter CompletionStage<?> open() { return null; }\n"
                        + "@Exit String close(Object resource, Outcome one, Outcome two) { return null; } }");
        assertEquals(List.of("FW121", "FW110", "FW111"), compilation.codes(), compilation::report);
        Compilation stray = Compilation.of(
                tool, HEAD + "record Db(int n) {\n@Enter void a() {}\n@Exit void b() {}\n@Enter void c() {} }");
        assertEquals(List.of("FW114"), stray.codes(), stray::report);
        assertTrue(stray.ours().get(0).contains("@Enter and @Exit only apply to"), stray::report);
        Compilation twice = Compilation.of(tool, HEAD + "@AsyncResource class Db {\n@Enter @Exit @Next void a() {} }");
        assertEquals(List.of("FW116"), twice.codes(), twice::report);
        // Several mistakes in one method are several.
        Compilation several = Compilation.of(
                tool,
                HEAD + "@AsyncResource class Db {\n@Enter private static String open(int n) { return null; }\n"
                        + "@Exit static String close(Integer n) { return null; } }");
        assertEquals(List.of("FW107", "FW108", "FW110", "FW108", "FW110", "FW111"), several.codes(), several::report);
    }
}
