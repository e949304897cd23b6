package dev.forthwith.processor.read;

import dev.forthwith.processor.report.Problem;
import dev.forthwith.processor.report.Reporter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reports marks in classes that have no annotation of ours and can have no subclass with one: once a class, at its first mark. */
public final class StrayMarks {
    private StrayMarks() {}

    /** The classes with stray marks. */
    public static Set<TypeElement> owners(Marked marked) {
        Set<TypeElement> owners = new LinkedHashSet<>();
        for (ExecutableElement method : marked.methods()) {
            if (method.getEnclosingElement() instanceof TypeElement owner && isStray(owner)) {
                owners.add(owner);
            }
        }
        return owners;
    }

    private static boolean isStray(TypeElement owner) {
        boolean closed = owner.getModifiers().contains(Modifier.FINAL)
                || owner.getKind() == ElementKind.ENUM
                || owner.getKind() == ElementKind.RECORD;
        return closed && !Rounds.isAnnotated(owner);
    }

    /** Reports the first mark of a class. */
    public static void report(Reporter reporter, TypeElement owner) {
        List<ExecutableElement> methods = ElementFilter.methodsIn(owner.getEnclosedElements());
        List<Role> roles = Arrays.stream(Role.values())
                .filter(role -> methods.stream().anyMatch(method -> Mirrors.has(method, role.annotation())))
                .toList();
        List<String> marks = roles.stream().map(role -> "@" + role.mark()).toList();
        for (ExecutableElement method : methods) {
            for (Role role : roles) {
                if (Mirrors.has(method, role.annotation())) {
                    reporter.report(
                            method,
                            Objects.requireNonNull(Mirrors.find(method, role.annotation())),
                            null,
                            Problem.UNMARKED_CLASS,
                            String.join(" and ", marks),
                            marks.size() == 1 ? "applies" : "apply",
                            owner.getSimpleName());
                    return;
                }
            }
        }
    }
}
