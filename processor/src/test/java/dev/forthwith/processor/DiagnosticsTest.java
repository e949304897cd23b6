package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.processor.report.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake gets its own code, at its own place, and nothing else is said. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class DiagnosticsTest {
    private static final String HEAD = "package q; import dev.forthwith.*; import dev.forthwith.annotation.*;"
            + " import java.util.*; import java.util.concurrent.*;\n";

    /**
     * A class with one mistake.
     *
     * @param code how it is reported
     * @param part what the message says among others
     * @param source the class; % stands where it is reported, IN and OUT for an enter and an exit without mistakes
     */
    private record Mistake(String code, String part, String source) {
        String text() {
            return HEAD + marked().replace("%", "");
        }

        private String marked() {
            return source.replace("IN", "@Enter void open() {}").replace("OUT", "@Exit void close() {}");
        }

        long line() {
            String before = (HEAD + marked()).substring(0, (HEAD + marked()).indexOf("%"));
            return before.chars().filter(c -> c == '\n').count() + 1L;
        }

        int column() {
            String before = marked().substring(0, marked().indexOf("%"));
            return before.length() - before.lastIndexOf('\n');
        }

        /** For a class, javac points at the keyword and Eclipse's compiler at the name; for a value at that, or the pair. */
        boolean isWhereCompilersDiffer() {
            String rest = source.substring(source.indexOf("%") + 1);
            return rest.startsWith("class ") || rest.startsWith("\"") || rest.startsWith("-");
        }

        /** The same with what may be reported on lines of their own, but that compilers differ in the column of a class and of a value. */
        Mistake onManyLines() {
            return new Mistake(code, part, source.replaceAll("(?<!class|=) (?!=)|(?<=Source\\(|Resource\\()", "\n"));
        }

        @Override
        public String toString() {
            return code + " " + source;
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake("FW101", "Bad is an interface", "class X {}\n%@AsyncResource interface Bad {}"),
                new Mistake("FW101", "Bad is an enum", "%@AsyncSource enum Bad { A }"),
                new Mistake("FW101", "Bad is an annotation type", "%@AsyncSource @interface Bad {}"),
                new Mistake("FW102", "must not be abstract", "@AsyncResource abstract %class Bad { IN OUT }"),
                new Mistake(
                        "FW102",
                        "must not be abstract",
                        "@AsyncResource abstract %class Bad { @Enter abstract void open(); @Exit abstract void close(); }"),
                new Mistake(
                        "FW103", "needs an instance of Outer", "class Outer {\n@AsyncResource %class Bad { IN OUT } }"),
                new Mistake(
                        "FW103",
                        "needs an instance of Mid",
                        "class Outer { class Mid { @AsyncResource %class Bad { IN OUT } } }"),
                new Mistake(
                        "FW104",
                        "Bad is private",
                        "class Outer { @AsyncResource private static %class Bad { IN OUT } }"),
                new Mistake(
                        "FW104",
                        "Mid is private",
                        "class Outer { private static class Mid { @AsyncResource static %class Bad { IN OUT } } }"),
                new Mistake("FW105", "an enter method", "@AsyncResource %class Bad { OUT }"),
                new Mistake("FW105", "Did you mean \"exot\"?", "@AsyncResource %class Bad { IN void exot() {} }"),
                new Mistake("FW105", "name it \"exit\".", "@AsyncResource %class Bad { IN void leave() {} }"),
                new Mistake("FW105", "a next method", "@AsyncSource %class Bad { IN OUT }"),
                new Mistake(
                        "FW105",
                        "Did you mean \"nextPages\"?",
                        "@AsyncSource %class Bad { List<String> nextPages() { return null; } }"),
                new Mistake(
                        "FW106",
                        "Bad.close() and Bad.other()",
                        "@AsyncResource class Bad { IN OUT\n%@Exit void other() {} }"),
                new Mistake(
                        "FW106",
                        "Bad.exit() and Bad.exit(int)",
                        "@AsyncResource class Bad { IN void exit() {}\nvoid %exit(int n) {} }"),
                new Mistake(
                        "FW106",
                        "must have either a @Next or a @NextPage method, but has both Bad.a() and Bad.b(). Mark the one that is meant with its annotation,",
                        "@AsyncSource class Bad { @Next Integer a() { return null; } %@NextPage List<Integer> b() { return null; } }"),
                new Mistake(
                        "FW107", "it is private", "@AsyncResource class Bad { @Enter private void %open() {} OUT }"),
                new Mistake("FW107", "it is private", "@AsyncResource class Bad { private void %enter() {} OUT }"),
                new Mistake(
                        "FW108",
                        "open() must not be static",
                        "@AsyncResource class Bad { @Enter static void %open() {} OUT }"),
                new Mistake(
                        "FW110",
                        "\"url\" is String",
                        "@AsyncResource class Bad { @Enter void open(String %url) {} OUT }"),
                new Mistake(
                        "FW110",
                        "\"n\" is int",
                        "@AsyncResource class Bad { @Enter void open(AsyncExitStack stack, int %n) {} OUT }"),
                new Mistake(
                        "FW110",
                        "\"url\" is String. Pass it to the constructor.",
                        "@AsyncResource class Bad { @Enter void open(String %url, AsyncExitStack stack) {} OUT }"),
                new Mistake(
                        "FW110",
                        "\"two\" is AsyncExitStack. Remove one of the two.",
                        "@AsyncResource class Bad { @Enter void open(AsyncExitStack one, AsyncExitStack %two) {} OUT }"),
                new Mistake(
                        "FW110",
                        "the resource (Map<String, Integer>), Outcome or Throwable, each once",
                        "@AsyncResource class Bad { @Enter Map<String, Integer> open() { return null; } @Exit void close(Integer %value) {} }"),
                new Mistake(
                        "FW110",
                        "Remove one",
                        "@AsyncResource class Bad { IN @Exit void close(Outcome a, Outcome %b) {} }"),
                new Mistake(
                        "FW110",
                        "test it with instanceof",
                        "@AsyncResource class Bad { IN @Exit void close(java.io.IOException %failure) {} }"),
                new Mistake(
                        "FW110",
                        "wrap it in a type of your own",
                        "@AsyncResource class Bad { @Enter Outcome open() { return null; } @Exit void close(Outcome %outcome) {} }"),
                new Mistake(
                        "FW110",
                        "the resource (Integer)",
                        "@AsyncResource class Bad { @Enter int open() { return 1; } @Exit void close(int %n) {} }"),
                new Mistake(
                        "FW110",
                        "a type parameter of its own",
                        "@AsyncResource class Bad<T> { @Enter T open() { return null; } @Exit <T extends Number> void close(T %t) {} }"),
                new Mistake(
                        "FW110",
                        "has no resource",
                        "@AsyncSource class Bad { @Next Integer next() { return null; } @Exit void close(String %s) {} }"),
                new Mistake(
                        "FW110",
                        "constructor",
                        "@AsyncSource class Bad { @Next Integer next(int %n) { return null; } }"),
                new Mistake(
                        "FW110",
                        "\"o\" is Other.Outcome. That is q.Other.Outcome, and not dev.forthwith.Outcome: check the import.",
                        "@AsyncResource class Bad { IN @Exit void close(Other.Outcome %o) {} } class Other { static class Outcome {} }"),
                new Mistake(
                        "FW110",
                        "That is java.sql.Date, and not java.util.Date: check the import.",
                        "@AsyncResource class Bad { @Enter Date open() { return null; } @Exit void close(java.sql.Date %d) {} }"),
                new Mistake(
                        "FW111",
                        "returns String. Return nothing.",
                        "@AsyncResource class Bad { IN @Exit String %close() { return null; } }"),
                new Mistake(
                        "FW111",
                        "Yield nothing, as with thenAccept(ended -> {}).",
                        "@AsyncResource class Bad { IN @Exit CompletionStage<String> %close() { return null; } }"),
                new Mistake(
                        "FW121",
                        "Make it a CompletionStage<Void>.",
                        "@AsyncResource class Bad { IN @Exit CompletionStage<?> %close() { return null; } }"),
                new Mistake(
                        "FW111",
                        "returns Future<Void>. Nobody can be told",
                        "@AsyncResource class Bad { IN @Exit Future<Void> %close() { return null; } }"),
                new Mistake(
                        "FW111",
                        "a type parameter of its own",
                        "@AsyncResource class Bad { @Enter <T> List<T> %open() { return null; } OUT }"),
                new Mistake(
                        "FW111", "return the boxed type", "@AsyncSource class Bad { @Next int %next() { return 1; } }"),
                new Mistake("FW111", "yield something", "@AsyncSource class Bad { @Next void %next() {} }"),
                new Mistake(
                        "FW111",
                        "returns OptionalInt. Make that an Optional<Integer>.",
                        "@AsyncSource class Bad { @Next OptionalInt %next() { return null; } }"),
                new Mistake(
                        "FW111",
                        "Make that an Optional<Double>.",
                        "@AsyncSource class Bad { @Next CompletionStage<OptionalDouble> %next() { return null; } }"),
                new Mistake(
                        "FW111",
                        "box them, as with boxed().",
                        "@AsyncSource class Bad { @NextPage java.util.stream.IntStream %next() { return null; } }"),
                new Mistake(
                        "FW111",
                        "return an Iterable",
                        "@AsyncSource class Bad { @NextPage Iterator<String> %next() { return null; } }"),
                new Mistake(
                        "FW110",
                        "belongs to the @Enter method",
                        "@AsyncResource class Bad { IN @Exit void close(AsyncExitStack %stack) {} }"),
                new Mistake(
                        "FW121",
                        "Its supertype ArrayList is raw: give that a type argument.",
                        "@AsyncSource class Bad { @NextPage Rows %next() { return null; } @SuppressWarnings({\"rawtypes\", \"serial\"}) static class Rows extends ArrayList {} }"),
                new Mistake(
                        "FW123",
                        "In is a member of Hidden, which is private.",
                        "@AsyncResource class Bad { private static class Hidden { static class In {} } @Enter Hidden.In %open() { return null; } OUT }"),
                new Mistake(
                        "FW111", "yield something", "@AsyncSource class Bad { @Next Void %next() { return null; } }"),
                new Mistake(
                        "FW111",
                        "yield something",
                        "@AsyncSource class Bad { @Next CompletionStage<Optional<Void>> %next() { return null; } }"),
                new Mistake(
                        "FW111", "use @Next", "@AsyncSource class Bad { @NextPage String %next() { return null; } }"),
                new Mistake("FW111", "boxed", "@AsyncSource class Bad { @NextPage int[] %next() { return null; } }"),
                new Mistake(
                        "FW112",
                        "publisher Flow.Publisher<String>",
                        "@AsyncSource class Bad { @Next Flow.Publisher<String> %next() { return null; } }"),
                new Mistake(
                        "FW112",
                        "Await it, as with Mono.from(publisher); or yield it from a CompletionStage",
                        "@AsyncResource class Bad { @Enter Flow.Publisher<String> %open() { return null; } OUT }"),
                new Mistake(
                        "FW112",
                        "Await it, as with Mono.from(publisher).",
                        "@AsyncResource class Bad { IN @Exit Flow.Publisher<Void> %close() { return null; } }"),
                new Mistake(
                        "FW113",
                        "Keep one",
                        "%@AsyncSource @AsyncResource class Bad { @Next Integer a() { return null; } }"),
                new Mistake("FW114", "@Enter only applies to", "final class Bad { %@Enter void open() {} }"),
                new Mistake("FW114", "neither", "enum Bad { A; %@Next Integer a() { return null; } }"),
                new Mistake(
                        "FW115",
                        "marks a()",
                        "@AsyncResource class Bad { IN OUT %@Next Integer a() { return null; } }"),
                new Mistake(
                        "FW116", "both @Enter and @Exit", "@AsyncResource class Bad { @Enter %@Exit void open() {} }"),
                new Mistake("FW117", "\"record\"", "@AsyncResource(name = %\"record\") class Bad { IN OUT }"),
                new Mistake("FW117", "\"a.b\"", "@AsyncResource(name = %\"a.b\") class Bad { IN OUT }"),
                new Mistake("FW118", "AsyncBad", "%@AsyncResource class Bad { IN OUT } class AsyncBad {}"),
                new Mistake("FW118", "q.Bad", "@AsyncResource(name = %\"Bad\") class Bad { IN OUT }"),
                new Mistake(
                        "FW119",
                        "Bad(String...) is private. Make one package-private.",
                        "@AsyncResource %class Bad { private Bad(String... s) {} IN OUT }"),
                new Mistake(
                        "FW119",
                        "Bad(Bad.Hidden) takes a type that is not visible, since Hidden is private. Widen the access of such a type.",
                        "@AsyncResource %class Bad { Bad(Hidden h) {} private static class Hidden {} IN OUT }"),
                new Mistake(
                        "FW120", "-1", "@AsyncSource(prefetch = %-1) class Bad { @Next Integer a() { return null; } }"),
                new Mistake(
                        "FW121",
                        "CompletionStage<?>",
                        "@AsyncSource class Bad { @Next CompletionStage<?> %next() { return null; } }"),
                new Mistake(
                        "FW121",
                        "returns CompletableFuture.",
                        "@AsyncResource class Bad { @SuppressWarnings(\"rawtypes\") @Enter CompletableFuture %open() { return null; } OUT }"),
                new Mistake(
                        "FW121",
                        "Optional<? super Integer>",
                        "@AsyncSource class Bad { @Next Optional<? super Integer> %next() { return null; } }"),
                new Mistake(
                        "FW122",
                        "Bad.Two has toFuture() and toStage(), which disagree",
                        "@AsyncSource class Bad { @Next Two %next() { return null; } interface Two {"
                                + " CompletionStage<String> toStage(); CompletionStage<Integer> toFuture(); } }"),
                new Mistake(
                        "FW123",
                        "the result of the @Next method next() must mention",
                        "@AsyncSource class Bad { private static class Hidden {} @Next List<Hidden> %next() { return null; } }"),
                new Mistake(
                        "FW121",
                        "returns Bad.Reply<?>",
                        "@AsyncSource class Bad { @Next Reply<?> %next() { return null; } static class Reply<X> extends CompletableFuture<List<List<X>>> {} }"),
                new Mistake(
                        "FW121",
                        "returns Bad.Made<?>",
                        "@AsyncSource class Bad { @Next Made<?> %next() { return null; } interface Made<X> { CompletionStage<List<List<X>>> toStage(); } }"),
                new Mistake(
                        "FW121",
                        "returns Bad.Page<?>",
                        "@AsyncSource class Bad { @NextPage Page<?> %next() { return null; } interface Page<X> extends Iterable<List<List<X>>> {} }"),
                new Mistake(
                        "FW123",
                        "the result of the @Enter method open() must mention",
                        "@AsyncResource class Bad { private static class Hidden {} static class Reply extends CompletableFuture<Hidden> {}"
                                + " @Enter Reply %open() { return null; } OUT }"),
                new Mistake(
                        "FW123",
                        "but Hidden is private",
                        "@AsyncSource class Bad { private static class Hidden {} static class Page extends ArrayList<Hidden> {}"
                                + " @NextPage Page %next() { return null; } }"),
                new Mistake(
                        "FW201",
                        "no effect",
                        "@AsyncSource class Bad { %@Blocking @Next CompletionStage<String> next() { return null; } }"),
                new Mistake(
                        "FW202",
                        "pull() overrides Base.pull(), which is marked with @Next",
                        "@AsyncSource class Bad extends Base { Integer %pull() { return null; } } class Base { @Next Integer pull() { return null; } }"),
                new Mistake(
                        "FW203",
                        "always null",
                        "@AsyncResource class Bad { @Enter Void open() { return null; } @Exit void close(Void %nothing) {} }"),
                new Mistake(
                        "FW205",
                        "called asynca, which differs from q.AsyncA only in case",
                        "@AsyncResource class A { IN OUT } @AsyncResource(name = %\"asynca\") class Bad { IN OUT }"),
                new Mistake(
                        "FW206",
                        "open() yields the Future<String> itself",
                        "@AsyncResource class Bad { @Enter Future<String> %open() { return null; } OUT }"),
                new Mistake(
                        "FW206",
                        "next() yields the Future<String> itself",
                        "@AsyncSource class Bad { @Next Future<String> %next() { return null; } }"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isReportedOnceWhereItIs(Mistake mistake) {
        for (Tool tool : Tool.values()) {
            Compilation compilation = Compilation.of(tool, mistake.text());
            assertEquals(List.of(mistake.code()), compilation.codes(), compilation::report);
            String said = compilation.ours().get(0);
            assertTrue(said.contains(mistake.part()), () -> tool + " " + said);
            assertEquals(mistake.code().startsWith("FW2"), compilation.hasSucceeded(), compilation::report);
            assertTrue(said.startsWith(mistake.line() + ": "), () -> tool + " " + said);
            if (tool == Tool.JAVAC || !mistake.isWhereCompilersDiffer()) {
                assertEquals(List.of(mistake.line() + ":" + mistake.column()), compilation.places(), () -> tool + said);
            }
        }
    }

    /** A value comes before its annotation, that before the member or the class that it is on, and a member before its class. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("whereCompilersDiffer")
    void isReportedOnTheSameLineByAll(Mistake mistake) {
        for (Tool tool : Tool.values()) {
            Compilation compilation = Compilation.of(tool, mistake.text());
            assertEquals(List.of(mistake.code()), compilation.codes(), compilation::report);
            String said = compilation.ours().get(0);
            assertTrue(said.startsWith(mistake.line() + ": "), () -> tool + " " + mistake.line() + " " + said);
        }
    }

    static Stream<Mistake> whereCompilersDiffer() {
        return mistakes().filter(Mistake::isWhereCompilersDiffer).map(Mistake::onManyLines);
    }

    @Test
    void everyCodeIsTested() {
        Set<String> codes = new TreeSet<>();
        Arrays.stream(Problem.values()).map(Problem::code).forEach(codes::add);
        mistakes().map(Mistake::code).forEach(codes::remove);
        // The compiler refuses a class with FW109 as well, and the others take more than a class: they have tests of
        // their own.
        assertEquals(Set.of("FW109", "FW124", "FW125", "FW198", "FW199", "FW204"), codes);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void anAbstractMethodThatNobodyImplements(Tool tool) {
        Compilation compilation = Compilation.of(
                tool,
                HEAD
                        + "@AsyncResource class Bad implements Opened { @Exit void close() {} } interface Opened { @Enter void open(); }");
        assertEquals(List.of("FW109"), compilation.codes(), compilation::report);
        assertTrue(
                compilation.ours().get(0).contains("Opened.open() must not be abstract. Implement it in Bad."),
                compilation::report);
        assertTrue(compilation.ours().get(0).startsWith("2: "), compilation::report);
    }

    /** Eclipse's compiler shows it at a method, since it would show a record in no file at all. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatIsWrongWithARecordIsShownInIt(Tool tool) {
        Compilation compilation = Compilation.of(
                tool,
                HEAD
                        + "@AsyncResource(name = \"1x\")\nrecord Bad(int n) {\npublic int n() { return n; }\n@Enter void open() {} }");
        assertEquals(Map.of("Bad", List.of("FW117", "FW105")), compilation.codesByFile(), compilation::report);
        List<String> lines = tool == Tool.JAVAC ? List.of("2", "3") : List.of("5", "5");
        assertEquals(
                lines,
                compilation.places().stream()
                        .map(place -> place.replaceAll(":.*", ""))
                        .toList(),
                compilation::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatIsWrongWithARecordWithoutMethodsIsShownAsNearAsCanBe(Tool tool) {
        String[][] records = {
            {"4", "@AsyncResource\nrecord Bad(int n) {\n\nBad { n++; } }"},
            {"4", "@AsyncResource\nrecord Bad(int n) {\n\nBad(String s) { this(1); } }"},
            {"1", "class Bad { @AsyncResource\nrecord In(int n) {} }"},
            {"3", "class Bad { @AsyncResource\nrecord In(int n) {\nIn(String s) { this(1); } } }"},
        };
        for (String[] each : records) {
            Compilation compilation = Compilation.of(tool, HEAD.stripTrailing().replace("\n", " ") + " " + each[1]);
            String place = (tool == Tool.JAVAC ? "2" : each[0]) + ":";
            assertTrue(
                    compilation.places().stream().allMatch(said -> said.startsWith(place))
                            && compilation.places().size() == 2,
                    () -> compilation.places() + " " + each[1]);
        }
    }

    /** Nobody wrote their methods, so that there were no place to show what is wrong with them. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void componentsOfARecordHaveNoRoleByTheirNames(Tool tool) {
        String[][] records = {
            {"FW105", "@AsyncSource record Bad(int next, String x) { @Enter void open() {} }"},
            {"FW105", "@AsyncResource record Bad(Runnable enter, Runnable exit) { @Exit void close() {} }"},
        };
        for (String[] each : records) {
            Compilation compilation = Compilation.of(tool, HEAD + each[1]);
            assertEquals(Map.of("Bad", List.of(each[0])), compilation.codesByFile(), compilation::report);
            assertTrue(
                    compilation.ours().get(0).contains(" A component of a record has no role by its name: mark "),
                    compilation::report);
        }
        // What is said of such a method stands at its record.
        for (String marked : List.of(
                "@AsyncSource record Bad(@Next int next) { void x() {} }",
                "@AsyncSource record Bad(@Next CompletionStage<String> tick, @Exit Runnable r) { void x() {} }")) {
            assertEquals(
                    List.of("Bad"),
                    List.copyOf(
                            Compilation.of(tool, HEAD + marked).codesByFile().keySet()));
        }
        for (String source : List.of(
                "@AsyncSource record Fine(int next, int exit) { @NextPage List<String> page() { return null; } }",
                "@AsyncResource record Fine(Runnable enter, Runnable exit) { @Enter void in() {} void exit(Outcome o) {} }",
                "@AsyncSource record Fine(Integer next) { @Next @Override public Integer next() { return next; } }")) {
            Compilation.of(tool, HEAD + source).succeeded().generatedSource();
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aMethodThatHasARoleIsNotMeantForAnother(Tool tool) {
        Compilation compilation =
                Compilation.of(tool, HEAD + "@AsyncSource class Bad { @Enter String next() { return null; } }");
        assertEquals(List.of("FW105"), compilation.codes(), compilation::report);
        assertTrue(compilation.ours().get(0).endsWith("name it \"next\"."), compilation::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void allProblemsOfAClassAtOnceAndOtherClassesGoOn(Tool tool) {
        Compilation compilation = Compilation.of(
                tool,
                HEAD
                        + "@AsyncResource class Bad {\n@Enter void open(int a) {}\n@Exit static void close() {}\nprivate Bad() {} }",
                HEAD + "@AsyncResource class Good { @Enter void open() {} @Exit void close() {} }");
        assertEquals(List.of("FW119", "FW110", "FW108"), compilation.codes());
        assertTrue(compilation.generatedSource("q/AsyncGood.java").contains("GeneratedContext"));
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatIsWrongInASupertypeIsShownOnTheClass(Tool tool) {
        Compilation compilation = Compilation.of(
                tool,
                HEAD + "\n\n@AsyncResource class Bad extends Base { @Exit void close() {} }",
                HEAD + "class Base { @Enter void open(int n) {} }");
        assertEquals(List.of("FW110"), compilation.codes());
        String said = compilation.ours().get(0);
        assertTrue(said.startsWith("4: ") && said.contains("the @Enter method Base.open(int)"), said);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void warningsAreSilencedFromAnywhereAround(Tool tool) {
        String quiet = "@SuppressWarnings(\"forthwith\") ";
        String method = "@Blocking @Next CompletionStage<String> next() { return null; }";
        for (String source : List.of(
                "@AsyncSource class Fine { " + quiet + method + " }",
                quiet + "@AsyncSource class Fine { " + method + " }",
                quiet + "class Outer { @AsyncSource static class Fine { " + method + " } }",
                "@SuppressWarnings({\"unused\", \"forthwith\"}) @AsyncSource class Fine { " + method + " }")) {
            Compilation.of(tool, HEAD + source).clean();
        }
        assertEquals(
                List.of("FW201"),
                Compilation.of(tool, HEAD + "@SuppressWarnings(\"other\") @AsyncSource class Fine { " + method + " }")
                        .codes());
    }
}
