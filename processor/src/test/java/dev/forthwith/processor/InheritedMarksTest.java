package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Marks of supertypes: which of them count, where they are, and who is warned of them. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class InheritedMarksTest {
    private static final String HEAD = "package q; import dev.forthwith.*; import dev.forthwith.annotation.*;"
            + " import java.util.*; import java.util.concurrent.*;\n";

    private static void says(Tool tool, List<String> codes, String part, String... sources) {
        Compilation.of(tool, sources).says(codes, part);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aMethodWithAMarkOfItsOwnAndAnInheritedOneIsReportedOnce(Tool tool) {
        says(
                tool,
                List.of("FW116"),
                "pull() is marked with both @Enter (in S.pull()) and @Exit. Remove one of them, or give the method a name that overrides nothing.",
                HEAD + "class S { @Enter Integer pull() { return null; } @Exit void close() {} }\n"
                        + "@AsyncResource class A extends S { @Exit @Override Integer pull() { return null; } @Enter void open() {} }");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aMarkThatIsOneTooManyIsShownWhereItIs(Tool tool) {
        says(
                tool,
                List.of("FW106"),
                "has A.start() (marked in I.start()) and A.begin(). Keep one of these; what overrides a marked method is marked too.",
                HEAD + "interface I { @Enter void start(); }\n"
                        + "@AsyncResource class A implements I { public void start() {} @Enter void begin() {} @Exit void x() {} }");
        says(
                tool,
                List.of("FW106"),
                "has both A.pull() (marked in I.pull()) and A.pages(). Keep one of these",
                HEAD + "interface I { @Next Integer pull(); }\n"
                        + "@AsyncSource class A implements I { public Integer pull() { return null; } @NextPage List<Integer> pages() { return null; } }");
    }

    /** What a subclass in another package cannot call on its own class, it may call from a method with the mark. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void anInheritedMethodThatCannotBeCalledStandsBack(Tool tool) {
        String base = "package r; import dev.forthwith.annotation.*; public class S { protected S() {}"
                + " @Enter protected final void open() {} }";
        String source = Compilation.of(
                        tool,
                        base,
                        HEAD
                                + "@AsyncResource class A extends r.S { @Enter void call() { open(); } @Exit void x() {} }")
                .clean()
                .generatedSource();
        assertTrue(source.contains("self.call()"), source);
        says(
                tool,
                List.of("FW106"),
                "A.mine() and B.open()",
                HEAD + "class B { @Enter void open() {} }\n"
                        + "@AsyncResource class A extends B { @Enter private void mine() {} @Exit void x() {} }");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aWarningIsSilencedWhereTheMethodIs(Tool tool) {
        String quiet = "@SuppressWarnings(\"forthwith\") ";
        String method = "@Blocking @Next CompletionStage<String> next() { return null; }";
        for (String base : List.of("class S { " + quiet + method + " }", quiet + "class S { " + method + " }")) {
            Compilation.of(tool, HEAD + "@AsyncSource class A extends S {}\n" + base)
                    .clean();
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void anAnnotatedSuperclassIsWarnedOfItsMethodsItself(Tool tool) {
        String sub = "@AsyncSource class A extends S {}\n";
        for (String method :
                List.of("@Blocking @Next CompletionStage<? extends String> next()", "@Next Future<String> next()")) {
            String base = "class S { " + method + " { return null; } }\n";
            assertEquals(
                    1,
                    Compilation.of(tool, HEAD + sub + "@AsyncSource " + base)
                            .codes()
                            .size());
            assertEquals(1, Compilation.of(tool, HEAD + sub + base).codes().size());
        }
        says(
                tool,
                List.of("FW202"),
                "pull() overrides Base.pull()",
                HEAD + "class Base { @Next Integer pull() { return null; } }",
                HEAD + sub,
                HEAD + "@AsyncSource class S extends Base { @Override Integer pull() { return null; } }");
        // It cannot know what a subclass makes of a type variable.
        says(
                tool,
                List.of("FW206"),
                "S.next() yields the Future<String> itself",
                HEAD + sub.replace("S {", "S<Future<String>> {")
                        + "@AsyncSource class S<T> { @Next T next() { return null; } }");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void theParameterOfAnInheritedEnterHasTheTypeThatTheClassSees(Tool tool) {
        String base =
                "abstract class Base<K> { @Enter String open(K stack) { return null; } @Exit void close(K k) {} }\n";
        Compilation.of(
                        tool,
                        HEAD + "@AsyncResource class A extends Base<AsyncExitStack> {}\n" + base.replace("(K k)", "()"))
                .clean();
        says(
                tool,
                List.of("FW110"),
                "but \"stack\" is String. Pass",
                HEAD + base + "@AsyncResource class A extends Base<String> {}");
    }
}
