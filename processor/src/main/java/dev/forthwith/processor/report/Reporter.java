package dev.forthwith.processor.report;

import java.util.Arrays;
import java.util.stream.Collectors;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/** Reports the problems of one annotated class, and remembers whether there was an error. */
public final class Reporter {
    private static final String KEY = "forthwith";

    private final Messager messager;
    private final TypeElement type;
    private boolean failed;

    public Reporter(Messager messager, TypeElement type) {
        this.messager = messager;
        this.type = type;
    }

    public boolean hasFailed() {
        return failed;
    }

    /** Reports a problem of an element; one that is not in the annotated class's own file is shown on the class. */
    public void report(Element element, Problem problem, Object... found) {
        report(element, null, null, problem, found);
    }

    /** Reports a problem of an annotation, or of a value of it. */
    public void report(
            Element element,
            @Nullable AnnotationMirror mirror,
            @Nullable AnnotationValue value,
            Problem problem,
            Object... found) {
        if (problem.kind() == Kind.ERROR) {
            failed = true;
        } else if (isSuppressed(element)) {
            return;
        }
        String message =
                problem.message(Arrays.stream(found).map(Reporter::text).toArray());
        Element visible = isInside(element) ? element : type;
        if (mirror == null || visible != element) {
            messager.printMessage(problem.kind(), message, visible);
        } else if (value == null) {
            messager.printMessage(problem.kind(), message, visible, mirror);
        } else {
            messager.printMessage(problem.kind(), message, visible, mirror, value);
        }
    }

    /** Elements and types as the user wrote them; compilers differ in how they print them. */
    public static Object text(Object found) {
        if (found instanceof ExecutableElement method) {
            return method.getParameters().stream()
                    .map(parameter -> text(parameter.asType()).toString())
                    .collect(Collectors.joining(", ", method.getSimpleName() + "(", ")"));
        }
        return found instanceof TypeMirror type
                ? type.toString().replaceAll("\\bjava\\.(lang|util)\\.(?=[A-Z])", "")
                : found;
    }

    private boolean isInside(Element element) {
        for (Element at = element; at != null; at = at.getEnclosingElement()) {
            if (at.equals(type)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSuppressed(Element element) {
        for (Element at = element; at != null; at = at.getEnclosingElement()) {
            SuppressWarnings suppressed = at.getAnnotation(SuppressWarnings.class);
            if (suppressed != null && Arrays.asList(suppressed.value()).contains(KEY)) {
                return true;
            }
        }
        return false;
    }
}
