package dev.forthwith.processor.read;

import com.palantir.javapoet.TypeName;
import dev.forthwith.processor.model.Iteration;
import dev.forthwith.processor.model.Iteration.Page;
import dev.forthwith.processor.read.ResultReader.Result;
import dev.forthwith.processor.report.Problem;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads the method that yields elements or pages. */
final class IterationReader {
    private static final String ELEMENTS = "the element, an Optional of it, or an awaitable of either";
    private static final String PAGES =
            "an Iterable, an array or a Stream of elements, an Optional of one, or an awaitable of these";

    private final Scope scope;
    private final Awaitables awaitables;
    private final ResultReader results;
    private final LifecycleReader lifecycles;

    IterationReader(Scope scope, Awaitables awaitables, ResultReader results, LifecycleReader lifecycles) {
        this.scope = scope;
        this.awaitables = awaitables;
        this.results = results;
        this.lifecycles = lifecycles;
    }

    @Nullable
    Iteration read(ExecutableElement method, Role role, int prefetch) {
        boolean good = true;
        for (VariableElement parameter : method.getParameters()) {
            scope.reporter()
                    .report(
                            parameter,
                            Problem.WRONG_PARAMETER,
                            role.mark(),
                            method,
                            "left out",
                            parameter,
                            parameter.asType(),
                            "Pass it to the constructor.");
            good = false;
        }
        boolean pages = role == Role.NEXT_PAGE;
        String allowed = pages ? PAGES : ELEMENTS;
        Result result = results.read(method, role, allowed);
        if (result == null || !good) {
            return null;
        }
        TypeMirror type = scope.signature(method).getReturnType();
        TypeMirror yielded = result.yielded();
        if (yielded == null) {
            results.report(method, Problem.WRONG_RESULT, role, allowed, type, "It must yield something.");
            return null;
        }
        DeclaredType optional = awaitables.supertype(yielded, "java.util.Optional");
        TypeMirror content = optional == null ? yielded : Awaitables.argument(optional);
        if (content == null) {
            scope.reporter().report(method, Problem.WILDCARD_RESULT, role.mark(), method, type);
            return null;
        }
        Page page = pages ? page(content) : Page.NONE;
        TypeMirror element = pages ? elementOf(content, page) : content;
        if (page == null) {
            results.report(method, Problem.WRONG_RESULT, role, allowed, type, "For single elements use @Next.");
            return null;
        }
        if (element == null) {
            scope.reporter().report(method, Problem.WILDCARD_RESULT, role.mark(), method, type);
            return null;
        }
        if (element.getKind().isPrimitive()) {
            String remedy = pages
                    ? "Elements are objects: return an array of the boxed type."
                    : "A primitive can never say that there are no more elements; return the boxed type.";
            results.report(method, Problem.WRONG_RESULT, role, allowed, type, remedy);
            return null;
        }
        return new Iteration(
                method.getSimpleName().toString(),
                result.conversion(),
                pages,
                TypeName.get(yielded).box(),
                optional != null,
                page,
                TypeName.get(element),
                lifecycles.isInterruptible(method, role, true),
                prefetch);
    }

    private @Nullable Page page(TypeMirror content) {
        if (content.getKind() == TypeKind.ARRAY) {
            return Page.ARRAY;
        }
        if (awaitables.supertype(content, "java.lang.Iterable") != null) {
            return Page.ITERABLE;
        }
        return awaitables.supertype(content, "java.util.stream.Stream") == null ? null : Page.STREAM;
    }

    private @Nullable TypeMirror elementOf(TypeMirror content, @Nullable Page page) {
        if (page == null) {
            return null;
        }
        if (page == Page.ARRAY) {
            return ((ArrayType) content).getComponentType();
        }
        DeclaredType type =
                awaitables.supertype(content, page == Page.ITERABLE ? "java.lang.Iterable" : "java.util.stream.Stream");
        return type == null ? null : Awaitables.argument(type);
    }
}
