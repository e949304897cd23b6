package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FW199: an error of the processor is shown on the class that it was at, and the other classes go on. */
class InternalErrorTest {
    /** Our processor, in an environment where looking at a class called Unlucky fails; also, as in an IDE, one behind a proxy. */
    private static final class Unlucky extends AbstractProcessor {
        private final ForthwithProcessor ours = new ForthwithProcessor();
        private final RuntimeException failure = new IllegalStateException("no luck");

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            Elements elements = (Elements) proxy(Elements.class, environment.getElementUtils());
            ours.init((ProcessingEnvironment) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ProcessingEnvironment.class},
                    (self, method, arguments) -> method.getName().equals("getElementUtils")
                            ? elements
                            : method.invoke(environment, arguments)));
        }

        private Object proxy(Class<?> type, Object target) {
            return Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                        if (method.getName().equals("getPackageOf")
                                && ((Element) arguments[0]).getSimpleName().contentEquals("Unlucky")) {
                            throw failure;
                        }
                        try {
                            return method.invoke(target, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
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
        @SuppressWarnings("DoNotClaimAnnotations")
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return ours.process(annotations, round);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void isShownOnTheClassAndOthersGoOn(Tool tool) {
        String head = "package q; import dev.forthwith.annotation.*;\n\n@AsyncSource class ";
        String members = " { @Next Integer next() { return null; } }";
        Compilation compilation = Compilation.with(
                tool, List.of(new Unlucky()), List.of(), head + "Unlucky" + members, head + "Lucky" + members);
        assertEquals(List.of("FW199"), compilation.codes(), compilation::report);
        String said = compilation.ours().get(0);
        assertTrue(said.startsWith("3: "), said);
        assertTrue(said.contains("failed on Unlucky. Please report this"), said);
        assertTrue(said.contains("no luck") && said.contains("at dev.forthwith.processor"), said);
        assertEquals(Set.of("q/AsyncLucky.java"), compilation.generatedSources().keySet());
    }
}
