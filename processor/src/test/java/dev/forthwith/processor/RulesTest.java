package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules of the contract at their edges: what the language allows is accepted, and what is accepted compiles clean. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class RulesTest {
    private static final String HEAD = """
            package q;
            import dev.forthwith.*;
            import dev.forthwith.annotation.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;
    private static final String LIFE = "@Enter void open() {} @Exit void close() {}\n";

    private static Compilation compile(Tool tool, String... sources) {
        return with(tool, List.of(), sources);
    }

    private static Compilation with(Tool tool, List<String> options, String... sources) {
        List<String> all = new ArrayList<>(options);
        if (tool == Tool.JAVAC) {
            all.add("-Xlint:-processing,-auxiliaryclass");
        }
        return Compilation.with(tool, List.of(new ForthwithProcessor()), all, sources);
    }

    /** Compiles with what was compiled before on the class path. */
    private static Compilation after(Tool tool, Compilation earlier, String... sources) {
        List<Path> classPath = new ArrayList<>(Compilation.CLASS_PATH);
        classPath.add(earlier.classes());
        List<String> options = tool == Tool.JAVAC ? List.of("-Xlint:-processing,-auxiliaryclass") : List.of();
        return Compilation.with(tool, List.of(new ForthwithProcessor()), options, classPath, sources);
    }

    private static void says(Tool tool, String code, String part, String source) {
        Compilation compilation = compile(tool, HEAD + source);
        assertEquals(List.of(code), compilation.codes(), compilation::report);
        assertTrue(compilation.ours().get(0).contains(part), compilation::report);
    }

    static final List<Path> WITHOUT_RUNTIME = Compilation.CLASS_PATH.subList(1, Compilation.CLASS_PATH.size());

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aMissingRuntimeIsReportedOnce(Tool tool) {
        String head = "package q; import dev.forthwith.annotation.*;\n";
        Compilation compilation = Compilation.with(
                tool,
                List.of(new ForthwithProcessor()),
                List.of(),
                WITHOUT_RUNTIME,
                head + "@AsyncResource class A { " + LIFE + "}",
                head + "@AsyncSource class B { @Next Integer next() { return null; } }");
        assertEquals(List.of("FW125"), compilation.codes(), compilation::report);
        assertTrue(compilation.ours().get(0).contains("forthwith-runtime"), compilation::report);
        assertEquals(List.of(), compilation.errorsOfTheCompiler(), compilation::report);
        assertEquals(0, compilation.generatedSources().size());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aModuleThatDoesNotReadTheRuntimeIsReported(Tool tool) {
        String path =
                Compilation.CLASS_PATH.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        Compilation compilation = Compilation.with(
                tool,
                List.of(new ForthwithProcessor()),
                List.of("--module-path", path),
                List.of(),
                "module m { requires dev.forthwith.annotation; }",
                "package q; import dev.forthwith.annotation.*;\n@AsyncResource class A { " + LIFE + "}");
        assertEquals(List.of("FW125"), compilation.codes(), compilation::report);
        assertTrue(compilation.ours().get(0).contains("\"requires dev.forthwith;\""), compilation::report);
        assertEquals(List.of(), compilation.errorsOfTheCompiler(), compilation::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aDefaultMethodOverridesAllOfItsParents(Tool tool) {
        String interfaces = "interface I1 { void enter(); } interface I2 { void enter(); }\n"
                + "interface I3 extends I1, I2 { @Override default void enter() {} }\n";
        for (String parents : List.of("I1, I2, I3", "I2, I3, I1", "I3, I1, I2")) {
            compile(tool, HEAD + interfaces + "@AsyncResource class A implements " + parents + " { @Exit void x() {} }")
                    .clean();
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void theMarksOfAllOverriddenMethodsCount(Tool tool) {
        Compilation compilation = compile(
                tool,
                HEAD + "interface I1 { void a(); } interface I2 { @Enter(interruptible = true) void a(); }\n"
                        + "interface I3 extends I1, I2 { @Override default void a() {} }\n"
                        + "@AsyncResource class A implements I1, I2, I3 { @Exit void x() {} }");
        assertTrue(compilation.clean().generatedSource().contains("interruptible()"), compilation::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aStaticClassMayStandInAnInnerClass(Tool tool) {
        Object log = compile(
                        tool,
                        HEAD
                                + "public class O<T> { public class I { @AsyncResource static class J { @Enter String open() { return \"J\"; } @Exit void close() {} }\n"
                                + "@AsyncResource record R(String s) { @Enter R open() { return this; } @Exit void close(R r) {} } }\n"
                                + "public static Object run() throws Exception { return AsyncO_I_J.of().call(j -> j).await() + AsyncO_I_R.of(\"R\").call(O.I.R::s).await(); } }")
                .clean()
                .run("q.O", "run");
        assertEquals("JR", log);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aRawSuperclassCausesNoWarning(Tool tool) {
        String raw = "@SuppressWarnings(\"rawtypes\") @AsyncResource class A extends Base {}\n";
        compile(tool, HEAD + raw + "class Base<T> { Object enter() { return this; } void exit(T resource) {} }")
                .clean();
        compile(
                        tool,
                        HEAD + raw + "class Base<T> extends Top<T> {}\n"
                                + "class Top<T> { Object enter() { return this; } void exit(T resource) {} }")
                .clean();
        compile(
                        tool,
                        HEAD + raw.replace("extends", "implements")
                                + "interface Base<T> { default Object enter() { return this; } default void exit(T resource) {} }")
                .clean();
        String typed = compile(
                        tool,
                        HEAD + "@AsyncResource class A extends Base<Object> {}\n"
                                + "class Base<T> { Object enter() { return this; } void exit(T resource) {} }")
                .clean()
                .generatedSource();
        assertFalse(typed.contains("SuppressWarnings"), typed);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aDeprecatedIteratorOfAPageCausesNoWarning(Tool tool) {
        for (String page : List.of(
                "abstract class Page implements Iterable<String> { @Deprecated @Override public abstract Iterator<String> iterator(); }",
                "abstract class Page extends Base {} abstract class Base implements Iterable<String> { @Deprecated(forRemoval = true) @Override public abstract Iterator<String> iterator(); }",
                "@SuppressWarnings(\"deprecation\") abstract class Page implements java.util.stream.Stream<String> { @Deprecated @Override public abstract Iterator<String> iterator(); }")) {
            compile(tool, HEAD + page, HEAD + "@AsyncSource class A { @NextPage Page next() { return null; } }")
                    .clean();
        }
        String plain = compile(tool, HEAD + "@AsyncSource class A { @NextPage List<String> next() { return null; } }")
                .clean()
                .generatedSource();
        assertFalse(plain.contains("SuppressWarnings"), plain);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aDeprecatedParameterCausesNoWarning(Tool tool) {
        String source = compile(
                        tool,
                        HEAD + "@AsyncResource class A { @SuppressWarnings(\"deprecation\") A(@Deprecated int x) {} "
                                + LIFE + "}")
                .clean()
                .generatedSource();
        assertFalse(source.contains("Deprecated"), source);
    }

    /** Whether the wrapper of a source is still to come or there already must make no difference. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void aSourceOfOursIsAResourceOrAnElementLikeAnyOther(Tool tool) {
        String ticks = HEAD + "@AsyncSource class Ticks { @Next String next() { return null; } }";
        Compilation before = compile(tool, ticks).clean();
        for (String feed : List.of(
                "@AsyncResource class Feed { @Enter AsyncTicks open() { return null; } @Exit void close(AsyncTicks t) {} }",
                "@AsyncSource class Feed { @Next AsyncTicks next() { return null; } }")) {
            String together = compile(tool, ticks, HEAD + feed).clean().generatedSource("q/AsyncFeed.java");
            String apart = after(tool, before, HEAD + feed).clean().generatedSource();
            assertEquals(together, apart);
        }
    }

    /** Eclipse's compiler refuses to write a class that it finds on the class path. */
    @Test
    void whatAnEarlierCompilationLeftIsNamed() {
        Compilation earlier = compile(Tool.ECJ, HEAD + "@AsyncResource class A { A(int n) {} " + LIFE + "}");
        Compilation later = after(Tool.ECJ, earlier, HEAD + "@AsyncResource class A { A(String s) {} " + LIFE + "}");
        assertEquals(List.of("FW204"), later.codes(), later::report);
        assertTrue(
                later.ours().get(0).contains("from an earlier compilation, whose output should be deleted"),
                later::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatAnEarlierCompilationGeneratedIsNoSource(Tool tool) {
        String source = HEAD + "@AsyncResource class A { " + LIFE + "}";
        String generated = compile(tool, source).clean().generatedSource().replaceFirst("(?s)/\\*\\*.*?\\*/", "");
        Compilation again = compile(tool, source, generated);
        assertEquals(List.of("FW118"), again.codes(), again::report);
        assertTrue(
                again.ours()
                        .get(0)
                        .endsWith(
                                "taken by q.AsyncA. An earlier compilation generated that: take its directory out of the sources."),
                again::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void theWrapperThatIsThereStandsInForOneWithErrors(Tool tool) {
        Compilation earlier = compile(tool, HEAD + "@AsyncResource class A { " + LIFE + "}");
        Compilation later = after(
                tool, earlier, HEAD + "@AsyncResource class A { @Enter void open() {} @Exit static void close() {} }");
        assertEquals(List.of("FW108"), later.codes(), later::report);
        assertEquals(List.of(), later.errorsOfTheCompiler(), later::report);
    }

    private static String constructor(int parameters, String type) {
        return IntStream.range(0, parameters)
                .mapToObj(i -> type + " p" + i)
                .collect(Collectors.joining(", ", "A(", ") {}\n"));
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aConstructorMayHaveAsManyParametersAsALambdaMayCapture(Tool tool) {
        String arguments = String.join(", ", Collections.nCopies(253, "0"));
        Object result = compile(
                        tool,
                        HEAD + "@AsyncResource public class A { " + constructor(253, "int")
                                + "@Enter String open() { return \"open\"; } @Exit void close() {}\n"
                                + "public static Object run() throws Exception { return AsyncA.of(" + arguments
                                + ").call(s -> s).await(); } }")
                .clean()
                .run("q.A", "run");
        assertEquals("open", result);
        String skipped = compile(
                        tool, HEAD + "@AsyncResource class A { A() {}\n" + constructor(254, "int") + LIFE + "}")
                .clean()
                .generatedSource();
        assertFalse(skipped.contains("p253"), skipped);
        for (String tooMany : List.of(constructor(254, "int"), constructor(127, "long"), constructor(127, "double"))) {
            says(
                    tool,
                    "FW119",
                    "has more parameters than a lambda can capture. Group some of them in a class.",
                    "@AsyncResource class A { " + tooMany + LIFE + "}");
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatIsWrittenIsAsciiWhateverTheNames(Tool tool) {
        String source = with(
                        tool,
                        List.of("-encoding", "US-ASCII"),
                        HEAD + "@AsyncResource class A<T\\u00fc> { A(T\\u00fc \\u00fcber, String \\u65e5\\u672c) {}\n"
                                + "@Enter T\\u00fc \\u00f6ffne() { return null; } @Exit void schlie\\u00dfe(T\\u00fc t) {} }")
                .clean()
                .generatedSource();
        assertTrue(source.chars().allMatch(each -> each < 127), source);
        assertTrue(source.contains("self.\\u00f6ffne()"), source);
    }

    /** The newest javac warns of a WeakHashMap of Integers, which have no identity. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatNeedsIdentityCausesNoWarning(Tool tool) {
        for (String type : List.of("WeakHashMap<Integer, String>", "java.lang.ref.WeakReference<Integer>")) {
            String source = with(
                            tool,
                            List.of(
                                    "--release",
                                    String.valueOf(Runtime.version().feature())),
                            HEAD + "@SuppressWarnings({\"identity\", \"synchronization\"}) @AsyncResource class A { A("
                                    + type
                                    + " given) {}\n@Enter " + type + " open() { return null; } @Exit void close(" + type
                                    + " entered) {} }")
                    .clean()
                    .generatedSource();
            assertEquals(2, source.split("\"identity\"", -1).length - 1, source);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatStandsInForAWrapperMayHaveAnyNeighbours(Tool tool) {
        Compilation compilation = compile(
                tool,
                HEAD + "class UnsupportedOperationException {}",
                HEAD + "@AsyncResource class A { @Enter void open() {} @Exit static void close() {} }");
        assertEquals(List.of("FW108"), compilation.codes(), compilation::report);
        assertEquals(List.of(), compilation.errorsOfTheCompiler(), compilation::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aHelperOfASourceIsNoEnterOrExitByItsName(Tool tool) {
        String source = compile(
                        tool,
                        HEAD + "@AsyncSource class A { @Next String next() { exit(); enter(); return null; }"
                                + " private void exit() {} static void enter() {} }")
                .clean()
                .generatedSource();
        assertFalse(source.contains("Lifecycle"), source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aMethodThatOthersMayNotCallIsToBeOverridden(Tool tool) {
        String base = "package other; import dev.forthwith.annotation.*; public class Base { protected Base() {}"
                + " @Enter protected String open() { return null; } protected void exit() {} }";
        Compilation compilation = compile(tool, base, HEAD + "@AsyncResource class A extends other.Base {}");
        assertEquals(List.of("FW107", "FW107"), compilation.codes(), compilation::report);
        assertTrue(
                compilation
                        .ours()
                        .get(0)
                        .contains(
                                "Base.open() must be accessible from the package of A, but it is protected in other. Override it in A."),
                compilation::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aNameMustNotContainWhatNobodySees(Tool tool) {
        for (String name : List.of("A\\0B", "A\\u00adB", "A\\177B")) {
            says(
                    tool,
                    "FW117",
                    "Choose another one",
                    "@AsyncResource(name = \"" + name + "\") class A { " + LIFE + "}");
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aFinalSubclassMayRepeatTheMarksOfAnAnnotatedClass(Tool tool) {
        String annotated =
                HEAD + "@AsyncResource class A { @Enter String open() { return null; } @Exit void close() {} }\n";
        compile(
                        tool,
                        annotated + "class Mid extends A {}\n"
                                + "final class B extends Mid { @Override @Enter String open() { return null; } @Override @Exit void close() {} }")
                .clean();
        says(
                tool,
                "FW114",
                "Annotate the class",
                "class Base { @Enter String open() { return null; } }\n"
                        + "final class B extends Base { @Override @Enter String open() { return null; } }");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void anOptionalOfANumberMayBeAnElementWhereTheEndIsAnother(Tool tool) {
        for (String result : List.of("@Next Optional<OptionalInt>", "@NextPage List<OptionalInt>")) {
            compile(tool, HEAD + "@AsyncSource class A { " + result + " next() { return null; } }")
                    .clean();
        }
    }

    /** A Future that tells nobody when it is done is no awaitable, so it is a value like any other. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void aFutureThatTellsNobodyIsItselfTheResource(Tool tool) {
        String source = compile(
                        tool,
                        HEAD + "@AsyncResource class A { @Enter ScheduledFuture<String> start() { return null; }\n"
                                + "@Exit void stop(ScheduledFuture<String> timer) { timer.cancel(true); } }")
                .clean()
                .generatedSource();
        assertTrue(source.contains("AsyncContextManager<ScheduledFuture<String>>"), source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void parameterNamesOfClassFilesMayBeKeywords(Tool tool) throws IOException {
        Compilation library = Compilation.with(
                tool,
                List.of(new ForthwithProcessor()),
                List.of("-g"),
                "package lib; public class Base { public String enter() { return \"r\"; } public void exit(String clasz) {} }");
        Path base = library.classes().resolve("lib/Base.class");
        String bytes = Files.readString(base, StandardCharsets.ISO_8859_1);
        assertTrue(bytes.contains("clasz"));
        Files.writeString(base, bytes.replace("clasz", "class"), StandardCharsets.ISO_8859_1);
        after(tool, library, HEAD + "@AsyncResource class A extends lib.Base {}")
                .clean();
    }

    /** A class that is not final could let itself escape from its constructor, and javac warns of that. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void everyGeneratedClassIsFinalAndNoneIsAutoCloseable(Tool tool) {
        Compilation compilation = compile(
                        tool,
                        HEAD + "@AsyncResource class A { " + LIFE + "}",
                        HEAD + "@AsyncSource class B { @NextPage List<String> next() { return null; } " + LIFE + "}")
                .clean();
        Pattern declaration = Pattern.compile("(?m)^ *((?:\\w+ )*)class \\w+");
        for (String source : compilation.generatedSources().values()) {
            Matcher found = declaration.matcher(source);
            int classes = 0;
            while (found.find()) {
                classes++;
                assertTrue(found.group(1).contains("final "), source);
            }
            assertTrue(classes > 1, source);
            assertFalse(source.contains("Closeable"), source);
        }
        assertFalse(AutoCloseable.class.isAssignableFrom(dev.forthwith.AsyncContextManager.class));
        assertFalse(AutoCloseable.class.isAssignableFrom(dev.forthwith.AsyncIterable.class));
    }

    @Test
    void theProcessorRunsOnTheOldestJdk() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ForthwithProcessor.class.getResourceAsStream("ForthwithProcessor.class"))) {
            byte[] head = file.readNBytes(8);
            assertEquals(61, head[7]);
        }
    }
}
