package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What types with wildcards, and types with many supertypes, say of what they yield. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class WildcardsTest {
    private static final String HEAD = """
            package q;
            import dev.forthwith.*;
            import dev.forthwith.annotation.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    /** Each interface extends two that both extend the one before: every way by itself takes for ever, as in javac when it goes on. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void manyWaysToASupertypeAreWalkedOnce(Tool tool) {
        StringBuilder diamonds = new StringBuilder("interface I0 {}\n");
        for (int i = 1; i <= 40; i++) {
            String above = "I" + (i - 1);
            diamonds.append(
                    "interface L%d extends %s {} interface R%d extends %s {} interface I%d extends L%d, R%d {}\n"
                            .formatted(i, above, i, above, i, i, i));
        }
        String source =
                HEAD + "@AsyncResource class A { @Enter I40 open() { return null; } @Exit void close(I40 i) {} }\n"
                        + diamonds;
        Compilation compilation = assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> Compilation.with(tool, List.of(new ForthwithProcessor()), List.of("-proc:only"), source));
        assertTrue(compilation.generatedSource().contains("AsyncContextManager<I40>"), compilation::report);
    }
}
