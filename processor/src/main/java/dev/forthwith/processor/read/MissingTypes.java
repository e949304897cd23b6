package dev.forthwith.processor.read;

import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Finds types that do not exist yet, and that we are not about to generate ourselves. Of an annotation that does not exist yet and stands before
 * a parameter javac 17 gives nothing: it is lost, unless something else is found.
 */
final class MissingTypes extends SimpleAnnotationValueVisitor14<Boolean, Void> {
    /** What compilers give in place of a value that they cannot resolve. */
    private static final String UNRESOLVED = "<error>";

    private static final String ECLIPSE = "org.eclipse.";

    /** The package of the types that kapt writes for those which it cannot resolve. */
    private static final String KAPT = "error.NonExistentClass";

    private final Expected expected;

    MissingTypes(Expected expected) {
        super(false);
        this.expected = expected;
    }

    boolean in(TypeMirror type) {
        return Mentions.any(type, this::isMissing);
    }

    /**
     * Whether a class or interface exists, whatever its arguments: if one of those does not, Eclipse's compiler says so of the whole. Nor does it
     * tell then what an inner class stands in, so that such a one counts for nothing.
     */
    static boolean exists(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                || (type.getKind() == TypeKind.ERROR
                        && type instanceof DeclaredType generic
                        && generic.asElement() instanceof TypeElement element
                        && element.asType().getKind() == TypeKind.DECLARED
                        && (!element.getNestingKind().isNested()
                                || element.getModifiers().contains(Modifier.STATIC)));
    }

    /** Whether a type is a class or interface that does not exist yet. */
    static boolean isNone(TypeMirror type) {
        return type.getKind() == TypeKind.ERROR && !exists(type);
    }

    private boolean isMissing(TypeMirror type) {
        // To be asked first: a type that does not exist is assignable to everything.
        if (type.getKind() == TypeKind.ERROR
                && type instanceof ErrorType missing
                && (exists(missing)
                        ? !expected.guesses()
                        : expected.find(missing) == null || isBare(missing) || inAny(expected.arguments(missing)))) {
            return true;
        }
        return Awaitables.isNamed(type, KAPT) || in(Mirrors.of(type));
    }

    /** Whether a generic wrapper to come has no arguments: that is raw, or a compiler does not show them, which a later round tells. */
    private boolean isBare(ErrorType missing) {
        TypeElement annotated = expected.annotated(missing);
        return !expected.guesses()
                && annotated != null
                && !annotated.getTypeParameters().isEmpty()
                && expected.arguments(missing).isEmpty();
    }

    /** Whether a constructor mentions a missing type where a wrapper repeats it. */
    boolean inConstructor(ExecutableElement constructor) {
        return inMethod(constructor)
                || constructor.getParameters().stream().anyMatch(parameter -> in(parameter.getAnnotationMirrors()));
    }

    /** Whether a method mentions a missing type, or none at all, where its role is read. */
    boolean inMethod(ExecutableElement method) {
        return in(method.getReturnType())
                || inParameters(method.getTypeParameters())
                || inDeprecation(method)
                || inAny(method.getThrownTypes())
                || method.getParameters().stream().map(VariableElement::asType).anyMatch(this::isNoParameter);
    }

    private boolean isNoParameter(TypeMirror type) {
        return type.getKind() == TypeKind.VOID || in(type);
    }

    /** Whether the one annotation that wrappers repeat of a class, constructor or method is incomplete. */
    boolean inDeprecation(Element element) {
        AnnotationMirror deprecated = Mirrors.find(element, "java.lang.Deprecated");
        return deprecated != null && in(deprecated);
    }

    boolean inParameters(List<? extends TypeParameterElement> parameters) {
        for (TypeParameterElement parameter : parameters) {
            for (TypeMirror bound : TypeNames.boundsOf(parameter)) {
                if (in(bound) || !isBound(bound)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a type may be a bound; the compiler reports one that may not. */
    private static boolean isBound(TypeMirror type) {
        return !type.getKind().isPrimitive() && type.getKind() != TypeKind.VOID && type.getKind() != TypeKind.ARRAY;
    }

    boolean inAny(List<? extends TypeMirror> types) {
        for (TypeMirror type : types) {
            if (in(type)) {
                return true;
            }
        }
        return false;
    }

    private boolean in(List<? extends AnnotationMirror> mirrors) {
        for (AnnotationMirror mirror : mirrors) {
            if (in(mirror)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an annotation, or a value of it, is unresolved. */
    boolean in(AnnotationMirror mirror) {
        if (isMissing(mirror.getAnnotationType()) || Mirrors.isUnreadable(mirror)) {
            return true;
        }
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                Mirrors.values(mirror).entrySet()) {
            if (in(entry.getValue())) {
                return true;
            }
        }
        return false;
    }

    private boolean in(AnnotationValue value) {
        return UNRESOLVED.equals(value.getValue()) ? isUnresolved(value) : visit(value);
    }

    /**
     * Whether a value that reads so is no honest string. A value is printed as in the source: a string has quotes, which what cannot be resolved
     * has not. Eclipse's compiler prints both alike, but gives a literal of its own, which is the same object as ours, where a string of a
     * source or a class file is a new one.
     */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isUnresolved(AnnotationValue value) {
        return value.getClass().getName().startsWith(ECLIPSE)
                ? value.getValue() == UNRESOLVED
                : UNRESOLVED.equals(value.toString());
    }

    @Override
    public Boolean visitType(@Nullable TypeMirror type, @Nullable Void unused) {
        return type == null || in(type);
    }

    @Override
    public Boolean visitAnnotation(AnnotationMirror mirror, @Nullable Void unused) {
        return in(mirror);
    }

    @Override
    public Boolean visitArray(List<? extends AnnotationValue> values, @Nullable Void unused) {
        for (AnnotationValue value : values) {
            if (in(value)) {
                return true;
            }
        }
        return false;
    }
}
