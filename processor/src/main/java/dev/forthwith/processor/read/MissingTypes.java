package dev.forthwith.processor.read;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** Whether a type mentions one that does not exist yet, and that we are not about to generate ourselves. */
final class MissingTypes extends SimpleTypeVisitor14<Boolean, Void> {
    private final Set<String> aboutToBeGenerated;
    private final Set<String> visitedVariables = new HashSet<>();

    private MissingTypes(Set<String> aboutToBeGenerated) {
        super(false);
        this.aboutToBeGenerated = aboutToBeGenerated;
    }

    static boolean in(TypeMirror type, Set<String> aboutToBeGenerated) {
        return new MissingTypes(aboutToBeGenerated).visit(type);
    }

    private boolean any(Iterable<? extends @Nullable TypeMirror> types) {
        for (TypeMirror type : types) {
            if (type != null && visit(type)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Boolean visitError(ErrorType type, @Nullable Void unused) {
        // Compilers know the package of such a name only if it was written down.
        String name = type.toString();
        int arguments = name.indexOf('<');
        String raw = arguments < 0 ? name : name.substring(0, arguments);
        return !aboutToBeGenerated.contains(raw.substring(raw.lastIndexOf('.') + 1)) || any(type.getTypeArguments());
    }

    @Override
    public Boolean visitDeclared(DeclaredType type, @Nullable Void unused) {
        return any(type.getTypeArguments());
    }

    @Override
    public Boolean visitArray(ArrayType type, @Nullable Void unused) {
        return visit(type.getComponentType());
    }

    @Override
    public Boolean visitWildcard(WildcardType type, @Nullable Void unused) {
        return (type.getExtendsBound() != null && visit(type.getExtendsBound()))
                || (type.getSuperBound() != null && visit(type.getSuperBound()));
    }

    @Override
    public Boolean visitTypeVariable(TypeVariable type, @Nullable Void unused) {
        return visitedVariables.add(type.toString()) && visit(type.getUpperBound());
    }

    @Override
    public Boolean visitIntersection(IntersectionType type, @Nullable Void unused) {
        return any(type.getBounds());
    }

    @Override
    public Boolean visitExecutable(ExecutableType type, @Nullable Void unused) {
        return visit(type.getReturnType()) || any(type.getParameterTypes()) || any(type.getThrownTypes());
    }
}
