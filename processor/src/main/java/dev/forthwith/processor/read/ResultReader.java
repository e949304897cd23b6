package dev.forthwith.processor.read;

import dev.forthwith.processor.model.Conversion;
import dev.forthwith.processor.model.Conversion.Kind;
import dev.forthwith.processor.read.Awaitables.Awaitable;
import dev.forthwith.processor.report.Problem;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads what a method returns: how it becomes a stage, and what that yields. */
final class ResultReader {
    private static final String BLOCKING = Role.PACKAGE + ".Blocking";

    /**
     * What a method returns.
     *
     * @param conversion how it becomes a stage
     * @param yielded what that yields; null: nothing
     */
    record Result(Conversion conversion, @Nullable TypeMirror yielded) {}

    private final Scope scope;
    private final Awaitables awaitables;

    ResultReader(Scope scope, Awaitables awaitables) {
        this.scope = scope;
        this.awaitables = awaitables;
    }

    /** Reads the result of a method; null if it is no good, which was then reported with what is allowed. */
    @Nullable
    Result read(ExecutableElement method, Role role, String allowed) {
        TypeMirror type = scope.signature(method).getReturnType();
        if (!method.getTypeParameters().isEmpty()) {
            report(method, Problem.WRONG_RESULT, role, allowed, type, "It must not have type parameters of its own.");
            return null;
        }
        List<String> disagreeing = awaitables.disagreeing(type);
        if (!disagreeing.isEmpty()) {
            scope.reporter()
                    .report(
                            method,
                            Problem.AMBIGUOUS_AWAITABLE,
                            role.mark(),
                            method,
                            type,
                            String.join(" and ", disagreeing));
            return null;
        }
        Awaitable awaitable = awaitables.of(type);
        if (awaitable != null) {
            return awaited(method, role, type, awaitable);
        }
        if (awaitables.isPublisher(type)) {
            scope.reporter().report(method, Problem.PUBLISHER_RESULT, role.mark(), method, allowed, type);
            return null;
        }
        boolean nothing = type.getKind() == TypeKind.VOID;
        boolean blocking = Mirrors.has(method, BLOCKING) || Mirrors.has(scope.type(), BLOCKING);
        Kind kind = nothing
                ? (blocking ? Kind.BLOCKING_NOTHING : Kind.NOTHING)
                : (blocking ? Kind.BLOCKING_VALUE : Kind.VALUE);
        return new Result(Conversion.of(kind), nothing ? null : type);
    }

    private @Nullable Result awaited(ExecutableElement method, Role role, TypeMirror type, Awaitable awaitable) {
        TypeMirror yielded = awaitable.yielded();
        if (yielded == null) {
            scope.reporter().report(method, Problem.WILDCARD_RESULT, role.mark(), method, type);
            return null;
        }
        if (Mirrors.has(method, BLOCKING)) {
            scope.reporter().report(method, Problem.BLOCKING_AWAITABLE, method);
        }
        boolean nothing = Awaitables.isNamed(yielded, "java.lang.Void");
        return new Result(awaitable.conversion(), nothing ? null : yielded);
    }

    void report(ExecutableElement method, Problem problem, Role role, String allowed, Object found, String remedy) {
        scope.reporter().report(method, problem, role.mark(), method, allowed, found, remedy);
    }
}
