package dev.forthwith.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.ClassName;
import dev.forthwith.processor.model.Wrapper;
import dev.forthwith.processor.read.ClassReader;
import dev.forthwith.processor.read.Gate;
import dev.forthwith.processor.read.Names;
import dev.forthwith.processor.report.Problem;
import dev.forthwith.processor.report.Reporter;
import dev.forthwith.processor.write.WrapperWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Generates the wrappers of classes marked {@code @AsyncResource} and {@code @AsyncSource}.
 *
 * <p>A class whose signatures mention a type that does not exist yet waits for the next round; what never comes into being is left to the
 * compiler, which explains it better.
 */
@AutoService(Processor.class)
public final class ForthwithProcessor extends AbstractProcessor {
    /** The classes that wait, by qualified name: elements must not be kept from round to round. */
    private final Set<String> deferred = new LinkedHashSet<>();

    private final Gate gate = new Gate();
    private boolean hasWritten;

    /** Creates the processor. */
    public ForthwithProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        // The last two stand on what we write; nobody else would claim them there, and javac would warn.
        return Set.of(
                "dev.forthwith.annotation.*",
                "javax.annotation.processing.Generated",
                "org.jspecify.annotations.NullMarked");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // javac warns of annotations of ours that nobody claims
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        gate.enter(round);
        if (round.processingOver()) {
            return false;
        }
        Map<String, TypeElement> types = new LinkedHashMap<>();
        for (String name : deferred) {
            TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
            if (type != null) {
                types.put(name, type);
            }
        }
        deferred.clear();
        collect(round, ClassReader.RESOURCE, types);
        collect(round, ClassReader.SOURCE, types);
        gate.expect(processingEnv.getElementUtils(), types.values());
        types.values().forEach(this::processType);
        gate.checkMarks(processingEnv, round);
        boolean ours = annotations.stream()
                .anyMatch(
                        annotation -> annotation.getQualifiedName().toString().startsWith("dev.forthwith.annotation."));
        return ours || hasWritten;
    }

    private void collect(RoundEnvironment round, String annotation, Map<String, TypeElement> types) {
        TypeElement annotationType = processingEnv.getElementUtils().getTypeElement(annotation);
        if (annotationType == null) {
            return;
        }
        for (Element element : round.getElementsAnnotatedWith(annotationType)) {
            if (element instanceof TypeElement type) {
                types.putIfAbsent(type.getQualifiedName().toString(), type);
            }
        }
    }

    private void processType(TypeElement type) {
        Reporter reporter = new Reporter(processingEnv.getMessager(), type);
        try {
            if (gate.mustWait(processingEnv, type)) {
                deferred.add(type.getQualifiedName().toString());
                return;
            }
            boolean isSource = Names.generated(processingEnv.getElementUtils(), type, ClassReader.SOURCE) != null;
            Wrapper wrapper = ClassReader.read(processingEnv, type, isSource, reporter);
            ClassName name = gate.checkName(processingEnv.getElementUtils(), type, isSource, reporter);
            if (wrapper != null && name != null) {
                write(wrapper, type);
            }
        } catch (Exception | LinkageError | StackOverflowError failure) {
            // Whatever goes wrong with one class must not keep the others from their wrappers.
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            reporter.report(type, Problem.INTERNAL, type.getSimpleName(), trace);
        }
    }

    private void write(Wrapper wrapper, TypeElement type) throws IOException {
        try {
            WrapperWriter.write(wrapper, type).writeTo(processingEnv.getFiler());
            hasWritten = true;
        } catch (FilerException exists) {
            // An incremental compiler may ask again for a file that it still has.
            processingEnv
                    .getMessager()
                    .printMessage(
                            javax.tools.Diagnostic.Kind.WARNING,
                            "the wrapper of " + type.getSimpleName() + " was not written again: " + exists.getMessage(),
                            type);
        }
    }
}
