package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The cases of public suites and bugs that are about what is generated: c049, c120 to c127, p05 to p10. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class CasesTest {
    private static final String HEAD = "package q; import dev.forthwith.*; import dev.forthwith.annotation.*;"
            + " import java.util.*; import java.util.concurrent.*;\n";
    private static final String ENTER = "@Enter void open() {}\n";
    private static final String EXIT = "@Exit void close() {}\n";

    private static void says(Tool tool, String code, String part, String source) {
        Compilation compilation = Compilation.of(tool, HEAD + source);
        assertEquals(List.of(code), compilation.codes(), () -> tool + " " + compilation.ours());
        assertTrue(compilation.ours().get(0).contains(part), () -> tool + " " + compilation.ours());
    }

    private static Object run(Tool tool, String annotated, String body) {
        String main = HEAD
                + "public final class Main { private Main() {}\n static final List<Object> LOG = new CopyOnWriteArrayList<>();\n"
                + "public static Object run() throws Exception {\n" + body + "\n}}\n";
        return Compilation.of(tool, HEAD + annotated, main).clean().run("q.Main", "run");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void c049_onlyTheExitIsCalledOnWhatIsAlsoCloseable(Tool tool) {
        Object log = run(
                tool,
                "@AsyncResource class Both implements AutoCloseable {\n" + ENTER
                        + "@Exit CompletionStage<Void> exit() { Main.LOG.add(\"exit\"); return CompletableFuture.completedFuture(null); }\n"
                        + "@Override public void close() { Main.LOG.add(\"close\"); } }",
                "AsyncBoth.of().run(both -> LOG.add(\"body\")).await(); return LOG;");
        assertEquals("[body, exit]", log.toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void c120_aMissingMethodIsNamed(Tool tool) {
        says(tool, "FW105", "an exit method", "@AsyncResource class Bad {" + ENTER + "}");
        says(tool, "FW105", "an enter method", "@AsyncResource class Bad {" + EXIT + "}");
        Compilation neither = Compilation.of(tool, HEAD + "@AsyncResource class Bad {}");
        assertEquals(List.of("FW105", "FW105"), neither.codes());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void c121_aResultThatIsNoStageIsAdaptedOrRefused(Tool tool) {
        says(
                tool,
                "FW111",
                "boolean",
                "@AsyncResource class Bad {" + ENTER + "@Exit String close() { return null; } }");
        Object log = run(
                tool,
                "@AsyncResource class Plain { @Enter String open() { return \"plain\"; }\n" + EXIT + "}",
                "return AsyncPlain.of().call(plain -> plain).await();");
        assertEquals("plain", log);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void c122_noNextOrTwo(Tool tool) {
        says(tool, "FW105", "a next method", "@AsyncSource class Bad {}");
        says(
                tool,
                "FW106",
                "Bad.a() and Bad.b()",
                "@AsyncSource class Bad { @Next Integer a() { return null; }\n@Next Integer b() { return null; } }");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void c123_aParameterThatNobodyGivesIsRefused(Tool tool) {
        says(
                tool,
                "FW110",
                "\"token\"",
                "@AsyncSource class Bad {\n@Next Integer next(CompletableFuture<Void> token) { return null; } }");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void c124_anOverrideWithoutItsMarkIsUsedWithAWarning(Tool tool) {
        String classes = "@AsyncSource class Sub extends Base { int left = 1;\n"
                + "@Override Integer pull() { return left-- > 0 ? 7 : null; } }\n"
                + "class Base { @Next Integer pull() { return null; } }";
        says(tool, "FW202", "Repeat the mark", classes);
        String main = HEAD + "public final class Main { private Main() {}\n"
                + "public static Object run() throws Exception { return AsyncSub.of().toList().await(); }}";
        assertEquals(
                "[7]",
                Compilation.of(tool, HEAD + classes, main)
                        .succeeded()
                        .run("q.Main", "run")
                        .toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void c125_aGenericSourceInAGenericClassKeepsItsTypes(Tool tool) {
        Object log = run(
                tool,
                "class Outer<T> { @AsyncSource static class Inner<U extends Comparable<? super U>, V> {\n"
                        + "private final Iterator<Map.Entry<U, V>> entries; Inner(SortedMap<U, V> map) { entries = map.entrySet().iterator(); }\n"
                        + "@Next CompletionStage<Map.Entry<U, V>> next() { return CompletableFuture.completedFuture(entries.hasNext() ? entries.next() : null); } } }",
                "List<Map.Entry<String, Integer>> all = AsyncOuter_Inner.of(new TreeMap<>(Map.of(\"a\", 1))).toList().await();"
                        + " return all;");
        assertEquals("[a=1]", log.toString());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void c126_staticPrivateAndAbstractMethodsAreRefused(Tool tool) {
        says(tool, "FW108", "static", "@AsyncResource class Bad {\n@Enter static void open() {}\n" + EXIT + "}");
        says(tool, "FW107", "private", "@AsyncResource class Bad {\n@Enter private void open() {}\n" + EXIT + "}");
        says(
                tool,
                "FW102",
                "abstract",
                "@AsyncResource abstract class Bad {\n@Enter abstract void open();\n" + EXIT + "}");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void c127_wrappersCarryTheCheckReturnValueMark(Tool tool) {
        Compilation compilation = Compilation.of(tool, HEAD + "@AsyncResource class Fine {" + ENTER + EXIT + "}")
                .clean();
        String source = compilation.generatedSources().values().iterator().next();
        assertTrue(source.contains("@CheckReturnValue\n"), source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void p05_otherKindsOfTypes(Tool tool) {
        says(tool, "FW101", "an interface", "@AsyncResource interface Bad {}");
        says(tool, "FW101", "an enum", "@AsyncResource enum Bad { A }");
        says(tool, "FW103", "static", "class Outer { @AsyncResource class Bad {" + ENTER + EXIT + "} }");
        Object log = run(
                tool,
                "final class Shapes { private Shapes() {}\n"
                        + "@AsyncResource record Point(int x) { @Enter Point open() { return this; }\n@Exit void close(Point self) {} }\n"
                        + "@AsyncResource static sealed class Shape permits Circle {" + ENTER + EXIT
                        + "}\nstatic final class Circle extends Shape {} }",
                "return AsyncShapes_Point.of(3).call(Shapes.Point::x).await() + AsyncShapes_Shape.of().call(shape -> 4).await();");
        assertEquals(7, log);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void p08_nothingIsWovenOrReflected(Tool tool) {
        Compilation compilation = Compilation.of(
                        tool, HEAD + "@AsyncSource class Fine { @Next Integer next() { return null; }\n" + EXIT + "}")
                .clean();
        String source = compilation.generatedSources().values().iterator().next();
        assertTrue(!source.contains("reflect") && !source.contains("Class.forName"), source);
    }

    /** For the oldest release that we support, and for that of the JDK that runs the tests. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void p09_noWarningForTheOldestReleaseNorForTheNewest(Tool tool) {
        String newest = String.valueOf(Runtime.version().feature());
        for (String release : new TreeSet<>(List.of("17", newest))) {
            List<String> options = new ArrayList<>(List.of("--release", release));
            if (tool == Tool.JAVAC) {
                options.add("-Werror");
            }
            Compilation.with(
                            tool,
                            List.of(new ForthwithProcessor()),
                            options,
                            HEAD
                                    + "@AsyncResource class A<T extends Comparable<T>> { A(List<? super T> list) throws java.io.IOException {}\n"
                                    + "@Enter CompletionStage<T> open() { return null; } @Exit boolean close(T t, Outcome o) { return false; } }",
                            HEAD + "@AsyncSource(prefetch = 2) class B { @Deprecated B(int... sizes) {}\n"
                                    + "@NextPage CompletableFuture<Optional<String[]>> next() { return null; } }")
                    .clean();
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void p10_aTakenNameIsAnErrorThatNamesBoth(Tool tool) {
        says(tool, "FW118", "AsyncBad", "@AsyncResource class Bad {" + ENTER + EXIT + "} class AsyncBad {}");
    }
}
