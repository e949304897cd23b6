package dev.forthwith.processor.read;

import dev.forthwith.processor.model.Conversion;
import dev.forthwith.processor.model.Conversion.Kind;
import dev.forthwith.processor.read.Awaitables.Awaitable;
import dev.forthwith.processor.read.Methods.Method;
import dev.forthwith.processor.report.Problem;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.jspecify.annotations.Nullable;

/** Reads what a method returns: how it becomes a stage, and what that yields. */
final class ResultReader {
    /** What to do where a method has type parameters: nobody could choose them. */
    static final String OWN_VARIABLE = "It must not depend on a type parameter of its own.";

    private static final String BLOCKING = Role.PACKAGE + ".Blocking";

    /**
     * What a method returns.
     *
     * @param conversion how it becomes a stage
     * @param yielded what that yields; null: nothing
     * @param refused whether it is no good, which was reported, although it is known what it yields
     */
    record Result(Conversion conversion, @Nullable TypeMirror yielded, boolean refused) {}

    private final Scope scope;
    private final Access access;
    private final Awaitables awaitables;
    private final Lints lints;

    ResultReader(Scope scope, Access access, Awaitables awaitables, Lints lints) {
        this.scope = scope;
        this.access = access;
        this.awaitables = awaitables;
        this.lints = lints;
    }

    /** Reads the result of a method; null if it is no good, which was then reported with what is allowed. */
    @Nullable
    Result read(Method method, Role role, String allowed) {
        ExecutableElement element = method.element();
        TypeMirror type = scope.signature(element).getReturnType();
        if (dependsOnOwn(type, element, scope.expected())) {
            report(method, Problem.WRONG_RESULT, role, allowed, type, OWN_VARIABLE);
            return null;
        }
        if (!canSpell(method, role, type)) {
            return null;
        }
        lints.addDeprecation(element);
        List<String> disagreeing = awaitables.disagreeing(type);
        if (!disagreeing.isEmpty()) {
            scope.reporter()
                    .report(
                            element,
                            Problem.AMBIGUOUS_AWAITABLE,
                            role.mark(),
                            element,
                            type,
                            String.join(" and ", disagreeing));
            return null;
        }
        Awaitable awaitable = awaitables.of(type);
        if (awaitable != null) {
            return awaited(method, role, allowed, type, awaitable);
        }
        DeclaredType publisher = isSource(type) ? null : awaitables.publisher(type);
        if (publisher != null) {
            report(method, Problem.PUBLISHER_RESULT, role, allowed, type, remedy(role, publisher));
            TypeMirror published = new Supertypes(scope.types()).told(type, publisher);
            return published == null || Awaitables.isVoid(published) || !access.reaches(published)
                    ? null
                    : new Result(Conversion.of(Kind.VALUE), published, true);
        }
        if ((role == Role.ENTER || role == Role.NEXT)
                && Awaitables.isNamed(type, Awaitables.FUTURE)
                && !isToldAbove(element, type)) {
            scope.reporter().report(element, Problem.FUTURE_RESULT, element, type);
        }
        boolean nothing = type.getKind() == TypeKind.VOID;
        boolean blocking = isBlocking(method);
        Kind kind = nothing
                ? (blocking ? Kind.BLOCKING_NOTHING : Kind.NOTHING)
                : (blocking ? Kind.BLOCKING_VALUE : Kind.VALUE);
        return new Result(Conversion.of(kind), nothing ? null : type, false);
    }

    private static String remedy(Role role, DeclaredType publisher) {
        if (role == Role.ENTER || role == Role.EXIT) {
            return "Await it, as with Mono.from(publisher)"
                    + (role == Role.EXIT ? "." : "; or yield it from a CompletionStage, if it is itself the resource.");
        }
        String flow = Awaitables.isNamed(publisher, Awaitables.FLOW)
                ? "publisher"
                : "FlowAdapters.toFlowPublisher(publisher)";
        return "A publisher is a source of its own: use AsyncIterable.from(" + flow + ").";
    }

    /** Whether a type is a source already: a value like any other, as is a wrapper that does not exist yet. */
    private boolean isSource(TypeMirror type) {
        return new Supertypes(scope.types()).find(type, "dev.forthwith.AsyncIterable") != null;
    }

    /** Whether a type that a wrapper spells because of a method can be named from there; otherwise that is reported. */
    boolean canSpell(Method method, Role role, TypeMirror type) {
        lints.addType(type);
        String hidden = access.hidden(type);
        if (hidden == null) {
            return true;
        }
        scope.reporter()
                .report(
                        method.element(),
                        Problem.HIDDEN_TYPE,
                        "the result of the @" + role.mark() + " method "
                                + scope.reporter().text(method.element()),
                        hidden,
                        Access.remedy(hidden));
        return false;
    }

    /** Whether a type mentions a type parameter of that very method. */
    static boolean dependsOnOwn(TypeMirror type, ExecutableElement method, Expected expected) {
        return !method.getTypeParameters().isEmpty()
                && Mentions.any(type, expected, each -> isVariableOf(each, method));
    }

    private static boolean isVariableOf(TypeMirror type, ExecutableElement method) {
        return type instanceof TypeVariable variable
                && method.equals(variable.asElement().getEnclosingElement());
    }

    private boolean isBlocking(Method method) {
        return method.annotation(BLOCKING) != null
                || Mirrors.has(scope.type(), BLOCKING)
                || Mirrors.has(Methods.owner(method.element()), BLOCKING);
    }

    private @Nullable Result awaited(Method method, Role role, String allowed, TypeMirror type, Awaitable awaitable) {
        ExecutableElement element = method.element();
        TypeMirror yielded = awaitable.yielded();
        if (yielded == null) {
            reportUntold(method, role, type);
            return null;
        }
        if (awaitables.isLacking(awaitable.conversion())) {
            report(
                    method,
                    Problem.WRONG_RESULT,
                    role,
                    allowed,
                    type,
                    "Its converter is missing: add the library with "
                            + awaitable.conversion().type() + ".");
            return null;
        }
        // The type itself may be visible where what it yields is not.
        if (!canSpell(method, role, yielded)) {
            return null;
        }
        if (awaitable.by() != null) {
            lints.addDeprecation(awaitable.by());
        }
        AnnotationMirror blocking = Mirrors.find(element, BLOCKING);
        if (blocking != null && !isToldAbove(element, type)) {
            scope.reporter().report(element, blocking, null, Problem.BLOCKING_AWAITABLE, element);
        }
        return new Result(awaitable.conversion(), Awaitables.isVoid(yielded) ? null : yielded, false);
    }

    /** Whether a warning of what a method returns is given to the class that declares it: that is annotated too, and sees the same type. */
    private boolean isToldAbove(ExecutableElement element, TypeMirror type) {
        return scope.isToldAbove(element)
                && scope.reporter()
                        .text(element.getReturnType())
                        .equals(scope.reporter().text(type));
    }

    /** Reports that a type does not say what it yields. */
    void reportUntold(Method method, Role role, TypeMirror type) {
        DeclaredType raw = new Supertypes(scope.types()).raw(type);
        String remedy = raw == null
                ? (role == Role.EXIT ? "Make it a CompletionStage<Void>." : "Give it a type argument.")
                : "Its supertype " + raw.asElement().getSimpleName() + " is raw: give that a type argument.";
        TypeMirror returned = scope.signature(method.element()).getReturnType();
        scope.reporter()
                .report(method.element(), Problem.WILDCARD_RESULT, role.mark(), method.element(), returned, remedy);
    }

    void report(Method method, Problem problem, Role role, String allowed, Object found, String remedy) {
        scope.reporter().report(method.element(), problem, role.mark(), method.element(), allowed, found, remedy);
    }
}
