package dev.forthwith.processor.read;

import com.palantir.javapoet.ClassName;
import dev.forthwith.processor.model.Conversion;
import dev.forthwith.processor.model.Conversion.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What counts as awaitable, by shape, with no dependency on the library that it comes from. */
final class Awaitables {
    /**
     * An awaitable.
     *
     * @param conversion how it becomes a stage
     * @param yielded what that stage yields, or null where the type does not say
     */
    record Awaitable(Conversion conversion, @Nullable TypeMirror yielded) {}

    private static final Set<String> CONVERTERS = Set.of(
            "toCompletionStage",
            "subscribeAsCompletionStage",
            "toCompletableFuture",
            "toFuture",
            "asCompletionStage",
            "toStage");

    /** Known by name, since their shape misleads: which kind, and which argument of the type is yielded (none: nothing). */
    private static final Map<String, Conversion> BY_NAME = Map.of(
            "io.reactivex.rxjava3.core.Maybe",
            new Conversion(Kind.METHOD_OF_NULL, null, "toCompletionStage"),
            "io.reactivex.rxjava3.core.Completable",
            new Conversion(Kind.METHOD_OF_NULL, null, "toCompletionStage"),
            "kotlinx.coroutines.Deferred",
            new Conversion(Kind.STATIC, ClassName.get("kotlinx.coroutines.future", "FutureKt"), "asCompletableFuture"),
            "io.netty.util.concurrent.Future",
            Conversion.of(Kind.NETTY));

    private final Elements elements;
    private final Types types;

    Awaitables(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** The awaitable that a type is, or null. A type variable counts as its bound. */
    @Nullable
    Awaitable of(TypeMirror type) {
        TypeMirror bound = bound(type);
        if (bound.getKind() != TypeKind.DECLARED) {
            return null;
        }
        DeclaredType stage = supertype(bound, "java.util.concurrent.CompletionStage");
        if (stage != null) {
            return new Awaitable(Conversion.of(Kind.STAGE), argument(stage));
        }
        for (Map.Entry<String, Conversion> known : BY_NAME.entrySet()) {
            DeclaredType named = supertype(bound, known.getKey());
            if (named != null) {
                return new Awaitable(known.getValue(), yielded(named));
            }
        }
        List<Awaitable> converters = converters((DeclaredType) bound);
        if (!converters.isEmpty()) {
            return converters.get(0);
        }
        DeclaredType future = supertype(bound, "java.util.concurrent.Future");
        if (future != null && hasAddListener((DeclaredType) bound)) {
            return new Awaitable(Conversion.of(Kind.LISTENER), argument(future));
        }
        return null;
    }

    /** The converters of a type that disagree, if there are several; otherwise nothing. */
    List<String> disagreeing(TypeMirror type) {
        TypeMirror bound = bound(type);
        if (bound.getKind() != TypeKind.DECLARED || supertype(bound, "java.util.concurrent.CompletionStage") != null) {
            return List.of();
        }
        List<Awaitable> converters = converters((DeclaredType) bound);
        for (Awaitable converter : converters) {
            TypeMirror one = converter.yielded();
            TypeMirror first = converters.get(0).yielded();
            boolean same = (one == null || first == null) ? one == first : types.isSameType(one, first);
            if (!same) {
                return converters.stream()
                        .map(each -> each.conversion().method() + "()")
                        .toList();
            }
        }
        return List.of();
    }

    boolean isPublisher(TypeMirror type) {
        TypeMirror bound = bound(type);
        return supertype(bound, "java.util.concurrent.Flow.Publisher") != null
                || supertype(bound, "org.reactivestreams.Publisher") != null;
    }

    private @Nullable TypeMirror yielded(DeclaredType named) {
        boolean generic = !((TypeElement) named.asElement()).getTypeParameters().isEmpty();
        return generic
                ? argument(named)
                : elements.getTypeElement("java.lang.Void").asType();
    }

    private List<Awaitable> converters(DeclaredType type) {
        List<Awaitable> found = new ArrayList<>();
        for (ExecutableElement method :
                ElementFilter.methodsIn(elements.getAllMembers((TypeElement) type.asElement()))) {
            if (!CONVERTERS.contains(method.getSimpleName().toString())
                    || !method.getParameters().isEmpty()
                    || !method.getTypeParameters().isEmpty()
                    || method.getModifiers().contains(Modifier.STATIC)
                    || !method.getModifiers().contains(Modifier.PUBLIC)) {
                continue;
            }
            TypeMirror result = ((ExecutableType) types.asMemberOf(type, method)).getReturnType();
            DeclaredType stage = supertype(result, "java.util.concurrent.CompletionStage");
            if (stage != null) {
                String name = method.getSimpleName().toString();
                found.add(new Awaitable(
                        new Conversion(Kind.METHOD, ClassName.get((TypeElement) type.asElement()), name),
                        argument(stage)));
            }
        }
        found.sort((a, b) -> String.valueOf(a.conversion().method())
                .compareTo(String.valueOf(b.conversion().method())));
        return found;
    }

    private boolean hasAddListener(DeclaredType type) {
        for (ExecutableElement method :
                ElementFilter.methodsIn(elements.getAllMembers((TypeElement) type.asElement()))) {
            if (method.getSimpleName().contentEquals("addListener")
                    && method.getParameters().size() == 2
                    && isNamed(method.getParameters().get(0).asType(), "java.lang.Runnable")
                    && isNamed(method.getParameters().get(1).asType(), "java.util.concurrent.Executor")) {
                return true;
            }
        }
        return false;
    }

    static boolean isNamed(TypeMirror type, String qualifiedName) {
        return type instanceof DeclaredType declared
                && type.getKind() == TypeKind.DECLARED
                && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(qualifiedName);
    }

    /** The first argument of a type without its wildcard; null for a raw type, {@code ?} and {@code ? super}. */
    static @Nullable TypeMirror argument(DeclaredType type) {
        if (type.getTypeArguments().isEmpty()) {
            return null;
        }
        TypeMirror argument = type.getTypeArguments().get(0);
        return argument instanceof WildcardType wildcard ? wildcard.getExtendsBound() : argument;
    }

    TypeMirror bound(TypeMirror type) {
        TypeMirror bound = type;
        while (bound instanceof TypeVariable variable && bound.getKind() == TypeKind.TYPEVAR) {
            bound = variable.getUpperBound();
        }
        return bound;
    }

    /** The supertype of that name, breadth first, or null. A type that does not exist is a subtype of nothing. */
    @Nullable
    DeclaredType supertype(TypeMirror type, String qualifiedName) {
        Deque<TypeMirror> queue = new ArrayDeque<>(List.of(bound(type)));
        while (!queue.isEmpty()) {
            TypeMirror next = queue.removeFirst();
            if (next.getKind() == TypeKind.ERROR || next.getKind().isPrimitive() || next.getKind() == TypeKind.VOID) {
                continue;
            }
            if (isNamed(next, qualifiedName)) {
                return (DeclaredType) next;
            }
            if (next.getKind() == TypeKind.DECLARED || next.getKind() == TypeKind.INTERSECTION) {
                queue.addAll(types.directSupertypes(next));
            }
        }
        return null;
    }
}
