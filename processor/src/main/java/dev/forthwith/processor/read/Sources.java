package dev.forthwith.processor.read;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Which types are of source files: those of the rounds that we are told of, and whatever else the compiler shows the trees of, since the rounds
 * before the first annotated class are not ours, nor are files that the compiler finds by itself.
 */
final class Sources {
    private final ProcessingEnvironment environment;
    private final Elements elements;
    private final Set<String> roots = new HashSet<>();

    Sources(ProcessingEnvironment environment) {
        this.environment = environment;
        this.elements = environment.getElementUtils();
    }

    /** Notes a type of a round, by its name in its module. */
    void add(String name) {
        roots.add(name);
    }

    /** Whether a type of a round has that name in its module. */
    boolean has(String name) {
        return roots.contains(name);
    }

    boolean has(TypeElement type) {
        Element outermost = type;
        while (outermost.getEnclosingElement() instanceof TypeElement outer) {
            outermost = outer;
        }
        TypeElement root = (TypeElement) outermost;
        return roots.contains(
                        InModule.name(elements, root, root.getQualifiedName().toString()))
                || isShown(root);
    }

    /** Whether the compiler shows what a source says. */
    boolean areShown() {
        try {
            return TreesOfJavac.of(environment) != null;
        } catch (LinkageError none) {
            return false;
        }
    }

    /** The names that the file of a class imports, by their last part, where the compiler shows them. */
    Map<String, String> imports(TypeElement type) {
        try {
            return Written.imports(type, environment);
        } catch (LinkageError none) {
            return Map.of();
        }
    }

    /** The annotations of a method that do not exist, by their simple names, where the compiler shows them. */
    List<String> unresolvedAnnotations(ExecutableElement method) {
        try {
            return Written.unresolvedAnnotations(method, environment);
        } catch (LinkageError none) {
            return List.of();
        }
    }

    private boolean isShown(TypeElement type) {
        try {
            return Written.isShown(type, environment);
        } catch (LinkageError none) {
            return false;
        }
    }
}
