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
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What Lombok has still to write into a class: where it stands behind us on the processor path, and what it writes late. */
final class Lombok {
    /** The annotations for which it writes a constructor. */
    private static final List<String> CONSTRUCTORS =
            List.of("lombok.AllArgsConstructor", "lombok.RequiredArgsConstructor", "lombok.NoArgsConstructor");

    /** Those for which it writes one only into a class that has none, and none of the others. */
    private static final List<String> ALTERNATIVES = List.of("lombok.Builder", "lombok.Data", "lombok.Value");

    private static final String SUPER_BUILDER = "lombok.experimental.SuperBuilder";

    private static final String DELEGATE = "lombok.experimental.Delegate";

    private final Elements elements;
    private final Types types;
    private final Supertypes supertypes;
    private final ProcessingEnvironment environment;
    private final TypeElement type;
    private final List<TypeMirror> delegates = new ArrayList<>();
    private final List<TypeMirror> excludes = new ArrayList<>();

    Lombok(Scope scope, ProcessingEnvironment environment) {
        this.environment = environment;
        this.elements = scope.elements();
        this.types = scope.types();
        this.supertypes = new Supertypes(types);
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

    /** The simple name of the annotation for which something is not there yet, or null. */
    @Nullable
    String unwritten() {
        String constructor = constructor();
        return constructor == null ? methods() : constructor;
    }

    private @Nullable String constructor() {
        // The constructor of a record is there whatever stands on it.
        if (type.getKind() != ElementKind.CLASS) {
            return null;
        }
        List<ExecutableElement> written = new ArrayList<>();
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            if (elements.getOrigin(constructor) != Elements.Origin.MANDATED
                    && !Mirrors.has(constructor, "lombok.experimental.Tolerate")) {
                written.add(constructor);
            }
        }
        boolean said = !written.isEmpty();
        for (String name : CONSTRUCTORS) {
            AnnotationMirror mirror = Mirrors.find(type, name);
            if (mirror != null) {
                said = true;
                AnnotationValue access = Mirrors.written(mirror, "access");
                boolean wanted = access == null || !access.toString().endsWith("NONE");
                if (wanted && written.stream().noneMatch(constructor -> mayBe(name, constructor))) {
                    return simple(name);
                }
            }
        }
        if (Mirrors.has(type, SUPER_BUILDER) && written.stream().noneMatch(this::takesABuilder)) {
            return simple(SUPER_BUILDER);
        }
        for (String name : ALTERNATIVES) {
            if (!said && Mirrors.has(type, name)) {
                return simple(name);
            }
        }
        return null;
    }

    private boolean takesABuilder(ExecutableElement constructor) {
        return constructor.getParameters().size() == 1
                && constructor.getParameters().get(0).asType() instanceof DeclaredType builder
                && type.equals(builder.asElement().getEnclosingElement());
    }

    /** Whether a constructor may be that for an annotation: it takes the fields in order, some of them only perhaps. */
    private boolean mayBe(String annotation, ExecutableElement constructor) {
        List<? extends VariableElement> parameters = constructor.getParameters();
        Set<Integer> taken = Set.of(0);
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            if (annotation.startsWith("lombok.No")
                    || field.getModifiers().contains(Modifier.STATIC)
                    || field.getSimpleName().toString().startsWith("$")) {
                continue;
            }
            VariableTree tree = written(field);
            boolean certain = tree != null && isTaken(tree, annotation.contains("All"));
            boolean left = !certain && tree != null && !isAnnotated(field);
            Set<Integer> next = new HashSet<>(certain ? Set.of() : taken);
            for (int count : left ? Set.<Integer>of() : taken) {
                if (count < parameters.size() && isAlike(parameters.get(count), field)) {
                    next.add(count + 1);
                }
            }
            taken = next;
        }
        return taken.contains(parameters.size());
    }

    private static boolean isTaken(VariableTree field, boolean all) {
        boolean isFinal = field.getModifiers().getFlags().contains(Modifier.FINAL);
        boolean free = field.getInitializer() == null;
        return all ? !isFinal || free : isFinal && free;
    }

    private static boolean isAnnotated(VariableElement field) {
        return Stream.concat(field.getAnnotationMirrors().stream(), field.asType().getAnnotationMirrors().stream())
                .anyMatch(Lombok::mayTake);
    }

    private boolean isAlike(VariableElement parameter, VariableElement field) {
        TypeMirror one = types.erasure(parameter.asType());
        TypeMirror other = types.erasure(field.asType());
        return one.getKind() == TypeKind.ERROR || other.getKind() == TypeKind.ERROR || types.isSameType(one, other);
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

    private static String simple(String annotation) {
        return annotation.substring(annotation.lastIndexOf('.') + 1);
    }

    private @Nullable String methods() {
        for (TypeMirror delegate : delegates) {
            for (ExecutableElement method : methodsOf(delegate)) {
                if (mayHaveARole(method) && !isExcluded(method) && !declares(method)) {
                    return simple(DELEGATE);
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
