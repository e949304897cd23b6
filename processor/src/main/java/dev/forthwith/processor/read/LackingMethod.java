package dev.forthwith.processor.read;

import dev.forthwith.processor.report.Problem;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** Says of a method of a class file which type its signature mentions that is not on the class path, but for its result. */
final class LackingMethod {
    private LackingMethod() {}

    /** Whether a method lacks a type, which is then reported. */
    static boolean report(Scope scope, Access access, ExecutableElement method, Role role) {
        ExecutableType seen = scope.signature(method);
        List<TypeMirror> mentioned = new ArrayList<>(seen.getParameterTypes());
        mentioned.addAll(seen.getThrownTypes());
        for (TypeMirror type : mentioned) {
            String missing = access.missing(type);
            if (missing != null) {
                String what =
                        "the @" + role.mark() + " method " + scope.reporter().text(method);
                scope.reporter().report(method, Problem.HIDDEN_TYPE, what, missing, Access.remedy(missing));
                return true;
            }
        }
        return false;
    }
}
