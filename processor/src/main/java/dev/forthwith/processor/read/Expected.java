package dev.forthwith.processor.read;

import com.palantir.javapoet.ClassName;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The wrappers that are about to be generated, as one class sees them: types that do not exist yet, but need not be waited for.
 *
 * <p>Compilers know the package of a missing type only where it was written down, and may give the mere name of an imported one. Such a name is
 * taken for a wrapper of the own package; whether it is one of another package the next round tells better. Only where that would be in vain
 * is it guessed.
 */
final class Expected {
    private final Map<ClassName, TypeElement> annotated;
    private final String home;
    private final @Nullable IdentityHashMap<TypeMirror, Written.Generic> guesses;

    /** Guesses with the help of what the class writes, if that is given. */
    Expected(
            Map<ClassName, TypeElement> annotated,
            String home,
            @Nullable IdentityHashMap<TypeMirror, Written.Generic> guesses) {
        this.annotated = annotated;
        this.home = home;
        this.guesses = guesses;
    }

    /** Whether no later round will tell more. */
    boolean guesses() {
        return guesses != null;
    }

    /** The wrapper that a missing type will be; null if it is none of ours, or could be one of several. */
    @Nullable
    ClassName find(ErrorType missing) {
        Written.Generic generic = written(missing);
        String name = nameOf(generic == null ? missing : generic.name());
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
        Written.Generic generic = written(type);
        return generic == null ? type.getTypeArguments() : generic.arguments();
    }

    private Written.@Nullable Generic written(DeclaredType type) {
        return guesses == null ? null : guesses.get(type);
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
