package dev.forthwith.processor.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final Set<String> NAMES = Stream.concat(
                    Stream.of(ClassReader.RESOURCE, ClassReader.SOURCE),
                    Arrays.stream(Role.values()).map(Role::annotation))
            .collect(Collectors.toSet());

    /** Looks for those of the annotations of a round that are ours. */
    public static Marked of(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Marked marked = new Marked(new ArrayList<>(), new ArrayList<>());
        TypeElement[] ours = annotations.stream()
                .filter(annotation ->
                        NAMES.contains(annotation.getQualifiedName().toString()))
                .toArray(TypeElement[]::new);
        if (ours.length > 0) {
            round.getElementsAnnotatedWithAny(ours).forEach(marked::add);
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
