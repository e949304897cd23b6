package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FW199: an error of the processor is shown on the class that it was at, and the other classes go on. FW198: one of the disk. */
class InternalErrorTest {
    private static final String HEAD = "package q; import dev.forthwith.annotation.*;\n\n@AsyncSource class ";
    private static final String MEMBERS = " { @Next Integer next() { return null; } }";

    /** Named as what Eclipse's compiler throws once it has reported something itself. */
    private static final class AbortCompilation extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Our processor, in an environment where a method fails for a class called Unlucky; also, as in an IDE, one behind a proxy. */
    private static final class Unlucky extends AbstractProcessor {
        private final ForthwithProcessor ours = new ForthwithProcessor();
        private final String failing;
        private final Throwable failure;

        Unlucky(String failing, Throwable failure) {
            this.failing = failing;
            this.failure = failure;
        }

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            Elements elements = (Elements) proxy(Elements.class, environment.getElementUtils());
            Filer filer = (Filer) proxy(Filer.class, environment.getFiler());
            ours.init((ProcessingEnvironment) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ProcessingEnvironment.class},
                    (self, method, arguments) -> switch (method.getName()) {
                        case "getElementUtils" -> elements;
                        case "getFiler" -> filer;
                        default -> method.invoke(environment, arguments);
                    }));
        }

        private Object proxy(Class<?> type, Object target) {
            return Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                        if (method.getName().equals(failing) && isUnlucky(arguments[0])) {
                            throw failure;
                        }
                        try {
                            return method.invoke(target, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        private static boolean isUnlucky(Object argument) {
            return argument instanceof Element element
                    ? element.getSimpleName().contentEquals("Unlucky")
                    : argument.equals("q.AsyncUnlucky") || argument instanceof TypeElement[];
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
            return ours.process(annotations, (RoundEnvironment) proxy(RoundEnvironment.class, round));
        }
    }

    /** Compiles a class called Unlucky, of which a method of the environment fails, and one called Lucky. */
    static Compilation compile(Tool tool, String failing, Throwable failure) {
        return Compilation.with(
                tool,
                List.of(new Unlucky(failing, failure)),
                List.of(),
                HEAD + "Unlucky" + MEMBERS,
                HEAD + "Lucky" + MEMBERS);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void isShownOnTheClassAndOthersGoOn(Tool tool) {
        for (Throwable failure : List.of(
                new IllegalStateException("no luck"),
                new AssertionError("no luck"),
                new LinkageError("no luck"),
                new NoClassDefFoundError("no luck"),
                new StackOverflowError("no luck"))) {
            Compilation compilation = compile(tool, "getPackageOf", failure);
            assertEquals(List.of("FW199"), compilation.codes(), compilation::report);
            String said = compilation.ours().get(0);
            assertTrue(said.startsWith("3: "), said);
            assertTrue(said.contains("failed on Unlucky. Please report this"), said);
            assertTrue(said.contains("no luck") && said.contains("at dev.forthwith.processor"), said);
            assertEquals(
                    Set.of("q/AsyncLucky.java"), compilation.generatedSources().keySet());
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void oneOfTheRoundIsReportedToo(Tool tool) {
        Compilation compilation = compile(tool, "getElementsAnnotatedWithAny", new IllegalStateException("no luck"));
        assertEquals(List.of("FW199"), compilation.codes(), compilation::report);
        assertTrue(compilation.ours().get(0).contains("failed on this round"), compilation::report);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void oneOfTheDiskIsNotOurs(Tool tool) {
        Compilation compilation = compile(tool, "createSourceFile", new IOException("no space left"));
        assertEquals(List.of("FW198"), compilation.codes(), compilation::report);
        String said = compilation.ours().get(0);
        assertTrue(said.startsWith("3: ") && said.contains("of Unlucky could not be written: no space left."), said);
        assertEquals(Set.of("q/AsyncLucky.java"), compilation.generatedSources().keySet());
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void theEndOfACompilationIsNotKeptFromTheCompiler(Tool tool) {
        try {
            Compilation compilation = compile(tool, "getPackageOf", new AbortCompilation());
            assertEquals(List.of(), compilation.codes(), compilation::report);
            assertFalse(compilation.hasSucceeded());
        } catch (RuntimeException passedOn) {
            assertTrue(passedOn.getCause() instanceof AbortCompilation, passedOn::toString);
        }
    }
}
