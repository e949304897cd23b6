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
 * it would be in vain is it taken for one of these.
 *
 * <p>Compilers know the package of a missing type only where it was written down, and may give the mere name of an imported one. Such a name is
 * first taken for a wrapper of the own package, and at last for one of any.
 */
final class Expected {
    private final Map<ClassName, TypeElement> annotated;
    private final String home;
    private final @Nullable Guesses guesses;

    private Expected(Map<ClassName, TypeElement> annotated, String home, @Nullable Guesses guesses) {
        this.annotated = annotated;
        this.home = home;
        this.guesses = guesses;
    }

    /** Takes names for wrappers of a package, and whole names for what they say. */
    static Expected of(Map<ClassName, TypeElement> annotated, String home) {
        return new Expected(annotated, home, null);
    }

    /** Guesses with the help of what the class writes. */
    static Expected guessing(Map<ClassName, TypeElement> annotated, String home, Guesses guesses) {
        return new Expected(annotated, home, guesses);
    }

    /** Whether no later round will tell more. */
    boolean guesses() {
        return guesses != null;
    }

    /** The wrapper that a missing type will be; null if it is none of ours, or could be one of several. */
    @Nullable
    ClassName find(ErrorType missing) {
        Guesses.Generic generic = guesses == null ? null : guesses.generics().get(missing);
        String written = nameOf(generic == null ? missing : generic.name());
        String name = guesses == null ? written : guesses.imports().getOrDefault(written, written);
        ClassName found = null;
        for (ClassName candidate : annotated.keySet()) {
            if (candidate.canonicalName().equals(name)
                    && !candidate.packageName().isEmpty()) {
                return candidate;
            }
            if (candidate.simpleName().equals(name)) {
                if (found != null) {
                    return null;
                }
                found = candidate;
            }
        }
        return guesses != null || (found != null && found.packageName().equals(home)) ? found : null;
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
        Guesses.Generic generic = guesses == null ? null : guesses.generics().get(type);
        return generic == null ? type.getTypeArguments() : generic.arguments();
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
