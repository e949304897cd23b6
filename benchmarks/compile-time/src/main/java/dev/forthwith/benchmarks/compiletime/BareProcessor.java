package dev.forthwith.benchmarks.compiletime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The least that a processor can do: for each annotated class it writes the wrapper that is known beforehand. */
@SupportedAnnotationTypes({"dev.forthwith.annotation.AsyncResource", "dev.forthwith.annotation.AsyncSource"})
public final class BareProcessor extends AbstractProcessor {
    private final Map<String, Template> wrappers = new HashMap<>();

    /** Creates the processor. */
    public BareProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // as ours does
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            for (Element type : round.getElementsAnnotatedWith(annotation)) {
                write(type);
            }
        }
        return true;
    }

    private void write(Element type) {
        String name = type.getSimpleName().toString();
        int digits = name.replaceAll("\\d+$", "").length();
        Template wrapper = wrappers.computeIfAbsent(
                name.substring(0, digits), kind -> Template.read("by-hand", "Async" + kind + "0"));
        int number = Integer.parseInt(name.substring(digits));
        try (Writer out = processingEnv
                .getFiler()
                .createSourceFile("bench." + wrapper.name(number), type)
                .openWriter()) {
            out.write(wrapper.text(number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
