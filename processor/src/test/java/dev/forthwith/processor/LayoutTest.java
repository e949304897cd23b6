package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How generated source reads. */
class LayoutTest {
    private static final String HEAD = """
            package q;
            import dev.forthwith.*;
            import dev.forthwith.annotation.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    private static String generated(Tool tool, String source) {
        return Compilation.of(tool, HEAD + source).clean().generatedSource();
    }

    private static void assertContains(String source, String text) {
        assertTrue(source.contains(text), source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void longLinesAreBroken(Tool tool) {
        String source = generated(tool, """
                public class Customers {
                    @AsyncSource
                    public static class Directory<K extends Comparable<? super K>, V extends Map<K, List<?>>> {
                        public Directory(K firstCustomer, V customersByName) {}
                        @Enter CompletableFuture<V> open(AsyncExitStack stack) throws Exception { return null; }
                        @Next CompletableFuture<Map.Entry<K, V>> nextCustomer() throws Exception { return null; }
                        @Exit void close(Throwable failure, V customers) throws Exception {}
                    }
                }
                """);
        assertEquals(
                List.of(), source.lines().filter(line -> line.length() > 120).toList(), source);
        assertContains(source, "\n        implements AsyncIterable<Map.Entry<K, V>> {\n");
        assertContains(source, "\n            extends StackedContext<");
        assertContains(
                source,
                "new AsyncCustomers_Directory<>(\n                () -> new Customers.Directory<K, V>(firstCustomer, customersByName));");
        assertEquals(
                List.of(),
                source.lines().filter(line -> line.endsWith(" throws")).toList(),
                source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void deprecationTakesOneLine(Tool tool) {
        String source = generated(tool, """
                @Deprecated(since = "2", forRemoval = true)
                @AsyncResource
                class A {
                    @Deprecated(since = "3")
                    A() {}
                    @Enter void open() {}
                    @Exit void close() {}
                }
                """);
        assertContains(source, "\n@Deprecated(since = \"2\", forRemoval = true)\n");
        assertContains(source, "\n    @Deprecated(since = \"3\")\n");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void documentationTellsWhereTypeVariablesAreFrom(Tool tool) {
        String source = generated(tool, """
                @AsyncResource
                class A<T, AsyncA> {
                    <E> A(E e) {}
                    @Enter void open() {}
                    @Exit void close() {}
                }
                """);
        assertContains(source, " * @param <T> as in {@link A}\n");
        assertContains(source, " * @param <AsyncA2> as {@code AsyncA} in {@link A}\n");
        assertContains(source, " * @param <E> a type variable of the constructor\n");
    }

    /** Eclipse's compiler warns of an import that only documentation uses. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void documentationImportsNothing(Tool tool) {
        Compilation compilation = Compilation.with(
                tool,
                List.of(new ForthwithProcessor()),
                tool == Tool.JAVAC ? List.of("-Xlint:-processing,-auxiliaryclass") : List.of(),
                HEAD + "import r.*; @AsyncResource class A<T> extends Base<Some> { A(T t, T... all) {}"
                        + " @Enter Some open() { return null; } }",
                "package q; @interface Override {}",
                "package r; public class Base<R extends Bound> { @dev.forthwith.annotation.Exit public void close(R r) {} }",
                "package r; public class Bound {}",
                "package r; public class Some extends Bound {}");
        String source = compilation.succeeded().generatedSource();
        assertContains(source, "{@link A#A(java.lang.Object, java.lang.Object[])}");
        assertContains(source, "{@link A#close(r.Bound)}");
        assertFalse(compilation.report().contains("generated"), compilation::report);
    }
}
