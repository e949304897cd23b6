package dev.forthwith.processor.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * What carries an annotation of ours in a round, in the order of the sources: found in one walk through them, and in none where there is
 * nothing, as in the round of what we wrote.
 *
 * @param types the classes
 * @param methods the methods
 */
public record Marked(List<TypeElement> types, List<ExecutableElement> methods) {
    private static final Set<String> NAMES = names();

    private static Set<String> names() {
        Set<String> names = new HashSet<>(Set.of(ClassReader.RESOURCE, ClassReader.SOURCE));
        for (Role role : Role.values()) {
            names.add(role.annotation());
        }
        return names;
    }

    /** Looks for those of the annotations of a round that are ours. */
    public static Marked of(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Marked marked = new Marked(new ArrayList<>(), new ArrayList<>());
        List<TypeElement> ours = new ArrayList<>();
        for (TypeElement annotation : annotations) {
            if (NAMES.contains(annotation.getQualifiedName().toString())) {
                ours.add(annotation);
            }
        }
        if (!ours.isEmpty()) {
            for (Element element : round.getElementsAnnotatedWithAny(ours.toArray(new TypeElement[0]))) {
                marked.add(element);
            }
        }
        return marked;
    }

    private void add(Element element) {
        if (element instanceof TypeElement type) {
            types.add(type);
        } else if (element instanceof ExecutableElement method) {
            methods.add(method);
        }
    }
}
