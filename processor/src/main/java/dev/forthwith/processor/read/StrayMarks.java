package dev.forthwith.processor.read;

import dev.forthwith.processor.report.Problem;
import dev.forthwith.processor.report.Reporter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reports marks in classes that have no annotation of ours and can have no subclass with one: once a class, at its first mark. */
public final class StrayMarks {
    private StrayMarks() {}

    public static void report(ProcessingEnvironment environment, RoundEnvironment round) {
        Map<TypeElement, List<Role>> found = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            TypeElement mark = environment.getElementUtils().getTypeElement(role.annotation());
            if (mark != null) {
                for (Element method : round.getElementsAnnotatedWith(mark)) {
                    if (method.getEnclosingElement() instanceof TypeElement owner && isStray(owner)) {
                        found.computeIfAbsent(owner, unused -> new ArrayList<>())
                                .add(role);
                    }
                }
            }
        }
        found.forEach((owner, roles) -> report(new Reporter(environment.getMessager(), owner), owner, roles));
    }

    private static boolean isStray(TypeElement owner) {
        boolean closed = owner.getModifiers().contains(Modifier.FINAL)
                || owner.getKind() == ElementKind.ENUM
                || owner.getKind() == ElementKind.RECORD;
        return closed && !Rounds.isAnnotated(owner);
    }

    private static void report(Reporter reporter, TypeElement owner, List<Role> roles) {
        List<String> marks =
                roles.stream().map(role -> "@" + role.mark()).distinct().toList();
        for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
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
