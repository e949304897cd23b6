package dev.forthwith.processor.read;

import com.palantir.javapoet.ClassName;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ErrorType;
import org.jspecify.annotations.Nullable;

/** The wrappers that are about to be generated: types that do not exist yet, but need not be waited for. */
final class Expected {
    private final Set<ClassName> names = new LinkedHashSet<>();

    void add(ClassName name) {
        names.add(name);
    }

    /**
     * The wrapper that a missing type will be; null if it is none of ours, or could be one of several. Compilers know the package of a
     * missing type only where it was written down, and javac 17 does not even know the name of a generic one.
     */
    @Nullable
    ClassName find(ErrorType missing) {
        String name = nameOf(missing);
        ClassName found = null;
        for (ClassName candidate : names) {
            if (candidate.simpleName().equals(name) || candidate.canonicalName().equals(name)) {
                if (found != null) {
                    return null;
                }
                found = candidate;
            }
        }
        return found;
    }

    /** The wrapper that a missing type will be, which is known to be one of ours. */
    ClassName of(ErrorType missing) {
        ClassName found = find(missing);
        if (found == null) {
            throw new IllegalStateException("the type " + missing + " does not exist");
        }
        return found;
    }

    private static String nameOf(ErrorType missing) {
        // Eclipse's compiler has no element for some.
        if (missing.asElement() instanceof TypeElement element) {
            return element.getQualifiedName().toString();
        }
        String name = missing.toString();
        int arguments = name.indexOf('<');
        return arguments < 0 ? name : name.substring(0, arguments);
    }
}
