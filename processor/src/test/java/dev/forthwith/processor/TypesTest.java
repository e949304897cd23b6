package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How types are read and spelled where compilers give less than the source says. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class TypesTest {
    private static final String HEAD = """
            package q;
            import dev.forthwith.*;
            import dev.forthwith.annotation.*;
            import java.lang.annotation.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;
    private static final String LIFE = "@Enter void open() {} @Exit void close() {}\n";

    private static Compilation clean(Tool tool, String... sources) {
        List<String> options = tool == Tool.JAVAC ? List.of("-Xlint:-processing,-auxiliaryclass") : List.of();
        return Compilation.with(tool, List.of(new ForthwithProcessor()), options, sources)
                .clean();
    }

    // ---- bounds of type variables

    /** Of such a variable Eclipse's compiler says that its bound is the variable itself. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void theFirstOfSeveralBoundsMayBeObject(Tool tool) {
        Compilation compilation = clean(
                tool,
                HEAD
                        + "@AsyncResource class A<T extends Object & CompletionStage<String> & Comparable<? super T>> {\n"
                        + "private final T stage; A(T stage) { this.stage = stage; }\n"
                        + "@Enter T open() { return stage; } @Exit void close(String s) {} }",
                HEAD
                        + "public class Run { static final class Stage extends CompletableFuture<String> implements Comparable<Stage> {\n"
                        + "public int compareTo(Stage other) { return 0; } }\n"
                        + "public static Object run() throws Exception { Stage stage = new Stage(); stage.complete(\"it\");\n"
                        + "return AsyncA.of(stage).call(s -> s).await(); } }");
        assertEquals("it", compilation.run("q.Run", "run"));
        clean(
                tool,
                HEAD
                        + "@AsyncResource class A<T extends Object & Comparable<? super T>> { @Enter T open() { return null; } @Exit void close() {} }");
        clean(
                tool,
                HEAD + "@AsyncResource class A<T extends U, U extends Object & Comparable<U>> { A(T t) {} " + LIFE
                        + "}");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void boundsInACircleAreLeftToTheCompiler(Tool tool) {
        for (String variables : List.of("T extends T", "T extends U, U extends T")) {
            Compilation compilation = Compilation.of(
                    tool,
                    HEAD + "@AsyncResource class A<" + variables
                            + "> { @Enter T open() { return null; } @Exit void close(T t) {} }");
            assertFalse(compilation.hasSucceeded(), variables);
            assertEquals(List.of(), compilation.codes(), compilation::report);
        }
    }

    /** A type variable is erased to the first of its bounds, so that one may not be left out. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void boundsKeepTheirErasure(Tool tool) throws Exception {
        Compilation compilation = clean(
                tool,
                HEAD + "@AsyncResource class A<T extends java.lang.Object & Comparable<T>> {\n"
                        + "<X extends java.lang.Object & Comparable<X>> A(X x, int i) {} A(T t) {} A(Comparable<?> c) {} "
                        + LIFE
                        + "}",
                "package q; class Object {}");
        Set<Class<?>> erased = new HashSet<>();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {compilation.classes().toUri().toURL()}, getClass().getClassLoader())) {
            for (Method method : loader.loadClass("q.AsyncA").getDeclaredMethods()) {
                if (method.getName().equals("of")) {
                    erased.add(method.getParameterTypes()[0]);
                }
            }
        }
        assertEquals(Set.of(Object.class, Comparable.class), erased);
    }

    // ---- types that are still to come

    /** Compiles beside another processor, which writes a class in the first round. */
    private static Compilation beside(Tool tool, String made, String... sources) {
        String name = made.replaceAll("(?s)package (\\w+);.*?(?:class|interface) (\\w+).*", "$1.$2");
        List<String> options = tool == Tool.JAVAC ? List.of("-Xlint:-processing,-auxiliaryclass") : List.of();
        return Compilation.with(
                tool, List.of(new Neighbour(1, name, made), new ForthwithProcessor()), options, sources);
    }

    /** What makes a type awaitable, or a page, may be what another processor still has to write. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void supertypesOfResultsAreWaitedFor(Tool tool) {
        String stage = "package q; class Made extends java.util.concurrent.CompletableFuture<String> {}";
        String page = "package q; abstract class Made implements Iterable<String> {}";
        String resource = "{ @Override public String toString() { return null; }"
                + " @Enter RESULT open() { return null; } @Exit void close(String s) {} }";
        String[][] classes = {
            {stage, "@AsyncResource class A " + resource.replace("RESULT", "Reply")},
            {stage, "@AsyncResource class A<T extends Reply & Comparable<T>> " + resource.replace("RESULT", "T")},
            {
                stage,
                "class Base<T> " + resource.replace("RESULT", "T").replace("String s", "")
                        + " @AsyncResource class A extends Base<Reply> {}"
            },
            {stage, "@AsyncSource class A { @Next Reply next() { return null; } }"},
            {page, "@AsyncSource class A { @NextPage CompletionStage<? extends Reply> next() { return null; } }"},
            {
                page,
                "@AsyncSource class A { @NextPage Pages next() { return null; } static class Pages extends CompletableFuture<Reply> {} }"
            },
        };
        for (String[] each : classes) {
            Compilation compilation = beside(
                    tool,
                    each[0],
                    HEAD + each[1],
                    "package q; abstract class Reply extends Above {}",
                    "package q; abstract class Above extends Made {}");
            compilation.clean();
            String source = compilation.generatedSource("q/AsyncA.java");
            assertFalse(source.contains("Results.ready"), source);
            assertTrue(
                    source.contains("AsyncIterable<String>") || source.contains("AsyncContextManager<String>"), source);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void supertypesThatNeverComeAreLeftToTheCompiler(Tool tool) {
        Compilation compilation = Compilation.of(
                tool,
                HEAD + "@AsyncResource class A { @Enter Reply open() { return null; } @Exit void close(String s) {} }",
                "package q; class Reply extends Nowhere {}");
        assertFalse(compilation.hasSucceeded());
        assertEquals(List.of(), compilation.codes(), compilation::report);
    }

    private static final String TYPE_USE =
            "package q; import java.lang.annotation.*; @Target(ElementType.TYPE_USE) @interface Use { Class<?>[] value() default {}; }";

    /** javac 17 gives none of an annotation that does not exist yet and stands before a parameter. */
    private static boolean isSilentOnAnnotations(Tool tool) {
        return tool == Tool.JAVAC && Runtime.version().feature() == 17;
    }

    /** A class literal in a type annotation, at any depth of a type, and that annotation itself. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatTypeAnnotationsMentionIsWaitedFor(Tool tool) {
        String made = "package q; import java.lang.annotation.*; @Target(ElementType.TYPE_USE) @interface Made {}";
        for (String use : List.of("@Use(Made.class)", "@Use({String.class, Made[].class})", "@Made")) {
            for (String constructor : List.of(
                    "A(USE String s)",
                    "A(List<? extends USE String> s)",
                    "A(String USE [] s)",
                    "A(Map.USE Entry<String, String> s)",
                    "<X extends USE Object> A(X s)")) {
                if (use.equals("@Made") && constructor.equals("A(USE String s)") && isSilentOnAnnotations(tool)) {
                    continue;
                }
                String source = "@AsyncResource class A { " + constructor.replace("USE", use)
                        + " { s.hashCode(); } @Override public String toString() { return null; } " + LIFE + "}";
                Compilation compilation =
                        beside(tool, made, HEAD + source, TYPE_USE).clean();
                assertTrue(
                        compilation.generatedSource("q/AsyncA.java").contains(use),
                        compilation.generatedSource("q/AsyncA.java"));
            }
            String bound = "@AsyncResource class A<T extends " + use
                    + " Object> { @Override public String toString() { return null; } " + LIFE + "}";
            Compilation compilation = beside(tool, made, HEAD + bound, TYPE_USE).clean();
            assertTrue(
                    compilation.generatedSource("q/AsyncA.java").contains(use),
                    compilation.generatedSource("q/AsyncA.java"));
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatTypeAnnotationsNeverFindIsLeftToTheCompiler(Tool tool) {
        for (String parameter : List.of(
                "@Use(Nowhere.class) String s",
                "List<@Use({int.class, Nowhere.class}) String> s",
                "List<@Nowhere String> s")) {
            Compilation compilation = Compilation.of(
                    tool, HEAD + "@AsyncResource class A { A(" + parameter + ") {} " + LIFE + "}", TYPE_USE);
            assertEquals(List.of(), compilation.codes(), compilation::report);
            assertEquals(1, compilation.errorsOfTheCompiler().size(), compilation::report);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatDeprecationMentionsIsWaitedFor(Tool tool) {
        String made = "package q; class Made { static final String NAME = \"seven\"; }";
        String on = "@Deprecated(since = Made.NAME)";
        for (String source : List.of(
                on + " @AsyncResource class A { A(int n) {} OVER " + LIFE + "}",
                "@AsyncResource class A { " + on + " A(int n) {} OVER " + LIFE + "}")) {
            Compilation compilation = beside(
                    tool, made, HEAD + source.replace("OVER", "@Override public String toString() { return null; }"));
            assertTrue(compilation.clean().generatedSource("q/AsyncA.java").contains("since = \"seven\""));
        }
    }

    // ---- wrappers that are still to come

    private static String importing(String name, String home, String type, String members) {
        return "package " + home + "; import dev.forthwith.annotation.*; import " + name
                + ";\n@AsyncResource public class " + type + " { " + members
                + " @Override public String toString() { return null; } @Enter void open() {} @Exit void close() {} }";
    }

    /** A name may be that of a wrapper of ours, and yet mean what another processor writes into another package. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatOnlyHasTheNameOfAWrapperIsNone(Tool tool) {
        Compilation compilation = beside(
                tool,
                "package r; public class AsyncA { public int other; }",
                importing("java.util.List", "p", "A", ""),
                importing("r.AsyncA", "q", "B", "B(AsyncA a) { a.other = 1; }"));
        String source = compilation.clean().generatedSource("q/AsyncB.java");
        assertTrue(source.contains("import r.AsyncA;"), source);
    }

    /** Of imported wrappers compilers give the mere name, and in a circle no round is the one that explains it. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void importedWrappersMayMentionEachOther(Tool tool) {
        Compilation compilation = clean(
                tool,
                importing("q.AsyncB", "p", "A", "public A(AsyncB b) {}"),
                importing("p.AsyncA", "q", "B", "public B(AsyncA a) {}"));
        assertTrue(compilation.generatedSource("q/AsyncB.java").contains("import p.AsyncA;"), compilation::report);
        assertTrue(compilation.generatedSource("p/AsyncA.java").contains("import q.AsyncB;"), compilation::report);
    }

    /** Of a generic type that does not exist yet the model of javac 17 has neither the name nor the arguments. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void genericWrappersMayMentionThemselves(Tool tool) {
        Compilation self = clean(
                tool,
                HEAD
                        + "@AsyncResource class A<T> { A(AsyncA<? extends List<T>>[] a, AsyncA<T> b, Map<String, AsyncA<AsyncA<T>>> c) {} "
                        + LIFE + "}");
        String source = self.generatedSource("q/AsyncA.java").replaceAll("\\s+", " ");
        assertTrue(
                source.contains("of(AsyncA<? extends List<T>>[] a, AsyncA<T> b, Map<String, AsyncA<AsyncA<T>>> c)"),
                source);
        Compilation mutual = clean(
                tool,
                HEAD
                        + "@AsyncResource class A<T> { @Enter AsyncB<T> open() { return null; } @Exit void close(AsyncB<T> b) {} }",
                HEAD
                        + "@AsyncSource class B<T> { B(AsyncA<T[]> a) {} @Next AsyncA<? super T> next() { return null; } }");
        assertTrue(mutual.generatedSource("q/AsyncA.java").contains("AsyncContextManager<AsyncB<T>>"), mutual::report);
        Compilation wrong = Compilation.of(
                tool,
                HEAD
                        + "@AsyncResource class A<T> { @Enter AsyncB<T> open() { return null; } @Exit void close(AsyncB<String> b) {} }",
                HEAD + "@AsyncResource class B<T> { B(AsyncA<T> a) {} " + LIFE + "}");
        assertEquals(List.of("FW110"), wrong.codes(), wrong::report);
    }

    // ---- names that others hide

    /** A wrapper may be called as a class of java.lang, which the other wrappers of its package then must import. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void wrappersMayHideTypesOfJavaLang(Tool tool) {
        for (String name : List.of("Override", "Throwable", "Void", "Object", "SafeVarargs", "String")) {
            clean(
                    tool,
                    HEAD + "@AsyncResource(name = \"" + name
                            + "\") class A { @Enter java.lang.String open() { return null; } @Exit void close(java.lang.Throwable t) {} }",
                    HEAD + "@AsyncResource class B<T> { @java.lang.SafeVarargs B(java.lang.String s, T... all) {}"
                            + " @Enter java.lang.String open() { return null; } @Exit void close(java.lang.Throwable t) {} }");
        }
    }

    /** A class of the unnamed package has no longer name, by which it could be told from a type variable. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void typeVariablesHideNothingOfTheUnnamedPackage(Tool tool) {
        Compilation compilation = Compilation.of(
                tool,
                "import dev.forthwith.annotation.*; @AsyncResource class A<T> extends Base { A(T t) {} <U> A(U u, T t) {} }",
                "import dev.forthwith.annotation.*; class Base { @Enter T open() { return null; } @Exit void close(T t) {} }",
                "class T {}",
                "class U {}");
        String source = compilation.clean().generatedSource("AsyncA.java");
        assertTrue(source.contains("class AsyncA<T2> implements AsyncContextManager<T>"), source);
        assertTrue(source.contains("<T2, U2> AsyncA<T2> of(U2 u, T2 t)"), source);
    }

    // ---- type annotations, and types in messages

    @ParameterizedTest
    @EnumSource(Tool.class)
    void bothTheInnerAndTheOuterTypeMayBeAnnotated(Tool tool) {
        String source = clean(
                        tool,
                        "package p; public class Out { public class In {} public class Gen<X> {} public static class Nested {} }",
                        HEAD
                                + "import p.Out; @AsyncResource class A { A(@Use Out.@Use In a, @Use Out.Gen<@Use String> b, Out.@Use Nested c, Map.@Use Entry<?, ?> d) {} "
                                + LIFE + "}",
                        TYPE_USE)
                .generatedSource();
        String parameters = source.substring(source.indexOf(" of(") + 4, source.indexOf(") {", source.indexOf(" of(")));
        assertEquals(
                "@Use Out.@Use In a, @Use Out.Gen<@Use String> b, Out.@Use Nested c, Map.@Use Entry<?, ?> d",
                parameters.replaceAll("\\s+", " ").replace(". @", ".@").replace(". Gen", ".Gen"));
    }

    /** Compilers differ in how they print a type that does not exist yet. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void missingTypesReadAsTheyWereWritten(Tool tool) {
        Compilation compilation = Compilation.of(
                tool,
                HEAD
                        + "@AsyncResource class A { @Enter AsyncB<Map.Entry<String, ?>> open() { return null; } @Exit void close(AsyncB<Integer> b) {} }",
                HEAD + "@AsyncResource class B<T> { B(AsyncA a) {} " + LIFE + "}");
        assertEquals(List.of("FW110"), compilation.codes(), compilation::report);
        String said = compilation.ours().get(0);
        assertTrue(
                said.contains("the resource (AsyncB<Map.Entry<String, ?>>)")
                        && said.contains("\"b\" is AsyncB<Integer>"),
                said);
        Compilation qualified = Compilation.of(
                tool,
                HEAD
                        + "@AsyncResource class A { @Enter q.AsyncB open() { return null; } @Exit void close(String b) {} }",
                HEAD + "@AsyncResource class B { B(AsyncA a) {} " + LIFE + "}");
        assertEquals(List.of("FW110"), qualified.codes(), qualified::report);
        assertTrue(qualified.ours().get(0).contains("the resource (AsyncB)"), qualified::report);
    }
}
