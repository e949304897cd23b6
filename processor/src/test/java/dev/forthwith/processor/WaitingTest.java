package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A class waits for the types that it mentions as long as they may come, and no class is lost for another that waits in vain. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class WaitingTest {
    private static final String IMPORTS = "import dev.forthwith.*; import dev.forthwith.annotation.*;\n";
    private static final String HEAD = "package q; " + IMPORTS;
    private static final String LIFE = "@Enter void open() {} @Exit void close() {} }";

    private static Compilation with(Tool tool, Neighbour first, Neighbour second, String... sources) {
        List<String> options = tool == Tool.JAVAC ? List.of("-Xlint:-processing") : List.of();
        return Compilation.with(tool, List.of(first, second, new ForthwithProcessor()), options, sources);
    }

    /** An error ends the rounds: who waits then is read with what is known. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void anErrorHidesNoClassThatWaits(Tool tool) {
        Compilation compilation = Compilation.of(
                tool,
                HEAD + "@AsyncResource class Bad { @Enter void open() {} @Exit static void close() {} }",
                HEAD + "import p.AsyncOther; @AsyncResource class Worse { Worse(AsyncOther other) {}"
                        + " @Enter void open() {} @Exit static void close() {} }",
                HEAD + "import p.AsyncOther; @AsyncResource class Good { Good(AsyncOther other, AsyncSelf<?> self) {} "
                        + LIFE,
                HEAD + "@AsyncResource class Self<T> { Self(AsyncSelf<T> self) {} " + LIFE,
                HEAD + "class User { Object a = AsyncGood.of(null, null), b = AsyncWorse.of(null); }",
                "package p; " + IMPORTS + "@AsyncResource public class Other { " + LIFE);
        assertEquals(List.of("FW108", "FW108"), compilation.codes(), compilation::report);
        assertEquals(List.of(), compilation.errorsOfTheCompiler(), compilation::report);
        assertEquals(5, compilation.generatedSources().size());
    }

    /** Its name in the source may be that of a wrapper of ours. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatAnotherMakesIsNotTakenForAWrapper(Tool tool) {
        for (String other : List.of("other.AsyncB", "other.Made.AsyncB")) {
            boolean nested = other.contains("Made");
            Neighbour neighbour = new Neighbour(
                    1,
                    nested ? "other.Made" : "other.AsyncB",
                    "package other; public class " + (nested ? "Made { public static class AsyncB {} }" : "AsyncB {}"));
            Compilation compilation = with(
                    tool,
                    neighbour,
                    new Neighbour(0, "", ""),
                    HEAD + "import " + other + "; @AsyncResource class A { A(AsyncB b) {} " + LIFE,
                    HEAD + "@AsyncResource class B { " + LIFE);
            assertTrue(
                    compilation.clean().generatedSource("q/AsyncA.java").contains("import other."),
                    compilation::report);
        }
    }

    /** Whether the type is missing that it mentions, or its name is none: nobody counts on what never comes. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void noWrapperMentionsOneThatNeverComes(Tool tool) {
        for (String b : List.of(
                "@AsyncSource class B { B(Missing m) {} @Next Integer next() { return null; } }",
                "@AsyncSource class B extends Missing { @Next Integer next() { return null; } }",
                "@AsyncSource class B { B(@Missing int m) {} @Next Integer next() throws Missing { return null; } }",
                "@AsyncSource class B<T extends B.Hidden> { private interface Hidden {} @Next Integer next() { return null; } }")) {
            Compilation compilation = Compilation.of(
                    tool, HEAD + "@AsyncSource class A { @Next AsyncB next() { return null; } }", HEAD + b);
            assertFalse(compilation.hasSucceeded(), compilation::report);
            assertFalse(compilation.report().contains("AsyncA.java"), compilation::report);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void theConventionalNameStandsInForOneThatIsNone(Tool tool) {
        Compilation compilation = Compilation.of(
                tool,
                HEAD + "@AsyncSource(name = \"Data-base\") class B { @Next Integer next() { return null; } }",
                HEAD + "class User { Object a = AsyncB.of().map(n -> n.intValue()); }");
        assertEquals(List.of("FW117"), compilation.codes(), compilation::report);
        assertEquals(List.of(), compilation.errorsOfTheCompiler(), compilation::report);
    }

    /** The rounds before the first annotated class are not shown to us. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void sourcesOfRoundsThatWeDidNotSeeAreSourcesToo(Tool tool) {
        Compilation compilation = with(
                tool,
                new Neighbour(1, "q.G", HEAD + "@AsyncSource class G { @Next Reply next() { return null; } }"),
                new Neighbour(
                        2, "q.Made", "package q; class Made extends java.util.concurrent.CompletableFuture<String> {}"),
                "package q; class Reply extends Made {}");
        if (tool == Tool.JAVAC) {
            String source = compilation.clean().generatedSource("q/AsyncG.java");
            assertTrue(source.contains("AsyncIterable<String>"), source);
        }
        Compilation taken = with(
                tool,
                new Neighbour(1, "q.G", HEAD + "@AsyncResource class G { " + LIFE),
                new Neighbour(0, "", ""),
                "package q; class AsyncG {}");
        assertEquals(List.of("FW118"), taken.codes(), taken::report);
    }

    /** Only javac shows the imports, where the names are not written in full. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void wrappersOfOneNameInTwoPackagesAreToldByTheirImports(Tool tool) {
        String other = "@AsyncResource public class Db { public Db(AsyncDb other) {} " + LIFE;
        if (tool == Tool.JAVAC) {
            Compilation.of(
                            tool,
                            "package p; " + IMPORTS + "import q.AsyncDb; " + other,
                            HEAD + "import p.AsyncDb; " + other)
                    .clean();
        }
        Compilation.of(
                        tool,
                        "package p; " + IMPORTS + other.replace("AsyncDb", "q.AsyncDb"),
                        HEAD + other.replace("AsyncDb", "p.AsyncDb"))
                .clean();
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void namesOfTheOwnPackageComeFirst(Tool tool) {
        String a = "@AsyncResource class A { A(AsyncB b) {} " + LIFE;
        String b = "@AsyncResource class B { B(AsyncA a) {} " + LIFE;
        Compilation compilation =
                Compilation.of(tool, HEAD + a, HEAD + b, "package p; " + IMPORTS + a, "package p; " + IMPORTS + b);
        assertEquals(4, compilation.clean().generatedSources().size(), compilation::report);
    }

    /** A warning ends the rounds as well, where warnings are errors. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void aWarningHidesNoClassThatWaits(Tool tool) {
        Compilation compilation = Compilation.with(
                tool,
                List.of(new ForthwithProcessor()),
                tool == Tool.JAVAC ? List.of("-Werror") : List.of(),
                HEAD + "@AsyncResource class S { S(AsyncS s, p.AsyncR r) {} " + LIFE,
                "package p; " + IMPORTS + "@AsyncResource public class R {"
                        + " @Enter java.util.concurrent.Future<String> open() { return null; } @Exit void close() {} }");
        assertEquals(List.of("FW206"), compilation.codes(), compilation::report);
        assertEquals(2, compilation.generatedSources().size(), compilation::report);
    }

    /** Nor does a class that the processor fails on, or whose wrapper is there already. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void aWrapperThatIsThereHidesNoClassThatWaits(Tool tool) {
        Compilation compilation = with(
                tool,
                new Neighbour(1, "q.AsyncA", "package q; public class AsyncA {}"),
                new Neighbour(0, "", ""),
                HEAD + "@AsyncResource class A { " + LIFE,
                HEAD + "@AsyncResource class B { B(AsyncC c) {} " + LIFE,
                HEAD + "@AsyncResource class C { C(AsyncB b) {} " + LIFE);
        assertEquals(List.of("FW204"), compilation.codes(), compilation::report);
        assertTrue(compilation.generatedSources().containsKey("q/AsyncC.java"), compilation::report);
        assertEquals(List.of(), compilation.errorsOfTheCompiler(), compilation::report);
    }

    /** Of an annotated generic type that does not exist yet, javac 25 shows no arguments: the next round does. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void aGenericWrapperOfTheSamePackageIsWaitedFor(Tool tool) {
        Compilation compilation = Compilation.of(
                tool,
                HEAD
                        + "@AsyncResource public class G<T> { public G() {} public void enter() {} public void exit() {} }",
                HEAD
                        + "import org.jspecify.annotations.*; @AsyncResource public class R { public R(@Nullable AsyncG<String> g) {}"
                        + " public void enter() {} public void exit() {} }");
        String source = compilation.clean().generatedSource("q/AsyncR.java");
        assertTrue(source.contains("of(@Nullable AsyncG<String> g)"), source);
    }

    /** Eclipse's compiler shows no constructor with an error, as that of a type still to come: what stands in must not pass for a wrapper. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void noClassGetsAStandInWithoutAnError(Tool tool) {
        for (String parameters : List.of(
                "q.AsyncF<T> a, java.util.List<AsyncF<? extends T>> b",
                "q.AsyncF<T> a",
                "java.util.List<AsyncF<? extends T>> b")) {
            Compilation compilation = Compilation.of(
                    tool, HEAD + "@AsyncResource public class F<T> { public F(" + parameters + ") {} " + LIFE);
            assertEquals(
                    compilation.hasSucceeded(),
                    compilation.generatedSources().values().stream().anyMatch(source -> source.contains(" of(")),
                    compilation::report);
        }
    }

    /** A compiler takes the name of a wrapper that is imported, and still to come, for what the own package has. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void anImportedWrapperIsNotTakenForThatOfTheOwnPackage(Tool tool) {
        String open = " @Enter public void open() {} @Exit public void close() {} }";
        Compilation compilation = Compilation.of(
                tool,
                HEAD + "import r.AsyncB; @AsyncResource public class A { public A(AsyncB b) {}" + open,
                HEAD + "@AsyncResource public class B { public B() {}" + open,
                "package r; " + IMPORTS + "@AsyncResource public class B { public B(AsyncC c) {}" + open,
                "package r; " + IMPORTS + "@AsyncResource public class C { public C() {}" + open);
        String source = compilation.clean().generatedSource("q/AsyncA.java");
        // Eclipse's compiler keeps to what it took it for, in the class as well.
        assertEquals(tool == Tool.JAVAC, source.contains("import r.AsyncB;"), source);
    }
}
