package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Methods that have the name of a role and are there for something else. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class HelpersTest {
    private static final String HEAD = "package q; import dev.forthwith.*; import dev.forthwith.annotation.*;"
            + " import java.util.*; import java.util.concurrent.*;\n";

    private static void says(Tool tool, List<String> codes, String part, String... sources) {
        Compilation.of(tool, sources).says(codes, part);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatCannotBeCalledHelpsTheOneThatCan(Tool tool) {
        for (String members : List.of(
                "Integer next() { return nextPage().get(0); } private List<Integer> nextPage() { return null; }",
                "Integer next() { return null; } static List<Integer> nextPage(String token) { return null; }",
                "List<Integer> nextPage() { next(); return null; } private Integer next() { return null; }",
                "Integer next() { return next(1); } private Integer next(int n) { return null; }")) {
            String source = Compilation.of(tool, HEAD + "@AsyncSource class A { " + members + " }")
                    .clean()
                    .generatedSource();
            assertTrue(source.contains("implements AsyncIterable<Integer>"), source);
        }
        String both = "private Integer next() { return null; } private List<Integer> nextPage() { return null; }";
        says(tool, List.of("FW107", "FW107", "FW106"), "", HEAD + "@AsyncSource class A { " + both + " }");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatThePackageCannotCallIsNoExitOfASource(Tool tool) {
        String base =
                "package r; public class S { protected S() {} protected void exit() {} protected void enter() {} }";
        String source = Compilation.of(
                        tool, base, HEAD + "@AsyncSource class A extends r.S { @Next Integer next() { return null; } }")
                .clean()
                .generatedSource();
        assertTrue(!source.contains("Lifecycle"), source);
    }
}
