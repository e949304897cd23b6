package dev.forthwith.processor.read;

import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** What Lombok has still to write into a class: where it stands behind us on the processor path, and what it writes late. */
final class Lombok {
    /** The annotations for which it writes a constructor. */
    private static final List<String> CONSTRUCTORS =
            List.of("lombok.AllArgsConstructor", "lombok.RequiredArgsConstructor", "lombok.NoArgsConstructor");

    /** Those for which it writes one only into a class that has none, and none of the others. */
    private static final List<String> ALTERNATIVES =
            List.of("lombok.Builder", "lombok.Data", "lombok.Value", "lombok.experimental.SuperBuilder");

    private static final String DELEGATE = "lombok.experimental.Delegate";

    /**
     * What is not there yet.
     *
     * @param members what it is
     * @param annotation the simple name of the annotation that it comes from
     */
    record Unwritten(String members, String annotation) {}

    private final Elements elements;
    private final Supertypes supertypes;
    private final ProcessingEnvironment environment;
    private final TypeElement type;
    private final List<TypeMirror> delegates = new ArrayList<>();
    private final List<TypeMirror> excludes = new ArrayList<>();

    Lombok(Scope scope, ProcessingEnvironment environment) {
        this.environment = environment;
        this.elements = scope.elements();
        this.supertypes = new Supertypes(scope.types());
        this.type = scope.type();
        for (Element member : type.getEnclosedElements()) {
            AnnotationMirror delegate = Mirrors.find(member, DELEGATE);
            if (delegate != null) {
                addDelegates(member, delegate);
            }
        }
    }

    private void addDelegates(Element member, AnnotationMirror mirror) {
        if (!addTypes(mirror, "types", delegates)) {
            delegates.add(member instanceof ExecutableElement method ? method.getReturnType() : member.asType());
        }
        addTypes(mirror, "excludes", excludes);
    }

    private static boolean addTypes(AnnotationMirror mirror, String member, List<TypeMirror> types) {
        AnnotationValue written = Mirrors.written(mirror, member);
        if (written == null || !(written.getValue() instanceof List<?> values)) {
            return false;
        }
        for (Object value : values) {
            if (value instanceof AnnotationValue each && each.getValue() instanceof TypeMirror type) {
                types.add(type);
            }
        }
        return true;
    }

    /** The types whose methods it repeats in this class. */
    List<TypeMirror> delegates() {
        return delegates;
    }

    /** What is not there yet, or null. */
    @Nullable
    Unwritten unwritten() {
        Unwritten constructor = constructor();
        return constructor == null ? methods() : constructor;
    }

    private @Nullable Unwritten constructor() {
        // The constructor of a record is there whatever stands on it.
        if (type.getKind() != ElementKind.CLASS) {
            return null;
        }
        Set<Integer> written = new HashSet<>();
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            if (elements.getOrigin(constructor) != Elements.Origin.MANDATED
                    && !Mirrors.has(constructor, "lombok.experimental.Tolerate")) {
                written.add(constructor.getParameters().size());
            }
        }
        boolean said = !written.isEmpty();
        for (String name : CONSTRUCTORS) {
            AnnotationMirror mirror = Mirrors.find(type, name);
            if (mirror != null) {
                said = true;
                AnnotationValue access = Mirrors.written(mirror, "access");
                boolean wanted = access == null || !access.toString().endsWith("NONE");
                if (wanted && written.stream().noneMatch(count -> fits(name, count))) {
                    return constructor(name);
                }
            }
        }
        for (String name : ALTERNATIVES) {
            if (!said && Mirrors.has(type, name)) {
                return constructor(name);
            }
        }
        return null;
    }

    /** Whether the constructor for an annotation may have so many parameters: what is non-null by an annotation is left open. */
    private boolean fits(String annotation, int parameters) {
        boolean all = annotation.contains("All");
        int least = 0;
        int most = 0;
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            if (annotation.startsWith("lombok.No")
                    || field.getModifiers().contains(Modifier.STATIC)
                    || field.getSimpleName().toString().startsWith("$")) {
                continue;
            }
            VariableTree tree = written(field);
            boolean isFinal = tree != null && tree.getModifiers().getFlags().contains(Modifier.FINAL);
            boolean free = tree != null && tree.getInitializer() == null;
            boolean taken = tree != null && (all ? !isFinal || free : isFinal && free);
            boolean annotated = Stream.concat(
                            field.getAnnotationMirrors().stream(), field.asType().getAnnotationMirrors().stream())
                    .anyMatch(Lombok::mayTake);
            least += taken ? 1 : 0;
            most += taken || annotated || tree == null ? 1 : 0;
        }
        return parameters >= least && parameters <= most;
    }

    /** Whether an annotation may have a constructor take its field: any that says non-null does, and whatever moves the initializer away. */
    private static boolean mayTake(AnnotationMirror annotation) {
        String name = annotation.getAnnotationType().toString();
        return !name.startsWith("lombok.") || name.equals("lombok.NonNull") || name.equals("lombok.Builder.Default");
    }

    private @Nullable VariableTree written(VariableElement field) {
        try {
            return Written.field(field, environment);
        } catch (LinkageError none) {
            return null;
        }
    }

    private static Unwritten constructor(String annotation) {
        return new Unwritten("constructor", annotation.substring(annotation.lastIndexOf('.') + 1));
    }

    private @Nullable Unwritten methods() {
        for (TypeMirror delegate : delegates) {
            for (ExecutableElement method : methodsOf(delegate)) {
                if (mayHaveARole(method) && !isExcluded(method) && !declares(method)) {
                    return new Unwritten("methods", "Delegate");
                }
            }
        }
        return null;
    }

    private List<ExecutableElement> methodsOf(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED ? supertypes.methods(type) : List.of();
    }

    private boolean isExcluded(ExecutableElement method) {
        for (TypeMirror excluded : excludes) {
            for (ExecutableElement each : methodsOf(excluded)) {
                if (each.getSimpleName().equals(method.getSimpleName())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a method is one of those that it repeats, and may have a role. */
    private static boolean mayHaveARole(ExecutableElement method) {
        if (!method.getModifiers().contains(Modifier.PUBLIC)
                || method.getModifiers().contains(Modifier.STATIC)) {
            return false;
        }
        for (Role role : Role.values()) {
            if (method.getSimpleName().contentEquals(role.conventional()) || Mirrors.has(method, role.annotation())) {
                return true;
            }
        }
        return false;
    }

    private boolean declares(ExecutableElement method) {
        for (ExecutableElement own : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (own.getSimpleName().equals(method.getSimpleName())) {
                return true;
            }
        }
        return false;
    }
}
