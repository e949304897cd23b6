package dev.forthwith.processor.read;

import dev.forthwith.processor.read.Methods.Method;
import dev.forthwith.processor.report.Problem;
import dev.forthwith.processor.report.Reporter;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final Access access;
    private final List<Method> methods;
    private final Map<Role, List<Method>> marked = new EnumMap<>(Role.class);
    private final Set<Role> troubled = EnumSet.noneOf(Role.class);

    MethodFinder(Scope scope, Access access) {
        this.scope = scope;
        this.access = access;
        this.methods = scope.methods().all();
        for (Method method : methods) {
            readMarks(method);
        }
        dropLost(List.of(Role.ENTER));
        dropLost(List.of(Role.EXIT));
        dropLost(List.of(Role.NEXT, Role.NEXT_PAGE));
    }

    /** Drops inherited methods with a mark that the package cannot call on the class, where there is another one that serves as well. */
    private void dropLost(List<Role> roles) {
        if (roles.stream().anyMatch(role -> markedAs(role).stream().anyMatch(this::isCallable))) {
            for (Role role : roles) {
                markedAs(role).removeIf(method -> !isCallable(method) && !isOwn(method.element()));
            }
        }
    }

    private boolean isCallable(Method method) {
        return method.member() && access.access(method.element()) == null;
    }

    private boolean isOwn(ExecutableElement method) {
        return Methods.owner(method).equals(scope.type());
    }

    private List<Method> markedAs(Role role) {
        return marked.computeIfAbsent(role, unused -> new ArrayList<>());
    }

    private void readMarks(Method method) {
        List<Role> roles = marksOf(method);
        for (Role role : roles) {
            markedAs(role).add(method);
        }
        if (roles.size() > 1) {
            scope.reporter()
                    .report(
                            method.element(),
                            method.mark(roles.get(1)),
                            null,
                            Problem.TWO_MARKS,
                            method.element(),
                            MarkSource.mark(method, roles.get(0)),
                            MarkSource.mark(method, roles.get(1)),
                            roles.stream().allMatch(role -> MarkSource.of(method, role) == null)
                                    ? "Remove one of them."
                                    : "Remove one of them, or give the method a name that overrides nothing.");
            troubled.addAll(roles);
        }
    }

    private static List<Role> marksOf(Method method) {
        return Arrays.stream(Role.values())
                .filter(role -> method.mark(role) != null)
                .toList();
    }

    private void reportLostMark(Method method, Role role) {
        ExecutableElement marked = MarkSource.of(method, role);
        if (marked != null
                && !marked.getModifiers().contains(Modifier.ABSTRACT)
                && !scope.isToldAbove(method.element())) {
            scope.reporter().report(method.element(), Problem.LOST_MARK, method.element(), marked, role.mark());
        }
    }

    boolean isMarked(Role role) {
        return !markedAs(role).isEmpty();
    }

    /** Reports the marked methods of a role that has no place here. */
    void reportMisplaced(Role role) {
        for (Method method : markedAs(role)) {
            if (marksOf(method).size() > 1) {
                continue; // which is reported
            }
            scope.reporter()
                    .report(
                            method.element(),
                            method.mark(role),
                            null,
                            Problem.MISPLACED_MARK,
                            role.mark(),
                            method.element(),
                            scope.typeName());
        }
    }

    /** The method of a role, what is wrong with its modifiers being reported; null where there is none, or more than one, which is reported. */
    @Nullable
    Method find(Role role) {
        List<Method> candidates = candidates(role);
        if (candidates.isEmpty() || troubled.contains(role)) {
            return null;
        }
        if (candidates.size() > 1) {
            String mark = "@" + role.mark();
            String found = candidates.stream()
                    .map(method -> MarkSource.text(method, role))
                    .collect(Collectors.joining(" and "));
            reportAmbiguous(role, candidates, "one " + mark, found, mark);
            return null;
        }
        reportLostMark(candidates.get(0), role);
        Method found = candidates.get(0);
        if (new MethodCheck(scope, access, found, role).canBeRead()) {
            return found;
        }
        troubled.add(role);
        return null;
    }

    /** The method of a role, or the first of several, whatever is wrong with it; null where there is none. */
    @Nullable
    Method first(Role role) {
        List<Method> candidates = candidates(role);
        return candidates.isEmpty() ? null : candidates.get(0);
    }

    private List<Method> candidates(Role role) {
        if (isMarked(role) || isMarked(role.rival())) {
            return markedAs(role);
        }
        List<Method> named = new ArrayList<>();
        for (Method method : methods) {
            if (method.name().equals(role.conventional()) && isFree(method) && !isHelper(method, role)) {
                named.add(method);
            }
        }
        return named;
    }

    /** Reports one method too many: what was wanted, what was found, and what the right one is to be marked with. */
    void reportAmbiguous(Role role, List<Method> candidates, String wanted, String found, String mark) {
        troubled.add(role);
        boolean inherited = candidates.stream()
                .anyMatch(method -> marksOf(method).stream().anyMatch(each -> MarkSource.of(method, each) != null));
        scope.reporter()
                .report(
                        candidates.get(1).element(),
                        candidates.get(1).mark(role),
                        null,
                        Problem.AMBIGUOUS_METHOD,
                        scope.annotation(),
                        scope.typeName(),
                        wanted,
                        found,
                        inherited
                                ? "Keep one of these; what overrides a marked method is marked too."
                                : "Mark the one that is meant with " + mark + ", and no other.");
    }

    /** Reports that a role has no method, unless something was reported of it already. */
    void reportMissing(Role role) {
        if (troubled.contains(role)) {
            return;
        }
        new MissingMethod(scope, role, methods.stream().filter(this::isUnmarked).toList()).report();
    }

    boolean isTroubled(Role role) {
        return troubled.contains(role);
    }

    /** Whether a method has but the name of a role, and cannot be called: where the role may be without a method, or has one that can. */
    private boolean isHelper(Method method, Role role) {
        return scope.isSource()
                && !serves(method)
                && (role == Role.ENTER || role == Role.EXIT || methods.stream().anyMatch(this::isNext));
    }

    private boolean isNext(Method method) {
        return (method.name().equals(Role.NEXT.conventional()) || method.name().equals(Role.NEXT_PAGE.conventional()))
                && isFree(method)
                && serves(method);
    }

    private boolean serves(Method method) {
        return isCallable(method) && !method.element().getModifiers().contains(Modifier.STATIC);
    }

    /** Whether a method may have a role by its name: the component of a record is there for another reason. */
    private boolean isFree(Method method) {
        return isUnmarked(method) && !Reporter.isAccessor(scope.type(), method.element());
    }

    private boolean isUnmarked(Method method) {
        return method.member() && marked.values().stream().noneMatch(each -> each.contains(method));
    }
}
