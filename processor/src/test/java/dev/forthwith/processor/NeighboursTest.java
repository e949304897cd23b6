package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javax.annotation.processing.Processor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other processors on the same path, and types that do not exist when we are asked: rounds and deferral. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class NeighboursTest {
    private static final String HEAD = """
            package q;
            import dev.forthwith.*;
            import dev.forthwith.annotation.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;
    private static final String LIFE = "@Enter void open() {} @Exit void close() {}\n";

    private static Compilation with(Tool tool, Neighbour neighbour, boolean before, String... sources) {
        ForthwithProcessor ours = new ForthwithProcessor();
        List<Processor> processors = before ? List.of(neighbour, ours) : List.of(ours, neighbour);
        return Compilation.with(tool, processors, List.of(), sources);
    }

    /** A type made by another processor, wherever a signature may mention it. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void typesGeneratedByOthersAreWaitedFor(Tool tool) {
        String made = "package q; public class Made<T> { public interface In {} }";
        String[] classes = {
            "@AsyncResource class A { A(Made<String> made) {} " + LIFE + "}",
            "@AsyncResource class A { A(List<? extends Made<String>[]> made) {} " + LIFE + "}",
            "@AsyncResource class A { @Enter CompletionStage<Made<String>> open() { return null; } @Exit void close(Made<String> m) {} }",
            "@AsyncSource class A { @Next Made<Integer> next() { return null; } }",
            "@AsyncSource class A { @NextPage Made<Integer>[] next() { return null; } }",
            "@AsyncResource class A<T extends Made<T>> { " + LIFE + "}",
            "@AsyncResource class A { <T extends Made<T>> A(T t) {} " + LIFE + "}",
            "@AsyncResource class A extends Made<String> { " + LIFE + "}",
            "@AsyncResource class A implements Made.In { " + LIFE + "}",
            "@AsyncResource class A implements Comparable<Made<A>> { public int compareTo(Made<A> a) { return 0; } "
                    + LIFE + "}",
        };
        for (String source : classes) {
            for (int round : new int[] {1, 2}) {
                for (boolean before : new boolean[] {true, false}) {
                    // In the second round there is one only if the first wrote something.
                    // And javac asks nobody about a round whose annotations are all claimed.
                    String first =
                            HEAD + "@AsyncResource class First { @Override public String toString() { return null; } "
                                    + LIFE + "}";
                    Compilation compilation =
                            with(tool, new Neighbour(round, "q.Made", made), before, HEAD + source, first);
                    compilation.clean();
                    assertTrue(compilation.generatedSources().containsKey("q/AsyncA.java"), source);
                }
            }
        }
    }

    /** An annotation, and the value of one, made by another processor, on a parameter that is repeated. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void annotationsGeneratedByOthersAreWaitedFor(Tool tool) {
        String made =
                "package q; public @interface Made { Class<?> value() default Made.class; String NAME = \"Fine\"; }";
        for (String source : new String[] {
            "@AsyncResource class A { A(@Made String s) {} " + LIFE + "}",
            "@AsyncResource class A { @interface Mine { Class<?> value(); } A(@Mine(Made.class) String s) {} " + LIFE
                    + "}",
        }) {
            List<String> options = tool == Tool.JAVAC ? List.of("-Xlint:-processing") : List.of();
            Compilation compilation = Compilation.with(
                    tool, List.of(new Neighbour(1, "q.Made", made), new ForthwithProcessor()), options, HEAD + source);
            String generated = compilation.clean().generatedSource("q/AsyncA.java");
            // javac 17 gives none of an annotation that does not exist yet and stands before a parameter.
            boolean silent = tool == Tool.JAVAC && Runtime.version().feature() == 17 && source.contains("@Made");
            assertEquals(!silent, generated.contains("@Made") || generated.contains("Made.class"), generated);
        }
        Compilation named = with(
                tool,
                new Neighbour(1, "q.Made", made),
                true,
                HEAD + "@AsyncResource(name = Made.NAME) class A { " + LIFE + "}");
        assertTrue(named.clean().generatedSources().containsKey("q/Fine.java"), named::report);
    }

    /** A type that does not exist is assignable to everything: it is no awaitable and no resource. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void aTypeThatIsStillToComeIsNotTakenForAnAwaitable(Tool tool) {
        Compilation compilation = Compilation.of(
                        tool,
                        HEAD
                                + "@AsyncResource class A { @Enter AsyncB open() { return null; } @Exit void close(AsyncB b) {} }",
                        HEAD + "@AsyncSource class B { @Next AsyncA next() { return null; } }")
                .clean();
        String source = compilation.generatedSource("q/AsyncA.java");
        assertTrue(source.contains("AsyncContextManager<AsyncB>") && source.contains("Results.ready"), source);
        Compilation wrong = Compilation.of(
                tool,
                HEAD + "@AsyncResource class A { @Enter AsyncB open() { return null; } @Exit void close(String b) {} }",
                HEAD + "@AsyncSource class B { @Next String next() { return null; } }");
        assertEquals(List.of("FW110"), wrong.codes(), wrong::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aRecordHasItsConstructorWithoutLombok(Tool tool) {
        String source = Compilation.of(
                        tool,
                        HEAD + "@AsyncResource @lombok.Builder record A(String url) { " + LIFE + "}",
                        "package lombok; public @interface Builder {}")
                .succeeded()
                .generatedSource();
        assertTrue(source.contains("of(String url)"), source);
    }

    /** Without Lombok, or where it writes nothing, a class that waits for it is lost, which only we can explain. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatLombokNeverWritesIsReported(Tool tool) {
        String data = "package lombok; public @interface Data {}";
        String delegate = "package lombok.experimental; public @interface Delegate { Class<?>[] types() default {}; }";
        String session = "package q; interface Session { default String enter() { return null; } default void exit() {}"
                + " default String next() { return null; } }";
        String[][] classes = {
            {"the constructor that Lombok writes for @Data", "@AsyncResource @lombok.Data class A { " + LIFE + "}"},
            {
                "the methods that Lombok writes for @Delegate",
                "@AsyncResource class A { @lombok.experimental.Delegate Session session; }"
            },
            {
                "the methods that Lombok writes for @Delegate",
                "@AsyncResource class A { @lombok.experimental.Delegate Session session() { return null; } void enter() {} }"
            },
            {
                "the methods that Lombok writes for @Delegate",
                "@AsyncResource class A { @lombok.experimental.Delegate(types = Life.class) Session session;"
                        + " interface Life { @Enter void open(); } @Exit void close() {} }"
            },
        };
        for (String[] each : classes) {
            if (tool == Tool.ECJ && each[0].contains("constructor")) {
                continue; // it does not tell that a constructor is the default one
            }
            Compilation compilation = Compilation.of(tool, HEAD + each[1], data, delegate, session);
            assertEquals(List.of("FW124"), compilation.codes(), compilation::report);
            assertTrue(compilation.ours().get(0).contains(each[0]), compilation::report);
        }
        Compilation missing = Compilation.of(
                tool, HEAD + "@AsyncResource class A { @lombok.experimental.Delegate Nowhere nowhere; }", delegate);
        assertEquals(List.of(), missing.codes(), missing::report);
        assertFalse(missing.hasSucceeded(), missing::report);
    }

    /** What others wrote does not stand in for it. Only javac shows which fields have an initializer. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void theConstructorThatLombokWritesIsKnownByItsParameters(Tool tool) {
        String fields =
                " static int s; final String url; final int port; final int n = f(); static int f() { return 1; } ";
        String[][] classes = {
            {"2", "@lombok.AllArgsConstructor", fields},
            {"2", "@lombok.RequiredArgsConstructor", fields + "String other; int more = 1; "},
            {"3", "@lombok.AllArgsConstructor", "String a, b; private int c = 1; "},
            {
                "1",
                "@lombok.RequiredArgsConstructor",
                "@Deprecated String a = f(), b; static String f() { return null; } "
            },
            {"0", "@lombok.NoArgsConstructor", "String a; "},
        };
        String[] parameters = {"", "String a", "String a, int b", "String a, String b, int c"};
        for (String[] each : classes) {
            int right = Integer.parseInt(each[0]);
            for (int i = 0; i < parameters.length; i++) {
                if (i != right && (tool == Tool.ECJ || Math.abs(i - right) > 1)) {
                    continue;
                }
                String assigned = each[2].contains("final") ? "url = null; port = 1; " : "";
                Compilation compilation = Compilation.of(
                        tool,
                        HEAD + "@AsyncResource " + each[1] + " class A { " + each[2] + "A(" + parameters[i] + ") { "
                                + assigned + "} " + LIFE + "}",
                        "package lombok; public @interface " + each[1].substring(8) + " {}");
                boolean open = each[2].startsWith("@Deprecated") && i < 2;
                assertEquals(
                        i == right || open ? List.of() : List.of("FW124"), compilation.codes(), compilation::report);
            }
        }
    }

    /** Nor does one with as many parameters of other types, or a copy beside what {@code @SuperBuilder} asks for. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void theConstructorThatLombokWritesIsKnownByItsTypes(Tool tool) {
        String[][] classes = {
            {"@lombok.AllArgsConstructor", "A(List<Integer> urls, int port) {} A(int port, String more) {}", ""},
            {"@lombok.AllArgsConstructor", "A(String urls, int port) {} A(List<Integer> urls, long port) {}", "FW124"},
            {"@lombok.AllArgsConstructor", "A(List<String> urls, Nowhere port) {}", ""},
            {"@lombok.experimental.SuperBuilder", "A(String url) {} A(ABuilder one) {} static class ABuilder {}", ""},
            {
                "@lombok.experimental.SuperBuilder",
                "A(String url) {} A(int a, ABuilder one) {} static class ABuilder {}",
                "FW124"
            },
        };
        for (String[] each : classes) {
            int dot = each[0].lastIndexOf('.');
            Compilation compilation = Compilation.of(
                    tool,
                    HEAD + "import java.util.*; @AsyncResource " + each[0]
                            + " class A { private List<String> urls; int port; " + each[1] + LIFE + "}",
                    "package " + each[0].substring(1, dot) + "; public @interface " + each[0].substring(dot + 1)
                            + " {}");
            assertEquals(each[2], String.join(" ", compilation.codes()), compilation::report);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aConstructorThatLombokIsToldNotToWriteIsNotWaitedFor(Tool tool) {
        for (String annotations : List.of(
                "@lombok.NoArgsConstructor(access = lombok.AccessLevel.NONE)",
                "@lombok.Data @lombok.NoArgsConstructor(access = lombok.AccessLevel.NONE)")) {
            Compilation.of(
                            tool,
                            HEAD + "@AsyncResource " + annotations + " class A { " + LIFE + "}",
                            "package lombok; public @interface NoArgsConstructor { AccessLevel access(); }",
                            "package lombok; public enum AccessLevel { NONE }",
                            "package lombok; public @interface Data {}")
                    .succeeded()
                    .generatedSource();
        }
    }

    /** Nor is the class lost whose methods are all there, as Eclipse's compiler shows them with Lombok in it. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatLombokWritesIsWaitedForOnlyWhereItMatters(Tool tool) {
        for (String delegate : List.of("Runnable", "T", "int[]", "Session")) {
            Compilation.of(
                            tool,
                            HEAD + "@AsyncResource class A<T> { @lombok.experimental.Delegate " + delegate
                                    + " delegate; void enter() {} void exit() {} }\n"
                                    + "interface Session { void enter(); void exit(); }",
                            "package lombok.experimental; public @interface Delegate {}")
                    .succeeded()
                    .generatedSource();
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatLombokDoesNotRepeatIsNotWaitedFor(Tool tool) {
        for (String session : new String[] {
            "@lombok.experimental.Delegate(excludes = Session.class) Session s; }\ninterface Session { String next(); }",
            "@lombok.experimental.Delegate Session s; }\nclass Session { String next() { return null; } }",
            "@lombok.experimental.Delegate Session s; }\nclass Session { public static String next() { return null; } }",
        }) {
            Compilation.of(
                            tool,
                            HEAD + "@AsyncSource class A { @Next String read() { return null; } " + session,
                            "package lombok.experimental; public @interface Delegate { Class<?>[] excludes() default {}; }")
                    .succeeded()
                    .generatedSource();
        }
    }

    /** What is written in the last round would not be processed, and javac warns of it. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void nothingIsWrittenInTheLastRound(Tool tool) {
        Compilation compilation = Compilation.with(
                tool,
                List.of(new Neighbour(2, "q.Late", "package q; class Late {}"), new ForthwithProcessor()),
                List.of(),
                HEAD + "@AsyncResource class A { A(Late late) {} " + LIFE + "}");
        assertFalse(compilation.generatedSources().containsKey("q/AsyncA.java"), compilation::report);
        assertEquals(List.of(), compilation.codes(), compilation::report);
    }

    /** Compilers may know only the simple name of a wrapper that is still to come, and two packages may have one of that name. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void ofTwoWrappersOfOneNameTheRightOneIsMeant(Tool tool) {
        String source = " import dev.forthwith.annotation.*; @AsyncResource public class A { public A() {}"
                + " @Enter public void open() {} @Exit public void close() {} }";
        for (String other : List.of("one", "two")) {
            Compilation compilation = Compilation.of(
                    tool,
                    "package one;" + source,
                    "package two;" + source,
                    "package q; import dev.forthwith.annotation.*; import " + other
                            + ".AsyncA;\n@AsyncResource class B { B(AsyncA a) {} @Enter void open() {} @Exit void close() {} }");
            String generated = compilation.clean().generatedSource("q/AsyncB.java");
            assertTrue(generated.contains("import " + other + ".AsyncA;"), generated);
        }
    }

    /** What never comes into being is the compiler's to explain. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatIsNeverResolvedIsLeftToTheCompiler(Tool tool) {
        for (String source : new String[] {
            "@AsyncSource class Bad { @Next CompletionStage<Nowhere> next() { return null; } }",
            "@AsyncSource class Bad { @Next CompletionStage<List<Nowhere<String>>> next() { return null; } }",
            "@AsyncResource class Bad { Bad(Nowhere n) {} " + LIFE + "}",
            "@AsyncResource class Bad { Bad(@Nowhere int n) {} " + LIFE + "}",
            "@AsyncResource class Bad extends Nowhere { " + LIFE + "}",
            "@AsyncResource class Bad<T extends Nowhere<T>> { " + LIFE + "}",
            "@AsyncResource(name = Nowhere.NAME) class Bad { " + LIFE + "}",
            "@AsyncSource(prefetch = Nowhere.N) class Bad { @Next String next() { return null; } }",
            "@AsyncSource(prefetch = \"1\") class Bad { @Next String next() { return null; } }",
            "@AsyncSource @SuppressWarnings(Nowhere.X) class Bad { @Next String next() { return null; } }",
        }) {
            Compilation compilation = Compilation.of(tool, HEAD + source);
            assertEquals(List.of(), compilation.codes(), compilation::report);
            assertFalse(compilation.hasSucceeded(), source);
        }
    }

    /** kapt writes error.NonExistentClass for what it cannot resolve. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void theMissingTypesOfKaptAreMissing(Tool tool) {
        Compilation compilation = Compilation.of(
                tool,
                "package error; public final class NonExistentClass {}",
                HEAD
                        + "@AsyncSource class Bad { @Next CompletionStage<error.NonExistentClass> next() { return null; } }");
        assertEquals(List.of(), compilation.codes());
        assertEquals(0, compilation.generatedSources().size());
    }

    /** A class may mention the wrapper that is made from it, and two those of each other, also in other packages. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void ownWrappersNeedNotBeWaitedFor(Tool tool) {
        Compilation.of(
                        tool,
                        "package p; import dev.forthwith.annotation.*; import q.AsyncB;\n"
                                + "@AsyncResource public class A { AsyncA again; public A(AsyncB b, AsyncA... all) {}\n"
                                + "static AsyncA of() { return AsyncA.of(null); } static AsyncB other() { return null; } public "
                                + LIFE.replace("@Exit", "public @Exit")
                                + "}",
                        "package q; import dev.forthwith.annotation.*;\n"
                                + "@AsyncResource public class B { public B(p.AsyncA a) {} public "
                                + LIFE.replace("@Exit", "public @Exit") + "}")
                .clean();
    }

    /** A wrapper that is generic is known by name to later compilers only; where nothing goes round in a circle it is waited for. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void genericWrappersOfOthersAreSpelledInFull(Tool tool) {
        Compilation compilation = Compilation.of(
                        tool,
                        "package p; import dev.forthwith.annotation.*; import q.AsyncB;\n"
                                + "@AsyncResource public class A { public A(AsyncB<? extends String> b) {} " + LIFE
                                + "}",
                        "package q; import dev.forthwith.annotation.*;\n@AsyncResource public class B<T> { " + LIFE
                                + "}")
                .clean();
        assertTrue(compilation.generatedSource("p/AsyncA.java").contains("of(AsyncB<? extends String> b)"));
    }

    /** With ours first, second or alone, nothing is left unclaimed, and what others would process is left to them. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void ourAnnotationsAreClaimed(Tool tool) {
        String source = HEAD + "@AsyncResource class A { " + LIFE + "}";
        Compilation.of(tool, source).clean();
        for (boolean before : new boolean[] {true, false}) {
            with(tool, new Neighbour(1, "q.Made", "package q; class Made {}"), before, source)
                    .clean();
        }
    }
}
