package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Build tools that compile only what changed rely on it: each file is a source, and comes from one top-level class. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class OriginsTest {
    private static final String HEAD = """
            package q;
            import dev.forthwith.*;
            import dev.forthwith.annotation.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;
    private static final String LIFE = "@Enter void open() {} @Exit void close() {}\n";

    /** Our processor; what it asks the filer for is kept, as "createSourceFile q.AsyncA from A". */
    private static final class Watched extends AbstractProcessor {
        private final ForthwithProcessor ours = new ForthwithProcessor();
        private final Set<String> asked = new TreeSet<>();

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            Filer filer = environment.getFiler();
            Filer watched = (Filer) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Filer.class}, (self, method, arguments) -> {
                        asked.add(method.getName() + " " + arguments[0] + " from "
                                + Arrays.stream((Element[]) arguments[arguments.length - 1])
                                        .map(Watched::topLevel)
                                        .collect(Collectors.joining(" and ")));
                        return invoke(method, filer, arguments);
                    });
            ours.init((ProcessingEnvironment) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ProcessingEnvironment.class},
                    (self, method, arguments) ->
                            method.getName().equals("getFiler") ? watched : invoke(method, environment, arguments)));
        }

        private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private static String topLevel(Element element) {
            Element at = element;
            while (at.getEnclosingElement() instanceof TypeElement outer) {
                at = outer;
            }
            return at.getSimpleName().toString();
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return ours.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return ours.getSupportedSourceVersion();
        }

        @Override
        @SuppressWarnings("DoNotClaimAnnotations") // as ours does
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return ours.process(annotations, round);
        }
    }

    private static void asks(Tool tool, List<String> expected, List<Processor> others, String... sources) {
        Watched watched = new Watched();
        List<Processor> processors = new ArrayList<>(others);
        processors.add(watched);
        Compilation compilation = Compilation.with(tool, processors, List.of(), sources);
        assertEquals(
                expected.stream().map(each -> "createSourceFile q." + each).toList(),
                List.copyOf(watched.asked),
                compilation::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void ofNestedClassesIsTheOneAround(Tool tool) {
        asks(
                tool,
                List.of("AsyncOut from Out", "AsyncOut_In from Out", "AsyncOut_Mid_In from Out"),
                List.of(),
                HEAD + "@AsyncResource class Out extends Base { " + LIFE + "@AsyncResource static class In { " + LIFE
                        + "}\nstatic class Mid { @AsyncSource static class In { @Next String next() { return null; } } } }",
                HEAD + "class Base { @Override public String toString() { return null; } }");
    }

    /** What they wait for, and what their methods come from, is not where their files come from. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void ofClassesThatWaitIsTheClassItself(Tool tool) {
        asks(
                tool,
                List.of("AsyncA from A", "AsyncB from B", "AsyncC from C", "AsyncD from D"),
                List.of(new Neighbour(1, "q.Made", "package q; class Made {}")),
                HEAD
                        + "@AsyncResource class A extends Base { A(Made m) {} @Override public String toString() { return null; } }",
                HEAD + "@AsyncResource class B { B(AsyncC c) {} " + LIFE + "}",
                HEAD + "@AsyncResource class C { C(AsyncB b, List<AsyncA> a) {} " + LIFE + "}",
                HEAD + "@AsyncSource class D { @Next Made next() { return null; } }",
                HEAD + "class Base { " + LIFE + "}");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void ofWhatStandsInForAWrapperIsTheClassWithTheMistake(Tool tool) {
        asks(
                tool,
                List.of("AsyncBad from Bad", "AsyncOut_Bad from Out"),
                List.of(),
                HEAD + "@AsyncResource class Bad { @Enter void open() {} @Exit static void close() {} }",
                HEAD + "class Out { @AsyncSource static class Bad { @Next void next() {} } }");
    }
}
