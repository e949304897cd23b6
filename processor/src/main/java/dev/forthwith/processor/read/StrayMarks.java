package dev.forthwith.processor.read;

import dev.forthwith.processor.report.Problem;
import dev.forthwith.processor.report.Reporter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** Reports marks in classes without an annotation of ours, on them or above, that can have no subclass: once a class, at its first mark. */
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
        return closed && !isBelowAnnotated(owner);
    }

    /** Whether a class or a superclass is annotated: an override that repeats a mark is what that one's wrapper may be given. */
    private static boolean isBelowAnnotated(TypeElement owner) {
        Set<Element> seen = new HashSet<>(); // a class may extend itself, which the compiler reports
        Element at = owner;
        while (at instanceof TypeElement type && seen.add(type)) {
            if (Rounds.isAnnotated(type)) {
                return true;
            }
            at = type.getSuperclass() instanceof DeclaredType parent ? parent.asElement() : null;
        }
        return false;
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
