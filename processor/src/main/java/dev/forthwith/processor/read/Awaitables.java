package dev.forthwith.processor.read;

import com.palantir.javapoet.ClassName;
import dev.forthwith.processor.model.Conversion;
import dev.forthwith.processor.model.Conversion.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
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

    private static final String STAGE = "java.util.concurrent.CompletionStage";
    private static final String FUTURE = "java.util.concurrent.Future";
    private static final ClassName KOTLIN = ClassName.get("kotlinx.coroutines.future", "FutureKt");

    private static final Set<String> CONVERTERS = Set.of(
            "toCompletionStage",
            "subscribeAsCompletionStage",
            "toCompletableFuture",
            "toFuture",
            "asCompletionStage",
            "toStage");

    /** Known by name, since their shape misleads. */
    private static final Map<String, Conversion> BY_NAME = new TreeMap<>(Map.of(
            "io.reactivex.rxjava3.core.Maybe", Conversion.by(Kind.METHOD_OF_NULL, "toCompletionStage"),
            "io.reactivex.rxjava3.core.Completable", Conversion.by(Kind.METHOD_OF_NULL, "toCompletionStage"),
            "kotlinx.coroutines.Deferred", new Conversion(Kind.STATIC, KOTLIN, "asCompletableFuture"),
            "io.netty.util.concurrent.Future", Conversion.of(Kind.NETTY)));

    private final Elements elements;
    private final Types types;

    Awaitables(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** The awaitable that a type is, or null. A type variable counts as its bound. */
    @Nullable
    Awaitable of(TypeMirror type) {
        DeclaredType stage = supertype(type, STAGE);
        if (stage != null) {
            return new Awaitable(Conversion.of(Kind.STAGE), argument(stage));
        }
        for (Map.Entry<String, Conversion> known : BY_NAME.entrySet()) {
            DeclaredType named = supertype(type, known.getKey());
            if (named != null) {
                return new Awaitable(known.getValue(), yielded(named));
            }
        }
        List<Awaitable> converters = converters(type);
        if (!converters.isEmpty()) {
            return converters.get(0);
        }
        DeclaredType future = supertype(type, FUTURE);
        return future != null && hasAddListener(type)
                ? new Awaitable(Conversion.of(Kind.LISTENER), argument(future))
                : null;
    }

    /** The converters of a type that disagree, if there are several; otherwise nothing. */
    List<String> disagreeing(TypeMirror type) {
        if (supertype(type, STAGE) != null
                || BY_NAME.keySet().stream().anyMatch(name -> supertype(type, name) != null)) {
            return List.of();
        }
        List<Awaitable> converters = converters(type);
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

    /** Whether a conversion needs a class that is not there. */
    boolean isLacking(Conversion conversion) {
        ClassName converter = conversion.type();
        return converter != null && elements.getTypeElement(converter.canonicalName()) == null;
    }

    boolean isPublisher(TypeMirror type) {
        return supertype(type, "java.util.concurrent.Flow.Publisher") != null
                || supertype(type, "org.reactivestreams.Publisher") != null;
    }

    boolean isFuture(TypeMirror type) {
        return supertype(type, FUTURE) != null;
    }

    private @Nullable TypeMirror yielded(DeclaredType named) {
        boolean generic = !((TypeElement) named.asElement()).getTypeParameters().isEmpty();
        return generic
                ? argument(named)
                : elements.getTypeElement("java.lang.Void").asType();
    }

    private List<Awaitable> converters(TypeMirror type) {
        List<Awaitable> found = new ArrayList<>();
        for (DeclaredType declared : declared(bound(type))) {
            for (ExecutableElement method : members(declared)) {
                if (CONVERTERS.contains(method.getSimpleName().toString())
                        && method.getParameters().isEmpty()
                        && method.getTypeParameters().isEmpty()) {
                    TypeMirror result = ((ExecutableType) types.asMemberOf(declared, method)).getReturnType();
                    DeclaredType stage = supertype(result, STAGE);
                    if (stage != null) {
                        String name = method.getSimpleName().toString();
                        found.add(new Awaitable(Conversion.by(Kind.METHOD, name), argument(stage)));
                    }
                }
            }
        }
        found.sort(Comparator.comparing(
                converter -> String.valueOf(converter.conversion().method())));
        return found;
    }

    private boolean hasAddListener(TypeMirror type) {
        return declared(bound(type)).stream()
                .flatMap(each -> members(each).stream())
                .anyMatch(Awaitables::isAddListener);
    }

    private static boolean isAddListener(ExecutableElement method) {
        return method.getSimpleName().contentEquals("addListener")
                && method.getParameters().size() == 2
                && isNamed(method.getParameters().get(0).asType(), "java.lang.Runnable")
                && isNamed(method.getParameters().get(1).asType(), "java.util.concurrent.Executor");
    }

    private static List<DeclaredType> declared(TypeMirror bound) {
        if (bound instanceof IntersectionType intersection) {
            return intersection.getBounds().stream()
                    .flatMap(each -> declared(each).stream())
                    .toList();
        }
        return bound.getKind() == TypeKind.DECLARED ? List.of((DeclaredType) bound) : List.of();
    }

    /** The public methods of instances of a type. */
    private List<ExecutableElement> members(DeclaredType type) {
        return ElementFilter.methodsIn(elements.getAllMembers((TypeElement) type.asElement())).stream()
                .filter(method -> method.getModifiers().contains(Modifier.PUBLIC)
                        && !method.getModifiers().contains(Modifier.STATIC))
                .toList();
    }

    static boolean isNamed(TypeMirror type, String qualifiedName) {
        return type.getKind() == TypeKind.DECLARED
                && type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && element.getQualifiedName().contentEquals(qualifiedName);
    }

    static boolean isVoid(TypeMirror type) {
        return isNamed(type, "java.lang.Void");
    }

    /** The first argument of a type without its wildcard; null for a raw type, {@code ?} and {@code ? super}. */
    static @Nullable TypeMirror argument(DeclaredType type) {
        if (type.getTypeArguments().isEmpty()) {
            return null;
        }
        TypeMirror argument = type.getTypeArguments().get(0);
        return argument instanceof WildcardType wildcard ? wildcard.getExtendsBound() : argument;
    }

    private static TypeMirror bound(TypeMirror type) {
        TypeMirror bound = type;
        while (bound instanceof TypeVariable variable) {
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
