package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.generated.GeneratedContext;
import dev.forthwith.generated.PageSource;
import dev.forthwith.generated.StackedContext;
import dev.forthwith.generated.StageSource;
import dev.forthwith.generated.ValueSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where processors of others have failed: each test is named after its trap. Those of rounds are in {@link NeighboursTest}. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class TrapsTest {
    private static final String HEAD = """
            package q;
            import dev.forthwith.*;
            import dev.forthwith.annotation.*;
            import java.util.*;
            import java.util.concurrent.*;
            import org.jspecify.annotations.*;
            """;
    private static final String LIFE = "@Enter void open() {} @Exit void close() {}\n";

    private static String generated(Tool tool, String... sources) {
        return compile(tool, sources).generatedSource();
    }

    private static Compilation compile(Tool tool, String... sources) {
        List<String> options = tool == Tool.JAVAC ? List.of("-Xlint:-processing,-auxiliaryclass") : List.of();
        return Compilation.with(tool, List.of(new ForthwithProcessor()), options, sources)
                .clean();
    }

    /** Compiles beforehand, as a library. */
    private static String library(String... sources) {
        try {
            Path classes = Files.createTempDirectory("library");
            Path source = Files.createTempDirectory("source");
            for (String text : sources) {
                String name = text.replaceAll("(?s).*?(?:class|interface) (\\w+).*", "$1");
                Files.writeString(source.resolve(name + ".java"), text);
            }
            try (Stream<Path> files = Files.list(source)) {
                var compiler = Tool.JAVAC.compiler();
                var manager = compiler.getStandardFileManager(null, null, null);
                manager.setLocationFromPaths(StandardLocation.CLASS_PATH, Compilation.CLASS_PATH);
                List<String> options = List.of("--release", "17", "-proc:none", "-g:none", "-d", classes.toString());
                assertTrue(compiler.getTask(
                                Writer.nullWriter(),
                                manager,
                                null,
                                options,
                                null,
                                manager.getJavaFileObjectsFromPaths(files.toList()))
                        .call());
            }
            return classes.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Compilation against(Tool tool, String library, String source) {
        List<Path> classPath = new ArrayList<>(Compilation.CLASS_PATH);
        classPath.add(Path.of(library));
        return Compilation.with(tool, List.of(new ForthwithProcessor()), List.of(), classPath, source);
    }

    // ---- members, generics, inheritance

    @ParameterizedTest
    @EnumSource(Tool.class)
    void orderOfMembersDoesNotMatter(Tool tool) {
        String one = generated(
                tool,
                HEAD
                        + "@AsyncSource class A { class In {} @Exit void x() {} void z() {} @Next String n() { return null; } A(int a) {} }");
        String other = generated(
                tool,
                HEAD
                        + "@AsyncSource class A { A(int a) {} @Next String n() { return null; } void z() {} @Exit void x() {} class In {} }");
        assertEquals(one, other);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void overridesAreWorkedOutThroughGenerics(Tool tool) {
        String source = generated(
                tool,
                HEAD + "@AsyncResource class A extends Base<String> implements Closing<String> {\n"
                        + "@Override @Enter CompletableFuture<String> open() { return null; }\n"
                        + "@Override @Exit public void close(String s) {} }\n"
                        + "class Base<R> { @Enter CompletionStage<R> open() { return null; } }\n"
                        + "interface Closing<R> { @Exit void close(R resource); }");
        assertTrue(source.contains("self.close(resource)"), source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void bridgeMethodsOfClassFilesAreNotSecondMethods(Tool tool) {
        String library = library(
                "package lib; public interface Opening<R> { R enter(); void exit(R resource); }",
                "package lib; public class Opened implements Opening<String> { public String enter() { return \"r\"; } public void exit(String r) {} }");
        against(tool, library, HEAD + "@AsyncResource class A extends lib.Opened {}")
                .clean();
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void unrelatedInterfacesWithTheSameMethodAreOneMethod(Tool tool) {
        generated(
                tool,
                HEAD
                        + "@AsyncResource class A implements One, Other { @Override public void enter() {} @Override public void exit() {} }\n"
                        + "interface One { void enter(); void exit(); } interface Other { void enter(); void exit(); }");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void unrelatedInterfacesMayDifferInWhatTheyReturnAndThrow(Tool tool) {
        String interfaces =
                "interface One { Object enter() throws Exception; void exit(); } interface Other { CharSequence enter(); void exit() throws Exception; }";
        String source = generated(
                tool,
                HEAD
                        + "@AsyncResource class A implements One, Other { @Override public String enter() { return null; } @Override public void exit() {} }\n"
                        + interfaces);
        assertTrue(source.contains("AsyncContextManager<String>") && !source.contains("throws"), source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void localClassesAreNeverVisited(Tool tool) {
        Compilation compilation =
                Compilation.of(tool, HEAD + "class A { void a() { @AsyncResource class B { " + LIFE + "} new B(); } }");
        assertEquals(0, compilation.succeeded().generatedSources().size());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void anInterfaceOverridesTheOneThatItExtends(Tool tool) {
        String interfaces = "interface One { @Enter(interruptible = true) default Object open() { return \"\"; } }\n"
                + "interface Two extends One { @Override @Enter default CompletionStage<String> open() { return null; } }\n"
                + "interface Beside extends One {}\n";
        for (String parents : List.of("One, Two", "Two, One", "Beside, Two", "Two, Beside")) {
            // Eclipse's compiler takes the overridden one where it calls the method, and so cannot compile what is
            // right.
            Compilation compilation = Compilation.of(
                    tool,
                    HEAD + "@AsyncResource class A implements " + parents + " { @Exit void close(String s) {} }\n"
                            + interfaces);
            String source = compilation.generatedSource();
            assertTrue(tool == Tool.ECJ || compilation.hasSucceeded(), compilation::report);
            assertTrue(source.contains("AsyncContextManager<String>"), source);
            assertFalse(source.contains("interruptible()"), source);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void methodsAreNotInheritedThroughAnotherPackage(Tool tool) {
        String marked =
                "package q; import dev.forthwith.annotation.*; public class Base { @Enter void open() {} void exit() {} }";
        String between = "package other; public class Mid extends q.Base {}";
        Compilation compilation =
                Compilation.of(tool, HEAD + "@AsyncResource class A extends other.Mid {}", marked, between);
        assertEquals(List.of("FW107", "FW105"), compilation.codes(), compilation::report);
        assertTrue(compilation.ours().get(0).contains("is in another package"), compilation::report);
        generated(
                tool,
                HEAD + "@AsyncResource class A extends Mid {}",
                marked,
                "package q; public class Mid extends Base {}");
        generated(
                tool,
                HEAD + "@AsyncResource class A extends other.Mid { @Enter public void open() {} void exit() {} }",
                marked,
                between);
    }

    /** What is lost on the way down is no rival of what the class has itself: nothing could be done about it there. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void methodsThatAreNotInheritedAreNoRivals(Tool tool) {
        String base = "package other; import dev.forthwith.annotation.*; @AsyncResource public class Base {"
                + " @Enter void open() {} @Exit void close() {} }";
        String source = compile(
                        tool,
                        HEAD
                                + "@AsyncResource class A extends other.Base { @Enter String mine() { return null; } @Exit void end() {} }",
                        base)
                .generatedSource("q/AsyncA.java");
        assertTrue(source.contains("self.mine()") && source.contains("self.end()"), source);
        String pages = generated(
                tool,
                HEAD + "@AsyncSource class A extends other.Base { @NextPage List<String> page() { return null; } }",
                "package other; import dev.forthwith.annotation.*; public class Base { @Next String next() { return null; } }");
        assertTrue(pages.contains("self.page()"), pages);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void privateAndStaticMethodsOfSupertypesAreNoMembers(Tool tool) {
        generated(
                tool,
                HEAD + "@AsyncResource class A extends Base implements Static { void enter() {} void exit() {} }\n"
                        + "class Base { private void enter(int n) { exit(); } private void exit() { enter(1); } }\n"
                        + "interface Static { static void enter() {} static void exit(int n) {} }");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void typeParametersOfSupertypesAreSubstituted(Tool tool) {
        String source = generated(
                tool,
                HEAD + "@AsyncSource class A<T> extends Mid<Map<T, String>, Integer> {}\n"
                        + "class Mid<P, Q> extends Base<Q, P, java.io.IOException> {}\n"
                        + "class Base<X, Y, Z extends Exception> { @Enter CompletionStage<X> in() throws Z { return null; }\n"
                        + "@NextPage CompletionStage<? extends List<? extends Y>> page() { return null; } @Exit void out(X x) throws Z {} }");
        assertTrue(source.contains("AsyncIterable<Map<T, String>>") && source.contains("Integer resource"), source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void intersectionBoundsAreKept(Tool tool) {
        String source = generated(
                tool,
                HEAD + "@AsyncResource class A<T extends Number & Comparable<? super T>> {"
                        + " <X extends Exception & java.io.Serializable> A(X x) throws X {} " + LIFE + "}");
        assertTrue(
                source.contains("<T extends Number & Comparable<? super T>, X extends Exception & Serializable>"),
                source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void typeParametersOfAConstructorMayHideThoseOfTheClass(Tool tool) {
        String source = generated(tool, HEAD + "@AsyncResource class A<T> { <T> A(T t, List<T> ts) {} " + LIFE + "}");
        assertTrue(source.contains("<T, T2> AsyncA<T> of(T2 t, List<T2> ts)"), source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void parameterNamesOfClassFilesAreNotNeeded(Tool tool) {
        String library = library(
                "package lib; import dev.forthwith.*; import dev.forthwith.annotation.*; public abstract class Base {"
                        + " @Enter public String open() { return null; } @Exit public void close(Outcome outcome, String resource) {} }");
        against(tool, library, HEAD + "@AsyncResource class A extends lib.Base {}")
                .clean();
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void parametersMayBeCalledAsOurLocals(Tool tool) {
        generated(
                tool,
                HEAD
                        + "@AsyncSource class A { A(int factory, int self, int resource, int outcome, int failure, int arrived, int stack) {}\n"
                        + "@Enter String open(AsyncExitStack self) { return null; } @Next String next() { return null; }\n"
                        + "@Exit void close(String outcome, Outcome failure, Throwable resource) {} }");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void methodsMayBeCalledAsOurs(Tool tool) {
        generated(
                tool,
                HEAD
                        + "@AsyncSource class A { @Enter String of() { return null; } @Next String iterator() { return null; }\n"
                        + "@Exit void from(String s) {} void factory() {} AsyncA context() { return null; } }");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void theArgumentOfAStageIsFoundInSubclassesWildcardsAndVariables(Tool tool) {
        String[][] results = {
            {"Reply", "String"},
            {"Pair<Integer, String>", "Map<String, Integer>"},
            {"CompletionStage<? extends Number>", "Number"},
            {"S", "Integer"},
            {"V", "Long"},
        };
        for (String[] each : results) {
            String source = generated(
                    tool,
                    HEAD
                            + "@SuppressWarnings(\"try\") @AsyncSource class A<S extends CompletableFuture<? extends Integer>,"
                            + " V extends Runnable & CompletionStage<Long>> { @Next " + each[0]
                            + " n() { return null; } }\n"
                            + "class Reply extends CompletableFuture<String> {}\n"
                            + "class Pair<P, Q> extends CompletableFuture<Map<Q, P>> {}");
            assertTrue(source.contains("AsyncIterable<" + each[1] + ">"), source);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void theConverterIsOneThatCanBeCalledAndIsToStay(Tool tool) {
        String source = generated(
                tool,
                HEAD + "@AsyncSource class A { @Next Made next() { return null; } }\n"
                        + "interface Made { CompletionStage<Integer> toCompletionStage() throws java.io.IOException;\n"
                        + "@Deprecated CompletionStage<Long> toFuture(); CompletionStage<String> toStage() throws IllegalStateException; }");
        assertTrue(source.contains("AsyncIterable<String>") && source.contains("toStage()"), source);
        String plain = generated(
                tool,
                HEAD + "@AsyncSource class A { @Next Told next() { return null; } }\n"
                        + "interface Told extends Future<String> { void addListener(Runnable r, Executor e) throws Exception; }");
        assertTrue(plain.contains("AsyncIterable<Told>"), plain);
    }

    /** What a class file lacks will never come: an annotation, or what a method mentions that has no role. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void classFilesThatLackATypeAreNotWaitedFor(Tool tool) throws IOException {
        String library = library(
                "package lib; public interface Registry {}",
                "package lib; import java.lang.annotation.*; @Target({ElementType.PARAMETER, ElementType.METHOD}) @Retention(RetentionPolicy.RUNTIME)"
                        + " public @interface Hint {}",
                "package lib; import java.lang.annotation.*; @Target(ElementType.TYPE_USE) @Retention(RetentionPolicy.RUNTIME) public @interface Use {}",
                "package lib; public abstract class Base { public String enter() { return null; } @Hint public void exit(@Hint Throwable failure) {} }",
                "package lib; public abstract class Used { public @Use String enter() { return null; } public void exit(@Use Throwable failure) {} }",
                "package lib; public abstract class Metrics { protected void exit(Registry registry) {} }",
                "package lib; public class Later { public java.util.concurrent.CompletableFuture<Registry> toFuture() { return null; } }",
                "package lib; public class Page extends java.util.ArrayList<Registry> {}",
                "package lib; public class Closed { public void exit(Registry registry) {} }",
                "package lib; public class Failing { public void exit() throws Gone {} }",
                "package lib; public class Gone extends Exception { private static final long serialVersionUID = 1; }");
        for (String lacking : List.of("Registry", "Hint", "Use", "Gone")) {
            Files.delete(Path.of(library, "lib", lacking + ".class"));
        }
        for (String source : List.of(
                "@AsyncResource class A extends lib.Base {}",
                "@AsyncResource class A extends lib.Used {}",
                "@AsyncResource class A extends lib.Metrics { @Enter String open() { return null; } @Exit void close() {} }")) {
            against(tool, library, HEAD + source).succeeded().generatedSource();
        }
        for (String source : List.of(
                "@AsyncSource class A { @Next lib.Later next() { return null; } }",
                "@AsyncSource class A { @NextPage lib.Page next() { return null; } }",
                "@AsyncResource class A extends lib.Closed { @Enter String open() { return null; } }",
                "@AsyncResource class A extends lib.Failing { @Enter String open() { return null; } }")) {
            Compilation compilation = against(tool, library, HEAD + source);
            assertFalse(compilation.hasSucceeded());
            if (tool == Tool.JAVAC) { // the other names the type itself, and ends
                assertEquals(List.of("FW123"), compilation.codes(), compilation::report);
                assertTrue(compilation
                        .ours()
                        .get(0)
                        .contains((source.contains("Failing") ? "Gone" : "Registry")
                                + " is not on the class path. Put it there."));
            }
        }
    }

    /** As where a library logs by what its users need not have. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void fieldsOfClassFilesMayHaveTypesThatAreNotThere(Tool tool) throws IOException {
        String field = " private static final log.Log LOG = null; ";
        String library = library(
                "package log; public class Log {}",
                "package lib; public class Page<T> extends Base<T> {" + field + "}",
                "package lib; public abstract class Base<T> implements Iterable<T> {" + field
                        + "@Deprecated public java.util.Iterator<T> iterator() { return null; } }",
                "package lib; public class Rows<T> {" + field + "}");
        Files.delete(Path.of(library, "log", "Log.class"));
        Files.delete(Path.of(library, "log"));
        for (String source : List.of(
                "@AsyncSource class A { @NextPage CompletionStage<lib.Page<String>> next() { return null; } }",
                "@AsyncResource class A { @Enter lib.Rows<String> open() { return null; } @Exit void close(lib.Rows<String> r) {} }",
                "@AsyncSource class A { @Next lib.Page<String> next() { return null; }"
                        + " @lombok.experimental.Delegate(types = lib.Page.class) Object page; }")) {
            List<Path> classPath = new ArrayList<>(Compilation.CLASS_PATH);
            classPath.add(Path.of(library));
            Compilation.with(
                            tool,
                            List.of(new ForthwithProcessor()),
                            List.of(),
                            classPath,
                            HEAD + source,
                            "package lombok.experimental; public @interface Delegate { Class<?>[] types(); }")
                    .succeeded()
                    .generatedSource();
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void wildcardsAreKeptWhereTheyHold(Tool tool) {
        String source = generated(
                tool,
                HEAD + "@AsyncSource class A { @Enter Reply<?> open() { return null; }\n"
                        + "@NextPage Page<? extends Number> page() { return null; } @Exit void close(List<?> all) {} }\n"
                        + "class Reply<X> extends CompletableFuture<List<X>> {} interface Page<X> extends Iterable<Set<X>> {}");
        assertTrue(source.contains("AsyncIterable<Set<? extends Number>>"), source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void variableParametersAreKept(Tool tool) {
        String source = generated(
                tool,
                HEAD + "@AsyncResource class A<T> { @SafeVarargs A(int n, List<T>... all) {} A(String... s) {}\n"
                        + "@SuppressWarnings(\"unchecked\") A(T... t) {} " + LIFE + "}");
        assertTrue(source.contains("of(int n, List<T>... all)") && source.contains("@SafeVarargs"), source);
        assertTrue(source.contains("of(String... s)") && source.contains("of(T... t)"), source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatIsDeprecatedIsCalledWithoutAWarning(Tool tool) {
        String[] classes = {
            "class A { @Deprecated A() {} @Deprecated(forRemoval = true) @Enter void open() {} @Exit void close() {} }",
            "@Deprecated(forRemoval = true, since = \"2\") class A { " + LIFE + "}",
            "class A { @SuppressWarnings(\"removal\") @Enter CompletionStage<List<Old>> open() { return null; } @Exit void close() {} }",
            "class A { @SuppressWarnings(\"removal\") A(Old old) {} " + LIFE + "}",
            "class A { @SuppressWarnings(\"removal\") A(@Typed(Old.class) String s, @Typed(Old[].class) int n) {} "
                    + LIFE + "}",
            "class A { @SuppressWarnings(\"deprecation\") A(@Typed(old = 1) String s) {} " + LIFE + "}",
            "class A { @SuppressWarnings(\"deprecation\") A(@Typed(choices = {Choice.NEW, Choice.OLD}) String s) {} "
                    + LIFE + "}",
            "class A { @SuppressWarnings(\"deprecation\") A(List<@OldUse String> s) {} " + LIFE + "}",
            "class A { @Enter Reply open() { return null; } @Exit void close() {} }",
            "class A { @Enter Raw open() { return null; } @Exit void close() {} }",
            "class A { @Enter Converted open() { return null; } @Exit void close() {} }",
            "class A { @Enter Listened open() { return null; } @Exit void close() {} }",
        };
        for (String each : classes) {
            String head = HEAD + "@AsyncResource ";
            generated(
                    tool,
                    head + each,
                    "package q; @Deprecated(forRemoval = true) class Old {}",
                    "package q; @interface Typed { Class<?> value() default Object.class; @Deprecated int old() default 0; Choice[] choices() default {}; }\n"
                            + "enum Choice { NEW, @Deprecated OLD }\n"
                            + "@Deprecated @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE) @interface OldUse {}",
                    HEAD + "@SuppressWarnings(\"removal\") class Reply extends CompletableFuture<List<Old>> {}",
                    HEAD + "@SuppressWarnings(\"rawtypes\") class Raw extends CompletableFuture<List> {}",
                    HEAD + "interface Converted { @Deprecated CompletionStage<String> toStage(); }",
                    HEAD
                            + "interface Listened extends Future<String> { @Deprecated void addListener(Runnable r, Executor e); }");
        }
        generated(tool, HEAD + "@AsyncSource class A { @Deprecated @Next String next() { return null; } }");
        generated(
                tool,
                HEAD + "@AsyncSource class A { @NextPage Page next() { return null; } }",
                "package q; @Deprecated class Old {}",
                HEAD + "@SuppressWarnings(\"deprecation\") abstract class Page implements Iterable<Old> {}");
        generated(
                tool,
                HEAD + "@Deprecated(forRemoval = true) class Out { @AsyncResource static class A { " + LIFE + "} }");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void visibilityIsThatOfAllThatEncloses(Tool tool) {
        assertTrue(generated(tool, HEAD + "public class Out { @AsyncResource public static class A { " + LIFE + "} }")
                .contains("public final class AsyncOut_A"));
        assertFalse(generated(tool, HEAD + "class Out { @AsyncResource public static class A { " + LIFE + "} }")
                .contains("public final class"));
        assertTrue(generated(
                        tool,
                        HEAD + "public interface Out { @AsyncResource class A { public A(int n) {} " + LIFE + "} }")
                .contains("    public static AsyncOut_A of(int n)"));
        assertTrue(generated(tool, HEAD + "@AsyncResource public class A { A() {} protected A(int n) {} " + LIFE + "}")
                .contains("    static AsyncA of(int n)"));
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void constructorsWithHiddenTypesAreSkipped(Tool tool) {
        String source = generated(
                tool,
                HEAD
                        + "@AsyncResource class A { private record Hidden() {} A(int n) {} A(Hidden h) {} A(List<Hidden[]> h) {}\n"
                        + "<T extends Hidden> A(T t, int n) {} private A(String s) {} " + LIFE + "}");
        assertEquals(1, source.split(" of\\(", -1).length - 1, source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void recordsEnumsInterfacesAndSealedTypesEncloseOrAreWrapped(Tool tool) {
        String[] classes = {
            "@AsyncResource record A(int n, String... more) { " + LIFE + "}",
            "record Out(int n) { @AsyncResource record A<T>(T t) { " + LIFE + "} }",
            "enum Out { ONE; @AsyncResource static class A { @Enter Out open() { return ONE; } @Exit void close(Out out) {} } }",
            "interface Out { @AsyncResource class A { " + LIFE + "} }",
            "@interface Out { @AsyncResource class A { " + LIFE + "} }",
            "sealed interface Out permits Out.A { @AsyncResource record A() implements Out { " + LIFE + "} }",
            "@AsyncResource sealed class A permits A.B { " + LIFE + " static final class B extends A {} }",
        };
        for (String each : classes) {
            generated(tool, HEAD + each);
        }
    }

    /** Where nobody wrote it, javac gives it last and Eclipse's compiler first. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void theConstructorOfTheComponentsComesFirst(Tool tool) {
        for (String canonical :
                List.of("", "A {}", "A(List<? extends T> all, int... n) { this.all = all; this.n = n; }")) {
            String source = generated(
                    tool,
                    HEAD
                            + "@AsyncResource record A<T>(List<? extends T> all, int... n) { A() { this((List<T>) null); }\n"
                            + "A(Set<T> all, int... n) { this((List<T>) null); } " + canonical + LIFE + "}");
            int components = source.indexOf(" of(List<? extends T> all, int... n)");
            assertTrue(components > 0 && components < source.indexOf(" of()"), source);
            assertTrue(source.indexOf(" of()") < source.indexOf(" of(Set<T> all, int... n)"), source);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void annotationsAreNotInherited(Tool tool) {
        generated(tool, HEAD + "@AsyncResource class A { " + LIFE + "} class B extends A {}");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void theMarkThatIsImplementedKeepsItsValues(Tool tool) {
        String source = generated(
                tool,
                HEAD
                        + "@AsyncResource class A implements Opening { @Override public CompletionStage<String> open() { return null; } @Exit void close() {} }\n"
                        + "interface Opening { @Enter(interruptible = true) CompletionStage<String> open(); }");
        assertTrue(source.contains("interruptible()"), source);
    }

    // ---- types and names

    @ParameterizedTest
    @EnumSource(Tool.class)
    void typeAnnotationsAreKeptAtEveryLevel(Tool tool) {
        String source = generated(
                tool,
                HEAD
                        + "@AsyncResource class A<T extends @Nullable Object, K extends @Nullable Comparable<@Nullable K>> {\n"
                        + "A(@Nullable String a, String @Nullable [] b, @Nullable T c) {}\n"
                        + "A(Map.@Nullable Entry<@Nullable String, ? extends @Nullable T> d, List<? super @Nullable K>[] e) {}\n"
                        + "A(@Nullable Integer @Nullable ... f) {}\n"
                        + "<X extends @Nullable Number> A(Out<@Nullable String>.In<@Nullable X> g) {} " + LIFE + "}\n"
                        + "class Out<O> { class In<I> {} }");
        for (String part : List.of(
                "<T extends @Nullable Object, K extends @Nullable Comparable<@Nullable K>>",
                "@Nullable String a, String @Nullable [] b,",
                "@Nullable T c)",
                "Map. @Nullable Entry<@Nullable String, ? extends @Nullable T> d",
                "List<? super @Nullable K>[] e",
                "@Nullable Integer @Nullable ... f",
                "X extends @Nullable Number",
                "Out<@Nullable String>.In<@Nullable X> g")) {
            assertTrue(source.replaceAll("\\s+", " ").contains(part), () -> part + "\n" + source);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void annotationsOfMethodAndTypeAreWrittenOnce(Tool tool) {
        String source = generated(
                tool,
                HEAD
                        + "import java.lang.annotation.*;\n@AsyncResource class A { A(@Both String s, @OnlyParameter @OnlyType String t) {} "
                        + LIFE + "}\n"
                        + "@Target({ElementType.PARAMETER, ElementType.TYPE_USE}) @interface Both {}\n"
                        + "@Target(ElementType.PARAMETER) @interface OnlyParameter {} @Target(ElementType.TYPE_USE) @interface OnlyType {}");
        assertTrue(source.contains("of(@Both String s, @OnlyParameter @OnlyType String t)"), source);
    }

    /** Before a qualified type an annotation of both targets stands on the parameter only. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void annotationsBeforeAQualifiedTypeAreKept(Tool tool) {
        for (String parameter : List.of(
                "@Both Map.Entry<String, String> e",
                "Map.@Both Entry<String, String> e",
                "@Both String[] e",
                "String @Both [] e",
                "@Both List<@Both String> e",
                "@Both int e",
                "@Both T e")) {
            String source = generated(
                    tool,
                    HEAD + "import java.lang.annotation.*;\n@AsyncResource class A<T> { A(" + parameter + ") {} " + LIFE
                            + "}\n@Target({ElementType.PARAMETER, ElementType.TYPE_USE}) @interface Both {}");
            String written = source.replace(". @", ".@");
            assertTrue(written.contains("of(" + parameter + ")"), source);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void annotationsOfWildcardsAreKept(Tool tool) {
        String source = generated(
                        tool,
                        HEAD
                                + "import java.lang.annotation.*;\n@AsyncResource class A { A(List<@Use ?> a, List<@Use ? extends Map.@Use Entry<?, String>> b, List<@Use ? super @Use String> c) {} "
                                + LIFE + "}\n@Target(ElementType.TYPE_USE) @interface Use {}")
                .replace(". @", ".@");
        assertTrue(
                source.contains("List<@Use ?> a")
                        && source.contains("List<@Use ? extends java.util.Map.@q.Use Entry<?, java.lang.String>> b")
                        && source.contains("List<@Use ? super java.lang.@q.Use String> c"),
                source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void onlyAnnotationsThatAreVisibleAndAllowedAreRepeated(Tool tool) {
        String source = generated(
                tool,
                HEAD
                        + "@AsyncResource class A { private @interface Hidden {} @interface Typed { Class<?> value(); } private static class Priv {}\n"
                        + "@SafeVarargs @SuppressWarnings(\"x\") @Deprecated A(@Hidden @Typed(Priv.class) @Typed2(int[].class) List<String>... s) {} "
                        + LIFE + "}\n"
                        + "@interface Typed2 { Class<?> value(); }");
        assertTrue(source.contains("of(@Typed2(int[].class) List<String>... s)"), source);
        assertTrue(source.contains("@Deprecated\n") && source.contains("@SafeVarargs\n"), source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void namesOfJavaLangThatThePackageHidesAreImported(Tool tool) {
        String[] sources = {
            "package q; import dev.forthwith.annotation.*;\n@AsyncResource class A { A(java.lang.String s, String own) {} "
                    + "@Enter String open() { return null; } @Exit void close(java.lang.Throwable t) {} }",
            "package q; class String {}",
            "package q; class Override {}",
            "package q; class Object {}",
            "package q; class Throwable {}",
            "package q; class SuppressWarnings {}",
            "package q; class Runnable {}",
            "package q; class Void {}",
        };
        String source = Compilation.of(tool, sources).clean().generatedSource();
        assertTrue(source.contains("import java.lang.Override;"), source);
    }

    /** Each name of java.lang that a wrapper writes is hidden alone, by classes that mention none themselves. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void eachNameOfJavaLangThatAWrapperWritesMayBeHiddenAlone(Tool tool) {
        String[] sources = {
            HEAD + "@AsyncResource class A { @Enter void open(AsyncExitStack s) {} @Exit void close() {} }",
            HEAD
                    + "@AsyncSource class B<T> { @Next CompletionStage<Optional<T>> n() { return null; } @Exit void x() {} }",
            HEAD
                    + "@AsyncSource class C { @NextPage Optional<List<UUID>> n() throws TimeoutException { return null; } }",
            HEAD + "@AsyncSource class D { @java.lang.SafeVarargs D(Optional<UUID>... u) {} D(int n) {} D(UUID u) {}"
                    + " @Next UUID n() { return null; } }",
            HEAD + "@AsyncSource class E { @Next Told n() { return null; } }\ninterface Told extends Future<UUID> {"
                    + " void addListener(java.lang.Runnable r, Executor e); }",
            HEAD + "@AsyncResource class F { @Enter int open() { return 1; } @Blocking @Exit boolean close()"
                    + " throws java.io.IOException { return true; } }",
        };
        Set<String> names = new TreeSet<>(List.of("String"));
        for (String source : compile(tool, add(sources, "package q; class String {}"))
                .generatedSources()
                .values()) {
            Matcher imported = Pattern.compile("import java\\.lang\\.(\\w+);").matcher(source);
            while (imported.find()) {
                names.add(imported.group(1));
            }
        }
        assertTrue(names.containsAll(List.of("Override", "SafeVarargs", "Runnable", "Throwable")), names.toString());
        for (String name : names) {
            compile(tool, add(sources, "package q; class " + name + " {}"));
        }
    }

    private static String[] add(String[] sources, String more) {
        return Stream.concat(Stream.of(sources), Stream.of(more)).toArray(String[]::new);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void namesInAnnotationsMeanTheSameInTheWrapper(Tool tool) {
        String process = generated(
                tool,
                HEAD + "@AsyncResource class A { A(@Typed(java.lang.Process.class) int n) {} " + LIFE
                        + "} @interface Typed { Class<?> value(); }",
                "package q; class Process {}");
        assertTrue(process.contains("java.lang.Process"), process);
        String context = generated(
                tool,
                "import dev.forthwith.annotation.*;\n@AsyncResource class A { A(@Context int n) {} " + LIFE + "}",
                "@interface Context {}");
        assertTrue(context.contains("class OneContext"), context);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void typeVariablesMayHaveTheNameOfTheClassAround(Tool tool) {
        generated(
                tool,
                "import dev.forthwith.annotation.*;\nclass Outer { @AsyncResource static class In<Outer> { In(Outer o) {}\n"
                        + "@Enter Outer open() { return null; } @Exit void close(Outer o) {} } }");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void nestedClassesOfOursHideNoneOfThePackage(Tool tool) {
        String source = generated(
                tool,
                "import dev.forthwith.annotation.*;\n@AsyncResource class A { A(Context c) {} @Enter Context open() { return null; } @Exit void close(Context c) {} }",
                "class Context {}");
        assertTrue(source.contains("class OneContext extends GeneratedContext<A, Context, Context>"), source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void typeVariablesMayHaveTheNamesOfClasses(Tool tool) {
        for (String name : List.of(
                "List",
                "Outcome",
                "String",
                "Object",
                "Override",
                "A",
                "AsyncA",
                "Context",
                "CompletionStage",
                "Call",
                "Callable")) {
            for (String inPackage : List.of("package q;\n", "")) {
                generated(
                        tool,
                        inPackage + "import dev.forthwith.annotation.*;\n@AsyncResource class A<" + name + "> { A("
                                + name + " n) {}\n" + "@Enter " + name + " open() { return null; } @Exit void close("
                                + name + " n) {} }");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void literalsAreEscaped(Tool tool) {
        String source = generated(
                tool,
                HEAD
                        + "@AsyncResource class A { @interface Text { String[] value(); char c() default 'c'; double d() default 0; long l() default 0;"
                        + " float f() default 0; byte b() default 0; TimeUnit[] units() default {}; Text2[] nested() default {}; }\n"
                        + "@interface Text2 { short value(); }\n"
                        + "A(@Text(value = {\"a\\\"b\\\\c\\n\\r\\t\\u2028\\u0085\\f\\0\", \"*/\"}, c = '\\'', d = 0.0 / 0, l = 5L, f = 1f / 0, b = -3,"
                        + " units = {TimeUnit.DAYS, TimeUnit.HOURS}, nested = @Text2(7)) int n) {} " + LIFE + "}");
        assertTrue(source.chars().allMatch(c -> c < 127), source);
        assertTrue(source.contains("\"a\\\"b\\\\c\\n\\r\\u0009\\u2028\\u0085\\u000c\\u0000\""), source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void deprecationIsRepeatedInAscii(Tool tool) {
        String source = generated(
                tool,
                HEAD
                        + "@Deprecated(since = \"\\u2028\\u00e9\") @AsyncResource class A { @Deprecated(since = \"\\u2028\") A() {} "
                        + LIFE + "}");
        assertTrue(source.chars().allMatch(c -> c < 127), source);
        assertTrue(source.contains("\"\\u2028\\u00e9\"") && source.contains("\"\\u2028\""), source);
    }

    /** As a literal, put together, and in a class file; the name of a wrapper among them, which is no name. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void aStringMayLookLikeWhatIsUnresolved(Tool tool) {
        String library = library("package lib; public interface Lib { String ERROR = \"<error>\"; }");
        String source = against(
                        tool,
                        library,
                        HEAD + "@AsyncResource class A { @interface Named { String[] value(); }\n"
                                + "static final String PUT = \"<err\" + \"or>\", PUT_AGAIN = \"\" + PUT, LITERAL = \"<error>\";\n"
                                + "A(@Named({\"<error>\", \"b\"}) String s, @Named(\"<error>\") String t, @Named({lib.Lib.ERROR, PUT, PUT_AGAIN, LITERAL}) String u) {} "
                                + LIFE + "}")
                .succeeded()
                .generatedSource()
                .replaceAll("\\s+", " ");
        for (String part : List.of(
                "@A.Named({\"<error>\", \"b\"}) String s",
                "@A.Named(\"<error>\") String t",
                "@A.Named({\"<error>\", \"<error>\", \"<error>\", \"<error>\"}) String u")) {
            assertTrue(source.contains(part), source);
        }
        Compilation named = Compilation.of(tool, HEAD + "@AsyncResource(name = \"<error>\") class A { " + LIFE + "}");
        assertEquals(List.of("FW117"), named.codes(), named::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void numbersHaveTheFewestDigitsOnEveryJdk(Tool tool) {
        String source = generated(
                tool,
                HEAD + "@AsyncResource class A { @interface Numbers { double[] d(); float[] f(); }\n"
                        + "A(@Numbers(d = {1.5, 2e23, 0.1, 1e7, 100, -0.0, Double.MIN_VALUE, 0.001, -123456.789, Double.MAX_VALUE, -2.5e-4},"
                        + " f = {1.1f, 3.4028235e38f, -1e-10f, 16777216f, 0}) int n) {} " + LIFE + "}");
        assertTrue(
                source.contains(
                        "{1.5, 2.0E23, 0.1, 1.0E7, 100.0, -0.0, 5.0E-324, 0.001, -123456.789, 1.7976931348623157E308, -2.5E-4}"),
                source);
        assertTrue(source.contains("{1.1f, 3.4028235E38f, -1.0E-10f, 1.6777216E7f, 0.0f}"), source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void documentationLinksToErasedTypes(Tool tool) {
        String source = generated(
                tool,
                HEAD
                        + "@AsyncResource class A<T extends Comparable<T>> { A(T t, List<? extends T>[] l, Out<T>.In i, int... n) {} "
                        + LIFE + "}\n" + "class Out<O> { class In {} }");
        assertTrue(source.contains("{@link A#A(Comparable, List[], Out.In, int[])}"), source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void filesOfOneNameAreReported(Tool tool) {
        Compilation two = Compilation.of(
                tool,
                HEAD + "class Out { @AsyncResource static class In { " + LIFE + "} }",
                HEAD + "@AsyncResource class Out_In { " + LIFE + "}");
        assertEquals(List.of("FW118"), two.codes(), two::report);
        assertTrue(
                two.ours().get(0).contains("AsyncOut_In") && two.ours().get(0).contains("taken by the wrapper of q."),
                two::report);
    }

    /** Here they are two files; a disk that ignores case would keep one. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void filesThatDifferInCaseOnlyAreWarnedOf(Tool tool) {
        String first =
                HEAD + "@AsyncResource class FOO { @Enter String open() { return \"FOO\"; } @Exit void close() {} }";
        String second = HEAD + "%sclass Foo { @Enter String open() { return \"Foo\"; } @Exit void close() {} }";
        Compilation warned = Compilation.of(tool, first, second.formatted("@AsyncResource "));
        assertEquals(List.of("FW205"), warned.succeeded().codes(), warned::report);
        String said = warned.ours().get(0);
        assertTrue(
                said.startsWith("7: ") && said.contains("AsyncFoo, which differs from q.AsyncFOO only in case"), said);
        assertEquals(2, warned.generatedSources().size());
        for (String quiet :
                List.of("@SuppressWarnings(\"forthwith\") @AsyncResource ", "@AsyncResource(name = \"Other\") ")) {
            Compilation compilation = compile(
                    tool,
                    first,
                    second.formatted(quiet),
                    HEAD + "public final class Use { private Use() {}\n"
                            + "public static Object run() throws Exception { return AsyncFOO.of().call(it -> it).await(); } }");
            assertEquals("FOO", compilation.run("q.Use", "run"));
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void aFileThatExistsIsAWarning(Tool tool) {
        Compilation compilation = Compilation.with(
                tool,
                List.of(new Neighbour(1, "q.AsyncA", "package q; class AsyncA {}"), new ForthwithProcessor()),
                List.of(),
                HEAD + "@AsyncResource class A { " + LIFE + "}");
        assertEquals(List.of("FW204"), compilation.succeeded().codes(), compilation::report);
        String said = compilation.ours().get(0);
        assertTrue(
                said.startsWith("7: ") && said.endsWith("Set another name for it: @AsyncResource(name = \"...\")."),
                said);
    }

    // ---- lint, determinism, declarations

    @ParameterizedTest
    @EnumSource(Tool.class)
    void overloadsThatAreAlikeAreSuppressed(Tool tool) {
        String two = generated(
                tool,
                HEAD
                        + "@SuppressWarnings(\"overloads\") @AsyncResource class A { A(Runnable r) {} A(Callable<String> c) {} "
                        + LIFE + "}");
        assertTrue(two.contains("@SuppressWarnings({\"all\", \"overloads\"})"), two);
        assertFalse(
                generated(tool, HEAD + "@AsyncResource class A { A(int r) {} A(Callable<String> c) {} " + LIFE + "}")
                        .contains("SuppressWarnings"));
        String both = "Function<String, String> f, %s) {} A(Consumer<String> c, %s";
        for (String constructors : List.of(
                both.formatted("String s", "int n"),
                both.formatted("String s", "String s"),
                "int n, " + both.formatted("int m", "int m").replace("A(", "A(long n, "),
                both.formatted("String... s", "String s, String t"))) {
            generated(
                    tool,
                    HEAD + "import java.util.function.*;\n@AsyncResource class A { A(" + constructors + ") {} " + LIFE
                            + "}");
        }
    }

    /** Of a diamond, what is overridden comes after what overrides it, on whatever way a supertype is reached. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatOverridesComesFirstInDiamonds(Tool tool) {
        String interfaces = HEAD + "interface I1 { CompletionStage<?> toFuture(); } "
                + "interface I2 extends I1 { @Override CompletableFuture<String> toFuture(); } "
                + "interface L0 { CompletionStage<Integer> toStage() throws Exception; } "
                + "interface L1 extends L0 { @Override CompletionStage<Integer> toStage(); } "
                + "interface Old<T> extends Iterable<T> { @Override @Deprecated Iterator<T> iterator(); } ";
        String twice = interfaces
                + "interface Reply extends I1, I2 {} @AsyncSource class A { @Next Reply next() { return null; } }";
        assertTrue(generated(tool, twice).contains("AsyncIterable<String>"));
        String inherited = interfaces
                + "abstract class Base implements I1 {} abstract class Reply extends Base implements I2 {} "
                + "@AsyncSource class A { @Next Reply next() { return null; } }";
        assertTrue(generated(tool, inherited).contains("AsyncIterable<String>"));
        String checked = interfaces
                + "interface Reply extends L0, L1 {} @AsyncSource class A { @Next Reply next() { return null; } }";
        assertTrue(generated(tool, checked).contains("AsyncIterable<Integer>"));
        generated(
                tool,
                interfaces
                        + "interface Page<T> extends Iterable<T>, Old<T> {} @AsyncSource class A { @NextPage Page<String> page() { return null; } }");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void nothingIsWrittenThatDiffersFromRunToRun(Tool tool) {
        String source = generated(tool, HEAD + "@AsyncResource class A { " + LIFE + "}");
        assertFalse(
                source.contains("date =") || source.contains("20") || source.contains("JDK") || source.contains("\r"),
                source);
    }

    @Test
    void whatGeneratedClassesExtendHasNoMemberClassesToInherit() {
        for (Class<?> each : List.of(
                AsyncContextManager.class,
                AsyncIterable.class,
                StackedContext.class,
                GeneratedContext.class,
                StageSource.class,
                ValueSource.class,
                PageSource.class)) {
            assertEquals(List.of(), List.of(each.getClasses()), each.getName());
            for (Class<?> at = each; at != null; at = at.getSuperclass()) {
                for (Class<?> member : at.getDeclaredClasses()) {
                    assertFalse(Modifier.isProtected(member.getModifiers()), member.getName());
                }
            }
        }
    }

    @Test
    void theNewestSourceVersionIsSupported() {
        assertEquals(SourceVersion.latestSupported(), new ForthwithProcessor().getSupportedSourceVersion());
    }

    @Test
    void gradleIsToldThatOneFileComesFromOneClass() throws IOException {
        try (InputStream declared =
                ForthwithProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            assertEquals(
                    "dev.forthwith.processor.ForthwithProcessor,isolating",
                    new String(declared.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void annotationsAreKeptInClassFiles() throws IOException {
        for (String annotation : List.of("AsyncResource", "Enter", "ForthwithGenerated", "CheckReturnValue")) {
            String library = library("package lib; import dev.forthwith.annotation.*; "
                    + (annotation.equals("Enter")
                            ? "public class Lib { @Enter void x() {} }"
                            : "@" + annotation + " public class Lib {}"));
            String bytes = Files.readString(Path.of(library, "lib", "Lib.class"), StandardCharsets.ISO_8859_1);
            assertTrue(bytes.contains("RuntimeInvisibleAnnotations") && bytes.contains(annotation), annotation);
        }
    }
}
