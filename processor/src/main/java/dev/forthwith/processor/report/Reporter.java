package dev.forthwith.processor.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/** Reports the problems of one annotated class, and remembers whether there was an error. */
public final class Reporter {
    private static final String KEY = "forthwith";

    private final @Nullable Messager messager;
    private final TypeElement type;
    private boolean failed;
    private boolean reported;

    public Reporter(Messager messager, TypeElement type) {
        this.messager = messager;
        this.type = type;
    }

    private Reporter(TypeElement type) {
        this.messager = null;
        this.type = type;
    }

    /** One of the same class that shows nothing. */
    public Reporter silent() {
        return new Reporter(type);
    }

    public boolean hasFailed() {
        return failed;
    }

    /** Whether an error was reported here, and not left to the compiler. */
    public boolean hasReported() {
        return reported;
    }

    /** Leaves it to the compiler to report an error, which counts as if it were reported here. */
    public void leaveToTheCompiler() {
        failed = true;
    }

    /** Reports a problem of an element; one that is not in the annotated class's own file is shown on the class. */
    public void report(Element element, Problem problem, Object... found) {
        report(element, null, null, problem, found);
    }

    /** Reports a problem of an annotation of an element, or of a value of it. */
    public void report(
            Element element,
            @Nullable AnnotationMirror mirror,
            @Nullable AnnotationValue value,
            Problem problem,
            Object... found) {
        Element visible = isInside(element) ? element : type;
        if (problem.kind() == Kind.ERROR) {
            failed = true;
            reported = true;
        } else if (isSuppressed(element) || isSuppressed(visible)) {
            return;
        }
        if (messager == null) {
            return;
        }
        String message = problem.message(Arrays.stream(found).map(this::text).toArray());
        Element place = place(visible);
        // A mark that is inherited is not on the element itself.
        if (mirror == null || !place.getAnnotationMirrors().contains(mirror)) {
            messager.printMessage(problem.kind(), message, place);
        } else if (value == null) {
            messager.printMessage(problem.kind(), message, place, mirror);
        } else {
            messager.printMessage(problem.kind(), message, place, mirror, value);
        }
    }

    /** Where an element is shown: Eclipse's compiler knows no place for a record, but for what is written in it, or around it. */
    private static Element place(Element element) {
        // Nobody may have written the accessor of a component, and no compiler tells.
        if (element instanceof ExecutableElement method
                && element.getEnclosingElement() instanceof TypeElement record
                && isAccessor(record, method)) {
            return place(record);
        }
        if (element.getKind() == ElementKind.RECORD
                && element.getClass().getName().startsWith("org.eclipse.")) {
            for (ExecutableElement method : ElementFilter.methodsIn(element.getEnclosedElements())) {
                if (!isImplicit((TypeElement) element, method)) {
                    return method;
                }
            }
            // That of the components has a place if somebody wrote it, which is not told.
            Element place = element.getEnclosingElement() instanceof TypeElement outer ? place(outer) : element;
            for (ExecutableElement constructor : ElementFilter.constructorsIn(element.getEnclosedElements())) {
                boolean written = !isOfComponents((TypeElement) element, constructor);
                if (written || place.equals(element)) {
                    place = constructor;
                }
                if (written) {
                    break;
                }
            }
            return place;
        }
        return element;
    }

    private static boolean isOfComponents(TypeElement record, ExecutableElement constructor) {
        List<? extends RecordComponentElement> components = record.getRecordComponents();
        boolean same = constructor.getParameters().size() == components.size();
        for (int i = 0; same && i < components.size(); i++) {
            same = constructor
                    .getParameters()
                    .get(i)
                    .getSimpleName()
                    .equals(components.get(i).getSimpleName());
        }
        return same;
    }

    private static boolean isImplicit(TypeElement record, ExecutableElement method) {
        return isAccessor(record, method) || method.getModifiers().contains(Modifier.FINAL);
    }

    /** Whether a method gives a component of a record; compilers do not tell whether somebody wrote it. */
    public static boolean isAccessor(TypeElement type, ExecutableElement method) {
        return method.getParameters().isEmpty()
                && type.getRecordComponents().stream()
                        .anyMatch(component -> component.getSimpleName().equals(method.getSimpleName()));
    }

    /** What was found, as the user wrote it: a type, or a method, with its owner if that is another class. */
    public String text(Object found) {
        if (found instanceof ExecutableElement method) {
            Element owner = method.getEnclosingElement();
            return owner == null || owner.equals(type)
                    ? signature(method)
                    : owner.getSimpleName() + "." + signature(method);
        }
        return found instanceof TypeMirror mirror ? TypeText.of(mirror) : found.toString();
    }

    /** A method or constructor by its name and the types of its parameters. */
    public static String signature(ExecutableElement method) {
        Element owner = Objects.requireNonNull(method.getEnclosingElement());
        Name name = method.getKind() == ElementKind.CONSTRUCTOR ? owner.getSimpleName() : method.getSimpleName();
        String parameters = method.getParameters().stream()
                .map(VariableElement::asType)
                .map(TypeText::of)
                .collect(Collectors.joining(", "));
        return name + "(" + (method.isVarArgs() ? parameters.replaceAll("\\[\\]$", "...") : parameters) + ")";
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
            if (at.getAnnotationMirrors().stream().anyMatch(Reporter::suppresses)) {
                return true;
            }
        }
        return false;
    }

    private static boolean suppresses(AnnotationMirror mirror) {
        return mirror.getAnnotationType().asElement() instanceof TypeElement annotation
                && annotation.getQualifiedName().contentEquals("java.lang.SuppressWarnings")
                && mirror.getElementValues().entrySet().stream().anyMatch(Reporter::hasKey);
    }

    private static boolean hasKey(Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry) {
        return entry.getValue().getValue() instanceof List<?> keys
                && keys.stream().anyMatch(key -> key instanceof AnnotationValue value && KEY.equals(value.getValue()));
    }
}
