package dev.forthwith.processor.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * What the wildcards of a type make of that which it yields. Each stands for a type without a name; in its place, a {@code List<X>} may be
 * said to be a {@code List<?>}, but a {@code List<List<X>>} is no {@code List<List<?>>}. Eclipse's compiler offers no capture to ask.
 */
final class Wildcards {
    private final Set<String> variables = new HashSet<>();

    /** Those of a type, and of the types that it is an inner class of, whose type variables its own may hide. */
    Wildcards(DeclaredType type) {
        Set<String> hidden = new HashSet<>();
        TypeMirror at = type;
        while (at instanceof DeclaredType declared) {
            List<? extends TypeMirror> arguments = declared.getTypeArguments();
            for (int i = 0; i < arguments.size(); i++) {
                TypeElement element = (TypeElement) declared.asElement();
                String name = element.getTypeParameters().get(i).getSimpleName().toString();
                if (hidden.add(name) && arguments.get(i) instanceof WildcardType) {
                    variables.add(name);
                }
            }
            at = Mentions.isInner(declared) ? declared.getEnclosingType() : null;
        }
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return variables.isEmpty();
    }

    /** Whether they may be put in place of the type variables in what the declaration of the type yields. */
    boolean fit(TypeMirror declared) {
        if (declared instanceof ArrayType array) {
            return !isReplaced(array.getComponentType()) && fit(array.getComponentType());
        }
        if (declared instanceof DeclaredType generic) {
            for (TypeMirror argument : generic.getTypeArguments()) {
                if (!fitAsArgument(argument)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean fitAsArgument(TypeMirror argument) {
        if (argument instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
            return fit(wildcard.getExtendsBound());
        }
        return isReplaced(argument) || !Mentions.any(argument, this::isReplaced);
    }

    private boolean isReplaced(TypeMirror type) {
        return type instanceof TypeVariable variable
                && variables.contains(variable.asElement().getSimpleName().toString());
    }
}
