package dev.forthwith.processor.read;

import dev.forthwith.processor.report.Problem;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.TypeMirror;

/** Checks the annotated class as such, apart from its members. */
final class ClassCheck {
    private final Scope scope;
    private final Access access;
    private final TypeElement type;

    ClassCheck(Scope scope, Access access) {
        this.scope = scope;
        this.access = access;
        this.type = scope.type();
    }

    /** Whether it is a class, and one with a single annotation of ours. */
    boolean isClass() {
        if (type.getKind() != ElementKind.CLASS && type.getKind() != ElementKind.RECORD) {
            String kind = type.getKind() == ElementKind.ENUM
                    ? "an enum"
                    : type.getKind() == ElementKind.INTERFACE ? "an interface" : "an annotation type";
            scope.reporter()
                    .report(
                            type,
                            scope.mirror(),
                            null,
                            Problem.NOT_A_CLASS,
                            scope.annotation(),
                            scope.typeName(),
                            kind);
            return false;
        }
        if (Mirrors.has(type, ClassReader.RESOURCE) && Mirrors.has(type, ClassReader.SOURCE)) {
            scope.reporter().report(type, scope.mirror(), null, Problem.BOTH_ANNOTATIONS, scope.typeName());
            return false;
        }
        return true;
    }

    /** Whether instances of it can be made, and named, from its package. */
    boolean standsWhereItCan() {
        boolean good = true;
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            report(Problem.ABSTRACT_CLASS, scope.annotation(), scope.typeName());
            good = false;
        }
        Element outer = type.getEnclosingElement();
        if (outer instanceof TypeElement
                && !outer.getKind().isInterface()
                && !type.getModifiers().contains(Modifier.STATIC)) {
            report(Problem.INNER_CLASS, scope.annotation(), scope.typeName(), outer.getSimpleName());
            good = false;
        }
        for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
            if (at.getModifiers().contains(Modifier.PRIVATE)) {
                report(Problem.PRIVATE_CLASS, scope.annotation(), scope.typeName(), at.getSimpleName());
                good = false;
            }
        }
        return good;
    }

    /** Whether its type variables can be declared again in the package. */
    boolean boundsAreVisible() {
        boolean good = true;
        for (TypeParameterElement parameter : type.getTypeParameters()) {
            for (TypeMirror bound : parameter.getBounds()) {
                String hidden = access.hidden(bound);
                if (hidden != null) {
                    String where = "the type parameter " + parameter.getSimpleName() + " of " + scope.typeName();
                    // Eclipse's compiler knows no place for a type parameter.
                    report(Problem.HIDDEN_TYPE, where, hidden, Access.remedy(hidden));
                    good = false;
                }
            }
        }
        return good;
    }

    private void report(Problem problem, Object... found) {
        scope.reporter().report(type, problem, found);
    }
}
