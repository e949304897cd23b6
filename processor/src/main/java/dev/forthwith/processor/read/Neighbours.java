package dev.forthwith.processor.read;

import com.palantir.javapoet.ClassName;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Which simple names mean a type in a package without an import. Each is looked up once: packages are never listed. */
final class Neighbours {
    /** The types of java.lang that every wrapper, or what stands in for it, may name. */
    private static final Set<String> USED = Set.of(
            "Override",
            "Throwable",
            "Object",
            "Runnable",
            "SuppressWarnings",
            "Deprecated",
            "SafeVarargs",
            "String",
            "UnsupportedOperationException",
            "Void");

    private final Elements elements;
    private final Set<ClassName> expected;
    private final Map<String, Boolean> known = new HashMap<>();

    /** The names of wrappers that do not exist yet hide as much as those that do. */
    Neighbours(Elements elements, Set<ClassName> expected) {
        this.elements = elements;
        this.expected = expected;
    }

    /** Forgets what did not exist in the round before. */
    void enter() {
        known.clear();
    }

    /** Whether the package of a type has types that hide some of java.lang: those that are named, or that every wrapper names. */
    boolean hideJavaLang(TypeElement type, Set<String> named) {
        return isAnyNeighbour(type, USED) || isAnyNeighbour(type, named);
    }

    private boolean isAnyNeighbour(TypeElement type, Set<String> names) {
        for (String name : names) {
            if (isNeighbour(type, name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a type variable of that name would hide a type, which some compilers warn of. */
    boolean areHiddenBy(TypeElement type, String variable) {
        return isNeighbour(type, variable) || exists(type, "java.lang." + variable);
    }

    /** Whether a simple name means a type of the package. */
    boolean isNeighbour(TypeElement type, String simpleName) {
        String home = elements.getPackageOf(type).getQualifiedName().toString();
        return exists(type, home.isEmpty() ? simpleName : home + "." + simpleName)
                || expected.contains(ClassName.get(home, simpleName));
    }

    private boolean exists(TypeElement from, String qualifiedName) {
        String name = InModule.name(elements, from, qualifiedName);
        Boolean exists = known.get(name);
        if (exists == null) {
            exists = InModule.find(elements, from, qualifiedName) != null;
            known.put(name, exists);
        }
        return exists;
    }
}
