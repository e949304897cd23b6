package dev.forthwith.processor.read;

import java.util.function.Predicate;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a type and the types that it is made of, but not into the bounds of type variables. The arguments of a type that does not exist
 * yet may have to be guessed.
 */
final class Mentions extends SimpleTypeVisitor14<Boolean, Predicate<? super TypeMirror>> {
    private static final Mentions WALK = new Mentions(null);

    private final @Nullable Expected expected;

    private Mentions(@Nullable Expected expected) {
        super(false);
        this.expected = expected;
    }

    /** Whether a type, or any that it is made of, passes a test. */
    static boolean any(TypeMirror type, Predicate<? super TypeMirror> test) {
        return WALK.anyIn(type, test);
    }

    /** Whether a type, or any that a wrapper spells for it, passes a test. */
    static boolean any(TypeMirror type, Expected expected, Predicate<? super TypeMirror> test) {
        return new Mentions(expected).anyIn(type, test);
    }

    private boolean anyOf(Iterable<? extends TypeMirror> types, Predicate<? super TypeMirror> test) {
        for (TypeMirror type : types) {
            if (anyIn(type, test)) {
                return true;
            }
        }
        return false;
    }

    private boolean anyIn(@Nullable TypeMirror type, Predicate<? super TypeMirror> test) {
        return type != null && (test.test(type) || visit(type, test));
    }

    /** Whether a type belongs to an instance of the class around it. Compilers name an enclosing type for others too. */
    static boolean isInner(DeclaredType type) {
        return type.getEnclosingType().getKind() == TypeKind.DECLARED
                && !type.asElement().getModifiers().contains(Modifier.STATIC);
    }

    @Override
    public Boolean visitDeclared(DeclaredType type, Predicate<? super TypeMirror> test) {
        return anyOf(type.getTypeArguments(), test) || (isInner(type) && anyIn(type.getEnclosingType(), test));
    }

    @Override
    public Boolean visitError(ErrorType type, Predicate<? super TypeMirror> test) {
        return anyOf(expected == null ? type.getTypeArguments() : expected.arguments(type), test);
    }

    @Override
    public Boolean visitArray(ArrayType type, Predicate<? super TypeMirror> test) {
        return anyIn(type.getComponentType(), test);
    }

    @Override
    public Boolean visitWildcard(WildcardType type, Predicate<? super TypeMirror> test) {
        return anyIn(type.getExtendsBound(), test) || anyIn(type.getSuperBound(), test);
    }

    @Override
    public Boolean visitIntersection(IntersectionType type, Predicate<? super TypeMirror> test) {
        return anyOf(type.getBounds(), test);
    }
}
