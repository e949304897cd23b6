package dev.forthwith.processor.read;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The wrappers that are about to be generated, as one class sees them. The next round tells best what a missing type is: only where to wait for
 * it would be in vain is it guessed to be one of these.
 *
 * <p>Compilers know the package of a missing type only where it was written down, and may give the mere name of an imported one. Such a name is
 * looked up in the imports where they are shown, then in the own package, and at last, boldly, in all.
 */
final class Expected {
    private final Map<ClassName, TypeElement> annotated;
    private final String home;
    private final Guesses shown;
    private final boolean bold;

    /** Knows these wrappers from a package, with the help of what the class shows. */
    Expected(Map<ClassName, TypeElement> annotated, String home, Guesses shown, boolean bold) {
        this.annotated = annotated;
        this.home = home;
        this.shown = shown;
        this.bold = bold;
    }

    /** Whether no later round will tell more. */
    boolean guesses() {
        return bold;
    }

    /** The wrapper that a missing type will be; null if it is none of ours, or could be one of several. */
    @Nullable
    ClassName find(ErrorType missing) {
        Guesses.Generic generic = generic(missing);
        String written = nameOf(generic == null ? missing : generic.name());
        String name = shown.imports().getOrDefault(written, written);
        ClassName found = null;
        int others = 0;
        for (ClassName candidate : annotated.keySet()) {
            boolean isWhole = candidate.canonicalName().equals(name)
                    && !candidate.packageName().isEmpty();
            boolean isAlike = candidate.simpleName().equals(name);
            if (isWhole || (isAlike && candidate.packageName().equals(home))) {
                return candidate;
            }
            if (isAlike) {
                found = candidate;
                others++;
            }
        }
        return bold && others == 1 ? found : null;
    }

    /** The wrapper that a missing type will be, which is known to be one of ours. */
    ClassName of(ErrorType missing) {
        ClassName found = find(missing);
        if (found == null) {
            throw new IllegalStateException("the type " + missing + " does not exist");
        }
        return found;
    }

    /** The class that a missing type will be the wrapper of, or null. */
    @Nullable
    TypeElement annotated(ErrorType missing) {
        ClassName name = find(missing);
        return name == null ? null : annotated.get(name);
    }

    /** The arguments of a type, which may be missing. */
    List<? extends TypeMirror> arguments(DeclaredType type) {
        Guesses.Generic generic = generic(type);
        return generic == null ? type.getTypeArguments() : generic.arguments();
    }

    private Guesses.@Nullable Generic generic(DeclaredType type) {
        return bold ? shown.generics().get(type) : null;
    }

    private static String nameOf(TypeMirror missing) {
        // Eclipse's compiler has no element for some.
        if (missing instanceof ErrorType type && type.asElement() instanceof TypeElement element) {
            return element.getQualifiedName().toString();
        }
        String name = missing.toString();
        int arguments = name.indexOf('<');
        return arguments < 0 ? name : name.substring(0, arguments);
    }
}
