package dev.forthwith.processor.read;

import dev.forthwith.processor.read.Methods.Method;
import dev.forthwith.processor.report.Problem;
import dev.forthwith.processor.report.Reporter;
import dev.forthwith.processor.report.Suggestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Says that a role has no method, and which looks as if it was meant for it. */
final class MissingMethod {
    private final Scope scope;
    private final Role role;
    private final List<Role> roles;
    private final List<ExecutableElement> free;

    /** A method that has a role was not meant for another: there are those that have none. */
    MissingMethod(Scope scope, Role role, List<Method> free) {
        this.scope = scope;
        this.role = role;
        this.roles = role == Role.NEXT ? List.of(Role.NEXT, Role.NEXT_PAGE) : List.of(role);
        this.free = free.stream().map(Method::element).toList();
    }

    void report() {
        if (isLeftToTheCompiler()) {
            scope.reporter().leaveToTheCompiler();
            return;
        }
        Suggestion similar = Suggestion.of(
                roles.stream().map(Role::conventional).toList(),
                free.stream()
                        .filter(method ->
                                !isAccessor(method) && !method.getModifiers().contains(Modifier.STATIC))
                        .map(method -> method.getSimpleName().toString())
                        .toList());
        Role meant = roles.stream()
                .filter(each -> similar != null && each.conventional().equals(similar.wanted()))
                .findFirst()
                .orElse(role);
        String hint = hint();
        scope.reporter()
                .report(
                        scope.type(),
                        Problem.MISSING_METHOD,
                        scope.annotation(),
                        scope.typeName(),
                        (role == Role.NEXT ? "a " : "an ") + role.conventional(),
                        meant.mark(),
                        meant.conventional(),
                        hint != null || similar == null
                                ? Objects.requireNonNullElse(hint, "")
                                : " Did you mean \"" + similar.found() + "\"?");
    }

    /** Whether a method has what is probably the mark, and does not exist: its import is missing, or it is misspelt. */
    private boolean isLeftToTheCompiler() {
        List<String> marks = roles.stream().map(Role::mark).toList();
        return free.stream().anyMatch(method -> Suggestion.of(marks, unresolved(method)) != null);
    }

    /** The annotations of a method that do not exist, by their simple names: an older javac shows them only in its trees. */
    private Set<String> unresolved(ExecutableElement method) {
        Set<String> unresolved = new LinkedHashSet<>(scope.sources().unresolvedAnnotations(method));
        for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
            DeclaredType type = mirror.getAnnotationType();
            if (type.getKind() == TypeKind.ERROR) {
                unresolved.add(scope.reporter().text(type));
            }
        }
        return unresolved;
    }

    private @Nullable String hint() {
        for (ExecutableElement method : free) {
            for (Role each : roles) {
                if (isAccessor(method) && method.getSimpleName().contentEquals(each.conventional())) {
                    return " A component of a record has no role by its name: mark " + each.conventional() + ".";
                }
                for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
                    DeclaredType type = mirror.getAnnotationType();
                    String remedy = Namesake.remedy(type, each.annotation());
                    if (remedy != null) {
                        return " " + scope.reporter().text(method) + " has @" + each.mark() + ". " + remedy;
                    }
                }
            }
        }
        return null;
    }

    private boolean isAccessor(ExecutableElement method) {
        return Reporter.isAccessor(scope.type(), method);
    }
}
