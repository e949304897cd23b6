package dev.forthwith.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.ClassName;
import dev.forthwith.processor.model.Generated;
import dev.forthwith.processor.model.Wrapper;
import dev.forthwith.processor.read.InModule;
import dev.forthwith.processor.read.Marked;
import dev.forthwith.processor.read.Rounds;
import dev.forthwith.processor.read.StrayMarks;
import dev.forthwith.processor.report.Problem;
import dev.forthwith.processor.report.Reporter;
import dev.forthwith.processor.write.ClassWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Generates the wrappers of classes marked {@code @AsyncResource} and {@code @AsyncSource}.
 *
 * <p>A class whose signatures mention a type that does not exist yet waits for the next round; what never comes into being is left to the
 * compiler, which explains it better.
 */
@AutoService(Processor.class)
public final class ForthwithProcessor extends AbstractProcessor {
    private static final String PACKAGE = "dev.forthwith.annotation.";

    /** The classes that wait, by the name in their module: elements must not be kept from round to round. */
    private final Set<String> deferred = new LinkedHashSet<>();

    private @Nullable Rounds rounds;

    /** Whether an error was reported, so that there will be no further round. */
    private boolean failed;

    /** Creates the processor. */
    public ForthwithProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        // The last two stand on what we write; nobody else would claim them there, and javac would warn.
        return Set.of(PACKAGE + "*", "javax.annotation.processing.Generated", "org.jspecify.annotations.NullMarked");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // javac warns of annotations of ours that nobody claims
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
        try {
            if (environment.processingOver()) {
                reportWaiting(environment);
                return false;
            }
            processAll(annotations, environment);
        } catch (Exception | AssertionError | LinkageError | StackOverflowError failure) {
            rethrowOfCompiler(failure);
            // There is no class yet that it could be shown on.
            String message = Problem.INTERNAL.message("this round", trace(failure));
            processingEnv.getMessager().printMessage(Problem.INTERNAL.kind(), message);
        }
        // What we wrote carries a mark of ours, so that the others on it are claimed with it, and nobody else's are
        // otherwise.
        for (TypeElement annotation : annotations) {
            if (annotation.getQualifiedName().toString().startsWith(PACKAGE)) {
                return true;
            }
        }
        return false;
    }

    private void processAll(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
        Rounds current = rounds == null ? new Rounds(processingEnv) : rounds;
        rounds = current;
        current.enter(environment);
        Map<String, TypeElement> types = takeDeferred();
        Marked marked = Marked.of(annotations, environment);
        for (TypeElement type : marked.types()) {
            types.putIfAbsent(name(type), type);
        }
        List<TypeElement> expected = new ArrayList<>();
        for (TypeElement type : types.values()) {
            if (isDone(type, reporter -> current.expect(type))) {
                expected.add(type);
            }
        }
        for (TypeElement type : expected) {
            isDone(type, reporter -> generate(current, type, reporter));
        }
        for (TypeElement owner : StrayMarks.owners(marked)) {
            isDone(owner, reporter -> StrayMarks.report(reporter, owner));
        }
        Map<String, TypeElement> waiting = takeDeferred();
        while (current.becomesBolder(waiting.values(), failed)) {
            for (TypeElement type : waiting.values()) {
                isDone(type, reporter -> generate(current, type, reporter));
            }
            waiting = takeDeferred();
        }
        deferred.addAll(waiting.keySet());
    }

    /** The classes that waited. Those of a round join them by name, since Eclipse's compiler gives them in no order of its own. */
    private Map<String, TypeElement> takeDeferred() {
        Map<String, TypeElement> types = new TreeMap<>();
        for (String name : deferred) {
            TypeElement type = InModule.find(processingEnv.getElementUtils(), name);
            if (type != null) {
                types.put(name, type);
            }
        }
        deferred.clear();
        return types;
    }

    private String name(TypeElement type) {
        return InModule.name(
                processingEnv.getElementUtils(), type, type.getQualifiedName().toString());
    }

    /** A class that waits in the last round is lost, which must not pass in silence. */
    private void reportWaiting(RoundEnvironment environment) {
        Rounds current = rounds;
        if (current != null && !environment.errorRaised()) {
            for (TypeElement type : takeDeferred().values()) {
                isDone(type, reporter -> current.reportWaiting(type, reporter));
            }
        }
    }

    /** Whatever goes wrong with one class must not keep the others from their wrappers. */
    private boolean isDone(TypeElement type, Step step) {
        Reporter reporter = new Reporter(processingEnv.getMessager(), type);
        try {
            step.take(reporter);
            return true;
        } catch (IOException failure) {
            reporter.report(type, Problem.UNWRITABLE, type.getSimpleName(), String.valueOf(failure.getMessage()));
            return false;
        } catch (Exception | AssertionError | LinkageError | StackOverflowError failure) {
            rethrowOfCompiler(failure);
            reporter.report(type, Problem.INTERNAL, type.getSimpleName(), trace(failure));
            return false;
        } finally {
            failed |= reporter.hasReported();
        }
    }

    /** Eclipse's compiler ends by an exception what it has reported itself, as a class file that is missing. */
    private static void rethrowOfCompiler(Throwable failure) {
        for (Class<?> at = failure.getClass(); at != null; at = at.getSuperclass()) {
            if (at.getSimpleName().equals("AbortCompilation") && failure instanceof RuntimeException abort) {
                throw abort;
            }
        }
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    /** What is done with a class. */
    @FunctionalInterface
    private interface Step {
        void take(Reporter reporter) throws IOException;
    }

    private void generate(Rounds current, TypeElement type, Reporter reporter) throws IOException {
        Generated generated = current.read(type, reporter, () -> deferred.add(name(type)));
        if (generated != null) {
            write(current, generated, type, reporter);
        }
    }

    private void write(Rounds current, Generated generated, TypeElement type, Reporter reporter) throws IOException {
        String source = ClassWriter.write(generated);
        try (Writer writer = create(generated.name(), type).openWriter()) {
            writer.write(source);
            current.wrote();
        } catch (FilerException exists) {
            // An incremental compiler may ask again for a file that it still has. What stands in for a wrapper with
            // errors is not needed where one is.
            if (generated instanceof Wrapper) {
                current.reportExisting(type, generated.name(), String.valueOf(exists.getMessage()), reporter);
            }
        }
    }

    /** Creates a file that originates from the annotated class alone. */
    private JavaFileObject create(ClassName name, TypeElement type) throws IOException {
        Filer filer = processingEnv.getFiler();
        try {
            return filer.createSourceFile(name.canonicalName(), type);
        } catch (FilerException failure) {
            Elements elements = processingEnv.getElementUtils();
            if (elements.getAllPackageElements(name.packageName()).size() < 2) {
                throw failure;
            }
            // Where several modules have the package, the module must be said; otherwise not all filers know how.
            return filer.createSourceFile(InModule.name(elements, type, name.canonicalName()), type);
        }
    }
}
