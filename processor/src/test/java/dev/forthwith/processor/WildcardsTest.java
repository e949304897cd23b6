package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

    private static Compilation compile(Tool tool, String... sources) {
        List<String> options = tool == Tool.JAVAC ? List.of("-Xlint:-processing,-auxiliaryclass") : List.of();
        return Compilation.with(tool, List.of(new ForthwithProcessor()), options, sources);
    }

    private static final String MAYBE = "package io.reactivex.rxjava3.core; public abstract class Maybe<T> {"
            + " public abstract java.util.concurrent.CompletionStage<T> toCompletionStage(T otherwise); }";

    /** A wildcard deep in what is yielded stands for a type without a name, wherever the wildcard was written. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatAWildcardHidesIsNotTold(Tool tool) {
        for (String source : List.of(
                "@AsyncResource class A { @Enter Lib<?>.Inner open() { return null; } @Exit void close() {} }\n"
                        + "class Lib<X> { class Inner extends CompletableFuture<List<List<X>>> {} }",
                "@AsyncSource class A<R extends Rows<?> & Runnable> { @NextPage R page() { return null; } }\n"
                        + "interface Rows<X> extends Iterable<List<List<X>>> {}",
                "@AsyncSource class A<R extends Object & Rows<?>> { @NextPage R page() { return null; } }\n"
                        + "interface Rows<X> extends Iterable<List<List<X>>> {}",
                "@AsyncSource class A { @Next MyMaybe<?> next() { return null; } }\n"
                        + "abstract class MyMaybe<X> extends io.reactivex.rxjava3.core.Maybe<List<List<X>>> {}")) {
            Compilation compilation = compile(tool, HEAD + source, MAYBE);
            assertEquals(List.of("FW121"), compilation.codes(), compilation::report);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatAWildcardDoesNotHideIsTold(Tool tool) {
        String[][] classes = {
            {
                "List<String>",
                "@Enter Lib<?>.Inner<String> open() { return null; } @Exit void close() {} }\n"
                        + "class Lib<X> { class Inner<Y> extends CompletableFuture<List<Y>> {} }"
            },
            {
                "List<List<String>>",
                "@Enter Lib<?>.Inner<String> open() { return null; } @Exit void close() {} }\n"
                        + "@SuppressWarnings(\"hiding\") class Lib<X> { class Inner<X> extends CompletableFuture<List<List<X>>> {} }"
            },
            {
                "List<?>",
                "@Enter Lib<?>.Inner open() { return null; } @Exit void close() {} }\n"
                        + "class Lib<X> { class Inner extends CompletableFuture<List<X>> {} }"
            },
        };
        for (String[] each : classes) {
            String source = compile(tool, HEAD + "@AsyncResource class A { " + each[1], MAYBE)
                    .clean()
                    .generatedSource();
            assertTrue(source.contains("AsyncContextManager<" + each[0] + ">"), source);
        }
    }

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
