package dev.forthwith.processor.read;

import dev.forthwith.processor.read.Methods.Method;
import dev.forthwith.processor.report.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Checks the method of a role as such, apart from what it takes and yields. */
final class MethodCheck {
    private final Scope scope;
    private final Access access;
    private final Method method;
    private final ExecutableElement element;
    private final Role role;

    MethodCheck(Scope scope, Access access, Method method, Role role) {
        this.scope = scope;
        this.access = access;
        this.method = method;
        this.element = method.element();
        this.role = role;
    }

    /** Reports that it cannot be called. Answers whether it can be read all the same: what else is wrong with it is for others to say. */
    boolean canBeRead() {
        Set<Modifier> modifiers = element.getModifiers();
        String obstacle = obstacle();
        if (obstacle != null) {
            boolean fixed = modifiers.contains(Modifier.FINAL) || modifiers.contains(Modifier.STATIC);
            String remedy = !modifiers.contains(Modifier.PROTECTED)
                    ? "Widen its access."
                    : (fixed ? "Call it from a marked method of " : "Override it in ") + scope.typeName() + ".";
            report(Problem.PRIVATE_METHOD, role.mark(), element, scope.typeName(), obstacle, remedy);
        }
        if (modifiers.contains(Modifier.STATIC)) {
            report(Problem.STATIC_METHOD, role.mark(), element);
        }
        if (modifiers.contains(Modifier.ABSTRACT)
                // The method of an abstract class is abstract because that is, which is reported.
                && !scope.type().getModifiers().contains(Modifier.ABSTRACT)) {
            report(Problem.ABSTRACT_METHOD, role.mark(), element, scope.typeName());
        }
        return isComplete();
    }

    private @Nullable String obstacle() {
        String obstacle = access.access(element);
        boolean lost =
                obstacle == null && !method.member() && !element.getModifiers().contains(Modifier.STATIC);
        return lost ? "package-private, and a superclass in between is in another package" : obstacle;
    }

    /** Whether there is all that its signature mentions, apart from its result: what a class file lacks is reported. */
    private boolean isComplete() {
        ExecutableType seen = scope.signature(element);
        List<TypeMirror> mentioned = new ArrayList<>(seen.getParameterTypes());
        mentioned.addAll(seen.getThrownTypes());
        for (TypeMirror type : mentioned) {
            String missing = access.missing(type);
            if (missing != null) {
                String what =
                        "the @" + role.mark() + " method " + scope.reporter().text(element);
                report(Problem.HIDDEN_TYPE, what, missing, Access.remedy(missing));
                return false;
            }
        }
        return true;
    }

    private void report(Problem problem, Object... found) {
        scope.reporter().report(element, problem, found);
    }
}
