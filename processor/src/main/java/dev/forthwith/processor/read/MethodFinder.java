package dev.forthwith.processor.read;

import dev.forthwith.processor.read.Methods.Method;
import dev.forthwith.processor.report.Problem;
import dev.forthwith.processor.report.Reporter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Which method is which: the marked one; without marks, the one of the conventional name. */
final class MethodFinder {
    private final Scope scope;
    private final List<Method> methods;
    private final Map<Role, List<Method>> marked = new EnumMap<>(Role.class);
    private final Set<Role> troubled = EnumSet.noneOf(Role.class);

    MethodFinder(Scope scope) {
        this.scope = scope;
        this.methods = Methods.of(scope.elements(), scope.types(), scope.type());
        for (Method method : methods) {
            readMarks(method);
        }
    }

    private List<Method> markedAs(Role role) {
        return marked.computeIfAbsent(role, unused -> new ArrayList<>());
    }

    private void readMarks(Method method) {
        List<Role> roles = new ArrayList<>();
        for (Role role : Role.values()) {
            if (isMarked(method, role)) {
                roles.add(role);
                markedAs(role).add(method);
            }
        }
        if (roles.size() > 1) {
            scope.reporter()
                    .report(
                            method.element(),
                            Problem.TWO_MARKS,
                            method.element(),
                            roles.get(0).mark(),
                            roles.get(1).mark());
            troubled.addAll(roles);
        }
    }

    private boolean isMarked(Method method, Role role) {
        if (Mirrors.has(method.element(), role.annotation())) {
            return true;
        }
        for (ExecutableElement overridden : method.overridden()) {
            if (Mirrors.has(overridden, role.annotation())) {
                if (!overridden.getModifiers().contains(Modifier.ABSTRACT)) {
                    scope.reporter().report(method.element(), Problem.LOST_MARK, method.element(), role.mark());
                }
                return true;
            }
        }
        return false;
    }

    boolean isMarked(Role role) {
        return !markedAs(role).isEmpty();
    }

    /** The marked methods of a role that has no place here. */
    List<Method> misplaced(Role role) {
        return markedAs(role);
    }

    /** The method of a role, or null: there is none, or it is no good, which was then reported. */
    @Nullable
    ExecutableElement find(Role role, boolean byName) {
        List<Method> candidates = markedAs(role);
        if (candidates.isEmpty() && byName) {
            candidates = methods.stream()
                    .filter(method -> method.element().getSimpleName().contentEquals(role.conventional()))
                    .filter(method -> !hasAnyMark(method))
                    .toList();
        }
        if (candidates.isEmpty() || troubled.contains(role)) {
            return null;
        }
        if (candidates.size() > 1) {
            troubled.add(role);
            scope.reporter()
                    .report(
                            candidates.get(1).element(),
                            Problem.AMBIGUOUS_METHOD,
                            scope.annotation(),
                            scope.typeName(),
                            role.mark(),
                            "has " + names(candidates));
            return null;
        }
        return usable(candidates.get(0).element(), role);
    }

    boolean isTroubled(Role role) {
        return troubled.contains(role);
    }

    private boolean hasAnyMark(Method method) {
        for (Role role : Role.values()) {
            if (markedAs(role).contains(method)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable ExecutableElement usable(ExecutableElement method, Role role) {
        Set<Modifier> modifiers = method.getModifiers();
        String inaccessible = inaccessible(method);
        if (inaccessible != null) {
            scope.reporter().report(method, Problem.PRIVATE_METHOD, role.mark(), method, inaccessible);
        } else if (modifiers.contains(Modifier.STATIC)) {
            scope.reporter().report(method, Problem.STATIC_METHOD, role.mark(), method);
        } else if (modifiers.contains(Modifier.ABSTRACT)) {
            scope.reporter().report(method, Problem.ABSTRACT_METHOD, role.mark(), method, scope.typeName());
        } else {
            return method;
        }
        troubled.add(role);
        return null;
    }

    private @Nullable String inaccessible(ExecutableElement method) {
        Set<Modifier> modifiers = method.getModifiers();
        if (modifiers.contains(Modifier.PRIVATE)) {
            return "private";
        }
        boolean samePackage =
                scope.elements().getPackageOf(method).equals(scope.elements().getPackageOf(scope.type()));
        if (modifiers.contains(Modifier.PUBLIC) || samePackage) {
            return null;
        }
        return (modifiers.contains(Modifier.PROTECTED) ? "protected" : "package-private") + " in "
                + method.getEnclosingElement();
    }

    /** The names of the methods that could have been meant, for a suggestion. */
    List<String> names() {
        return methods.stream()
                .map(method -> method.element().getSimpleName().toString())
                .distinct()
                .toList();
    }

    private static String names(List<Method> candidates) {
        return candidates.stream()
                .map(Method::element)
                .map(method -> Methods.owner(method).getSimpleName() + "." + Reporter.text(method))
                .collect(Collectors.joining(" and "));
    }
}
