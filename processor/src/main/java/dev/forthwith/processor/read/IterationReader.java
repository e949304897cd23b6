package dev.forthwith.processor.read;

import dev.forthwith.processor.model.Iteration;
import dev.forthwith.processor.model.Iteration.Page;
import dev.forthwith.processor.read.Methods.Method;
import dev.forthwith.processor.read.ResultReader.Result;
import dev.forthwith.processor.report.Problem;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
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

    /** Those of which java.util has an Optional of its own, which is no element: it would never end. */
    private static final List<String> NUMBERS = List.of("Int", "Long", "Double");

    /** What a method yields, once awaited: perhaps in an Optional, perhaps in a page. */
    private record Content(Result result, TypeMirror arrived, boolean optional, Page page, TypeMirror element) {}

    private final Scope scope;
    private final TypeNames names;
    private final Supertypes supertypes;
    private final ResultReader results;
    private final LifecycleReader lifecycles;
    private final Lints lints;

    IterationReader(Scope scope, TypeNames names, ResultReader results, LifecycleReader lifecycles, Lints lints) {
        this.scope = scope;
        this.names = names;
        this.supertypes = new Supertypes(scope.types());
        this.results = results;
        this.lifecycles = lifecycles;
        this.lints = lints;
    }

    /** Reads a next method; null if it yields nothing that could be told, which was then reported. */
    @Nullable
    Iteration read(Method method, Role role, int prefetch) {
        for (VariableElement parameter : method.element().getParameters()) {
            scope.reporter()
                    .report(
                            parameter,
                            Problem.WRONG_PARAMETER,
                            role.mark(),
                            method.element(),
                            "left out",
                            parameter,
                            parameter.asType(),
                            "Pass it to the constructor.");
        }
        Content content = content(method, role);
        return content == null
                ? null
                : new Iteration(
                        method.name(),
                        content.result().conversion(),
                        names.plain(content.arrived()).box(),
                        content.optional(),
                        content.page(),
                        names.plain(content.element()),
                        lifecycles.isInterruptible(method, role, true),
                        LifecycleReader.throwsAnything(method),
                        prefetch);
    }

    private @Nullable Content content(Method method, Role role) {
        boolean pages = role == Role.NEXT_PAGE;
        String allowed = pages ? PAGES : ELEMENTS;
        Result result = results.read(method, role, allowed);
        if (result == null) {
            return null;
        }
        TypeMirror type = scope.signature(method.element()).getReturnType();
        TypeMirror arrived = result.yielded();
        if (arrived == null) {
            results.report(method, Problem.WRONG_RESULT, role, allowed, type, "It must yield something.");
            return null;
        }
        if (result.refused()) {
            return new Content(result, arrived, false, Page.NONE, arrived);
        }
        DeclaredType optional = supertypes.find(arrived, "java.util.Optional");
        TypeMirror content = optional == null ? arrived : Supertypes.argument(optional);
        Page page = pages && content != null ? page(content) : Page.NONE;
        if (page == null) {
            results.report(method, Problem.WRONG_RESULT, role, allowed, type, noPage(Objects.requireNonNull(content)));
            return null;
        }
        TypeMirror element = content == null ? null : element(content, page);
        if (element == null) {
            results.reportUntold(method, role, content == null ? type : content);
            return null;
        }
        for (String number : optional == null && !pages ? NUMBERS : List.<String>of()) {
            if (Awaitables.isNamed(element, "java.util.Optional" + number)) {
                String boxed = number.replace("Int", "Integer");
                results.report(
                        method, Problem.WRONG_RESULT, role, allowed, type, "Make that an Optional<" + boxed + ">.");
                TypeElement known = scope.elements().getTypeElement("java.lang." + boxed);
                return new Content(result, arrived, false, page, known.asType());
            }
        }
        String remedy = remedy(element, pages);
        if (remedy != null) {
            results.report(method, Problem.WRONG_RESULT, role, allowed, type, remedy);
            return isVoid(element) ? null : new Content(result, arrived, false, page, scope.boxed(element));
        }
        if (!results.canSpell(method, role, element)) {
            return null;
        }
        if (content != null && (page == Page.ITERABLE || page == Page.STREAM)) {
            addIterator(content);
        }
        return new Content(result, arrived, optional != null, page, element);
    }

    /** A page may have an iterator() of its own, which the wrapper calls and which may be deprecated. */
    private void addIterator(TypeMirror page) {
        for (ExecutableElement method : supertypes.methods(page)) {
            if (method.getSimpleName().contentEquals("iterator")
                    && method.getParameters().isEmpty()) {
                lints.addDeprecation(method);
                return;
            }
        }
    }

    private static boolean isVoid(TypeMirror element) {
        return Supertypes.bounds(element).stream().anyMatch(Awaitables::isVoid);
    }

    private static @Nullable String remedy(TypeMirror element, boolean pages) {
        if (isVoid(element)) {
            return "It must yield something.";
        }
        if (!element.getKind().isPrimitive()) {
            return null;
        }
        return pages
                ? "Elements are objects: return an array of the boxed type."
                : "A primitive can never say that there are no more elements; return the boxed type.";
    }

    private String noPage(TypeMirror content) {
        if (supertypes.find(content, "java.util.stream.BaseStream") != null) {
            return "Its elements are primitives: box them, as with boxed().";
        }
        if (supertypes.find(content, Awaitables.FUTURE) != null) {
            return "Nobody can be told when such a future is done.";
        }
        if (supertypes.find(content, "java.util.Iterator") != null) {
            return "An Iterator is no page: return an Iterable of its elements.";
        }
        if (supertypes.find(content, "java.util.Map") != null) {
            return "A Map is no page: return its values() or its entrySet().";
        }
        if (supertypes.find(content, "dev.forthwith.AsyncIterable") != null) {
            return "A source is no page: yield it with @Next, and join what is in each with flatMap(source -> source).";
        }
        return supertypes.find(content, Awaitables.FLOW) == null
                ? "For single elements use @Next."
                : "A publisher is no page: yield it with @Next, and join what is in each with flatMap(AsyncIterable::from).";
    }

    private @Nullable Page page(TypeMirror content) {
        if (content.getKind() == TypeKind.ARRAY) {
            return Page.ARRAY;
        }
        if (supertypes.find(content, "java.lang.Iterable") != null) {
            return Page.ITERABLE;
        }
        return supertypes.find(content, "java.util.stream.Stream") == null ? null : Page.STREAM;
    }

    private @Nullable TypeMirror element(TypeMirror content, Page page) {
        if (page == Page.NONE) {
            return content;
        }
        return page == Page.ARRAY
                ? ((ArrayType) content).getComponentType()
                : argument(content, page == Page.ITERABLE ? "java.lang.Iterable" : "java.util.stream.Stream");
    }

    private @Nullable TypeMirror argument(TypeMirror content, String of) {
        DeclaredType type = supertypes.find(content, of);
        return type == null ? null : supertypes.told(content, type);
    }
}
