package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.gradle.api.internal.tasks.compile.processing.IncrementalProcessingEnvironment;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The environment as IntelliJ IDEA hands it over: proxies all the way, which can be nothing but the interfaces that they stand for. Who
 * casts one to a class of a compiler fails there.
 */
class ProxiedEnvironmentTest {
    private static final String SOURCE = """
            import dev.forthwith.annotation.*;
            import java.util.concurrent.*;

            @AsyncSource
            class Pages<T extends Comparable<T>> {
                Pages(T first) {}
                @NextPage CompletionStage<java.util.List<T>> next() { return null; }
                @Exit void close() {}
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Tool.class)
    void generatesTheSame(Tool tool) throws IOException {
        assertEquals(
                Compilation.of(tool, SOURCE).succeeded().generatedSources().get("AsyncPages.java"),
                generateProxied(tool, SOURCE));
    }

    /** Which takes the trees of javac 17: its model lacks the arguments of a generic type that does not exist yet. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void aGenericClassMayNameItsOwnWrapper(Tool tool) throws IOException {
        String source = SOURCE.replace("Pages(T first)", "Pages(AsyncPages<T> before)");
        assertEquals(
                Compilation.of(tool, source).succeeded().generatedSources().get("AsyncPages.java"),
                generateProxied(tool, source));
    }

    /** Gradle hands over an object of its own, which holds that of the compiler. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void aGenericClassMayNameItsOwnWrapperUnderGradle(Tool tool) {
        Compilation.with(
                        tool,
                        List.of(new Disguising(IncrementalProcessingEnvironment::new)),
                        List.of(),
                        SOURCE.replace("Pages(T first)", "Pages(AsyncPages<T> before)"))
                .clean();
    }

    private String generateProxied(Tool tool, String text) throws IOException {
        Path source = Files.writeString(directory.resolve("Pages.java"), text);
        JavaCompiler compiler = tool.compiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, null, null)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null,
                    manager,
                    diagnostics,
                    List.of(
                            "--release",
                            "17",
                            "-d",
                            directory.toString(),
                            "-s",
                            directory.toString(),
                            "-classpath",
                            System.getProperty("java.class.path")),
                    null,
                    manager.getJavaFileObjects(source));
            task.setProcessors(
                    List.of(new Disguising(environment -> Disguise.proxy(ProcessingEnvironment.class, environment))));
            assertEquals(true, task.call(), () -> diagnostics.getDiagnostics().toString());
        }
        return Files.readString(directory.resolve("AsyncPages.java"));
    }

    /** Runs our processor behind a disguise. */
    private static final class Disguising extends AbstractProcessor {
        private final ForthwithProcessor processor = new ForthwithProcessor();
        private final UnaryOperator<ProcessingEnvironment> disguise;

        Disguising(UnaryOperator<ProcessingEnvironment> disguise) {
            this.disguise = disguise;
        }

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            processor.init(disguise.apply(environment));
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }

        @Override
        @SuppressWarnings("DoNotClaimAnnotations") // as ours does
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return processor.process(annotations, Disguise.proxy(RoundEnvironment.class, round));
        }
    }

    /** What a proxy does, and what IntelliJ IDEA asks it for. */
    private record Disguise(Object target) implements InvocationHandler, Supplier<Object> {
        /** A proxy, whose tools (the filer, the messager, the utilities) are proxies as well. */
        private static <T> T proxy(Class<T> type, Object target) {
            return type.cast(Proxy.newProxyInstance(
                    Disguise.class.getClassLoader(), new Class<?>[] {type}, new Disguise(target)));
        }

        @Override
        public Object get() {
            return target;
        }

        @Override
        public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
            try {
                Object result = method.invoke(target, arguments);
                Class<?> returned = method.getReturnType();
                boolean isTool = target instanceof ProcessingEnvironment
                        && returned.isInterface()
                        && returned.getName().startsWith("javax.");
                return isTool ? proxy(returned, result) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
