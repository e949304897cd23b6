package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which method is which: by its mark, by its name, and where several could be meant. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class RolesTest {
    private static final String HEAD = """
            package q;
            import dev.forthwith.*;
            import dev.forthwith.annotation.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;
    private static final String LIFE = "@Enter void open() {} @Exit void close() {}\n";

    private static Compilation compile(Tool tool, String source) {
        List<String> options = tool == Tool.JAVAC ? List.of("-Xlint:-auxiliaryclass") : List.of();
        return Compilation.with(tool, List.of(new ForthwithProcessor()), options, HEAD + source);
    }

    private static void says(Tool tool, String code, String part, String source) {
        Compilation compilation = compile(tool, source);
        assertEquals(List.of(code), compilation.codes(), compilation::report);
        assertTrue(compilation.ours().get(0).contains(part), compilation::report);
    }

    // ---- next and nextPage

    @ParameterizedTest
    @EnumSource(Tool.class)
    void bothNamesWithoutAMarkAreTooMany(Tool tool) {
        for (String methods : List.of(
                "String next() { return null; } List<String> nextPage() { return null; }",
                "List<String> nextPage() { return null; } String next() { return null; }")) {
            says(
                    tool,
                    "FW106",
                    "@AsyncSource class Bad must have either a @Next or a @NextPage method, but has both Bad.next() and Bad.nextPage().",
                    "@AsyncSource class Bad { " + methods + " }");
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aMarkMakesTheNameOfTheOtherAnyName(Tool tool) {
        String[][] classes = {
            {"self.pull()", "@Next String pull() { return null; } List<String> nextPage() { return null; }"},
            {"self.pull()", "@NextPage List<String> pull() { return null; } String next() { return null; }"},
            {"self.next()", "@Next String next() { return null; } List<String> nextPage() { return null; }"},
            {"self.nextPage()", "@NextPage List<String> nextPage() { return null; } int next(int n) { return n; }"},
        };
        for (String[] each : classes) {
            String source = compile(tool, "@AsyncSource class A { " + each[1] + " }")
                    .clean()
                    .generatedSource();
            assertTrue(source.contains(each[0]), source);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void neitherHasAPlaceOnAResource(Tool tool) {
        for (String mark : List.of("@Next", "@NextPage")) {
            says(
                    tool,
                    "FW115",
                    mark + " has no place in an @AsyncResource class, but marks rows().",
                    "@AsyncResource class Bad { " + LIFE + mark + " List<String> rows() { return null; } }");
            says(
                    tool,
                    "FW115",
                    mark + " has no place in an @AsyncResource class, but marks Base.rows().",
                    "@AsyncResource class Bad extends Base { " + LIFE + "}\nclass Base { " + mark
                            + " List<String> rows() { return null; } }");
        }
        // Their names alone mean nothing there.
        String source = compile(
                        tool,
                        "@AsyncResource class A { " + LIFE
                                + "String next() { return null; } List<String> nextPage() { return null; } }")
                .clean()
                .generatedSource();
        assertFalse(source.contains("next"), source);
    }

    // ---- marks that are lost

    @ParameterizedTest
    @EnumSource(Tool.class)
    void anOverrideWithoutItsMarkIsWarnedOf(Tool tool) {
        String base = "class Base { @Enter String open() { return null; } @Exit void close() {} }\n";
        says(
                tool,
                "FW202",
                "open() overrides Base.open(), which is marked with @Enter, and is used as if it were marked too.",
                base + "@AsyncResource class Sub extends Base { @Override String open() { return null; } }");
        says(
                tool,
                "FW202",
                "close() overrides Base.close(), which is marked with @Exit, and is used as if it were marked too.",
                base + "@AsyncResource class Sub extends Base { @Override void close() {} }");
        Compilation both = compile(
                tool,
                base
                        + "@AsyncResource class Sub extends Base { @Override String open() { return null; }\n@Override void close() {} }");
        assertEquals(List.of("FW202", "FW202"), both.succeeded().codes(), both::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatImplementsAMarkedMethodNeedsNoMark(Tool tool) {
        for (String kind : List.of(
                "abstract class Base { @Enter abstract String open(); @Exit abstract void close(); }",
                "interface Base { @Enter String open(); @Exit void close(); }")) {
            String extending = kind.startsWith("interface") ? "implements" : "extends";
            compile(
                            tool,
                            "@AsyncResource class Sub " + extending
                                    + " Base { @Override public String open() { return null; } @Override public void close() {} }\n"
                                    + kind)
                    .clean();
        }
    }

    // ---- private methods of interfaces

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aPrivateMethodOfAnInterfaceHasNoRole(Tool tool) {
        String members = "@Override public void enter() {} @Override public void exit() {} }\n";
        for (String source : List.of(
                "@AsyncResource class A implements I { " + members
                        + "interface I { private void enter(int n) { exit(n); } private void exit(int n) { enter(n); } void enter(); void exit(); }",
                "@AsyncResource class A implements I, J { " + members
                        + "interface I { void enter(); void exit(); } interface J { private void enter() { exit(); } private void exit() { enter(); } }",
                "@AsyncSource class A implements I { @Next String pull() { return null; } }\n"
                        + "interface I { private void enter() { exit(); } private void exit() { next(); } private void next() { enter(); } }")) {
            compile(tool, source).clean();
        }
        says(
                tool,
                "FW105",
                "must have an enter method, but has none.",
                "@AsyncResource class Bad implements I { @Exit void close() {} }\n"
                        + "interface I { private void enter() { twice(); } private void twice() { enter(); } }");
    }

    // ---- order

    /** Both compilers name what they are to choose from in the same order: the superclass, and then the interfaces as they are written. */
    @Test
    void candidatesAreNamedInTheSameOrder() {
        String types = "class Base { @Enter void zebra() {} void exot() {} }\n"
                + "interface One { @Enter default void middle() {} default void exat() {} }\n"
                + "interface Two { @Enter default void apple() {} default void exib() {} }\n";
        String suggested = "class Base { void exot() {} }\n"
                + "interface One { default void exat() {} } interface Two { default void exib() {} }\n";
        List<List<String>> said = new ArrayList<>();
        for (Tool tool : Tool.values()) {
            said.add(List.of(
                    compile(
                                    tool,
                                    "@AsyncResource class Bad extends Base implements One, Two { @Exit void close() {} }\n"
                                            + types)
                            .ours()
                            .toString(),
                    compile(
                                    tool,
                                    "@AsyncResource class Bad extends Base implements Two, One { @Exit void close() {} }\n"
                                            + types)
                            .ours()
                            .toString(),
                    compile(
                                    tool,
                                    "@AsyncResource class Bad extends Base implements One, Two { @Enter void open() {} }\n"
                                            + suggested)
                            .ours()
                            .toString(),
                    compile(
                                    tool,
                                    "@AsyncResource class Bad implements Two, One { @Enter void open() {} }\n"
                                            + suggested)
                            .ours()
                            .toString()));
        }
        assertEquals(said.get(0), said.get(1));
        List<String> parts = List.of(
                "Base.zebra() and One.middle() and Two.apple()",
                "Base.zebra() and Two.apple() and One.middle()",
                "Did you mean \"exot\"?",
                "Did you mean \"exib\"?");
        for (int i = 0; i < parts.size(); i++) {
            assertTrue(said.get(0).get(i).contains(parts.get(i)), said.get(0).get(i));
        }
    }

    /** Whichever of two classes is compiled first. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void ofTwoClassesTheSameIsBlamedWhateverTheOrderOfTheFiles(Tool tool) {
        String[][] pairs = {
            {
                "FW118",
                HEAD + "class Out { @AsyncResource static class In { " + LIFE + "} }",
                HEAD + "@AsyncResource class Out_In { " + LIFE + "}"
            },
            {
                "FW118",
                HEAD + "@AsyncResource(name = \"Same\") class A { " + LIFE + "}",
                HEAD + "@AsyncSource(name = \"Same\") class B { @Next String next() { return null; } }"
            },
            {
                "FW205",
                HEAD + "@AsyncResource class FOO { " + LIFE + "}",
                HEAD + "@AsyncResource class Foo { " + LIFE + "}"
            },
        };
        for (String[] each : pairs) {
            Compilation forwards = Compilation.of(tool, each[1], each[2]);
            Compilation backwards = Compilation.of(tool, each[2], each[1]);
            assertEquals(List.of(each[0]), forwards.codes(), forwards::report);
            assertEquals(forwards.ours(), backwards.ours());
            assertEquals(forwards.codesByFile(), backwards.codesByFile());
        }
    }
}
