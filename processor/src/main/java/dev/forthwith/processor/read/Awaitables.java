package dev.forthwith.processor.read;

import com.palantir.javapoet.ClassName;
import dev.forthwith.processor.model.Conversion;
import dev.forthwith.processor.model.Conversion.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
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
     * @param by the method of the awaitable itself that the conversion calls, if it is not known by name
     */
    record Awaitable(
            Conversion conversion,
            @Nullable TypeMirror yielded,
            @Nullable ExecutableElement by) {}

    private static final String STAGE = "java.util.concurrent.CompletionStage";
    static final String FUTURE = "java.util.concurrent.Future";
    static final String FLOW = "java.util.concurrent.Flow.Publisher";
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
    private final Supertypes supertypes;

    Awaitables(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
        this.supertypes = new Supertypes(types);
    }

    /** The awaitable that a type is, or null. A type variable counts as its bound. */
    @Nullable
    Awaitable of(TypeMirror type) {
        DeclaredType stage = supertypes.find(type, STAGE);
        if (stage != null) {
            return new Awaitable(Conversion.of(Kind.STAGE), supertypes.told(type, stage), null);
        }
        for (Map.Entry<String, Conversion> known : BY_NAME.entrySet()) {
            DeclaredType named = supertypes.find(type, known.getKey());
            if (named != null) {
                return new Awaitable(known.getValue(), yielded(type, named), null);
            }
        }
        List<Awaitable> converters = converters(type);
        if (!converters.isEmpty()) {
            return converters.get(0);
        }
        DeclaredType future = supertypes.find(type, FUTURE);
        ExecutableElement addListener = future == null ? null : addListener(type);
        return future == null || addListener == null
                ? null
                : new Awaitable(Conversion.of(Kind.LISTENER), supertypes.told(type, future), addListener);
    }

    /** The converters of a type that disagree, if there are several; otherwise nothing. */
    List<String> disagreeing(TypeMirror type) {
        if (supertypes.find(type, STAGE) != null
                || BY_NAME.keySet().stream().anyMatch(name -> supertypes.find(type, name) != null)) {
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

    /** The publisher that a type is, or null. */
    @Nullable
    DeclaredType publisher(TypeMirror type) {
        DeclaredType flow = supertypes.find(type, FLOW);
        return flow == null ? supertypes.find(type, "org.reactivestreams.Publisher") : flow;
    }

    boolean isFuture(TypeMirror type) {
        return supertypes.find(type, FUTURE) != null;
    }

    private @Nullable TypeMirror yielded(TypeMirror type, DeclaredType named) {
        boolean generic = !((TypeElement) named.asElement()).getTypeParameters().isEmpty();
        return generic
                ? supertypes.told(type, named)
                : elements.getTypeElement("java.lang.Void").asType();
    }

    private List<Awaitable> converters(TypeMirror type) {
        List<Awaitable> found = new ArrayList<>();
        List<Awaitable> deprecated = new ArrayList<>();
        for (DeclaredType declared : declared(type)) {
            for (ExecutableElement method : members(declared, Awaitables::isConverter)) {
                Awaitable converter = converter(declared, method);
                if (converter != null) {
                    (elements.isDeprecated(method) ? deprecated : found).add(converter);
                }
            }
        }
        List<Awaitable> preferred = found.isEmpty() ? deprecated : found;
        preferred.sort(Comparator.comparing(
                converter -> String.valueOf(converter.conversion().method())));
        return preferred;
    }

    /** Whether a method is called as one that makes a stage. */
    static boolean isConverter(ExecutableElement method) {
        return CONVERTERS.contains(method.getSimpleName().toString())
                && method.getParameters().isEmpty()
                && method.getTypeParameters().isEmpty();
    }

    private @Nullable Awaitable converter(DeclaredType type, ExecutableElement method) {
        ExecutableType signature = supertypes.member(type, method);
        DeclaredType stage = supertypes.find(signature.getReturnType(), STAGE);
        if (stage == null || throwsChecked(signature)) {
            return null;
        }
        TypeMirror yielded = supertypes.told(signature.getReturnType(), stage);
        Wildcards wildcards = new Wildcards(type);
        if (yielded != null && !wildcards.isEmpty()) {
            DeclaredType general = (DeclaredType) type.asElement().asType();
            TypeMirror result = supertypes.member(general, method).getReturnType();
            DeclaredType declared = supertypes.find(result, STAGE);
            TypeMirror argument = declared == null ? null : Supertypes.argument(declared);
            yielded = argument == null || wildcards.fit(argument) ? yielded : null;
        }
        return new Awaitable(Conversion.by(Kind.METHOD, method.getSimpleName().toString()), yielded, method);
    }

    /** Whether a method throws what the function that calls it must not. */
    private boolean throwsChecked(ExecutableType method) {
        for (TypeMirror thrown : method.getThrownTypes()) {
            if (supertypes.find(thrown, "java.lang.RuntimeException") == null
                    && supertypes.find(thrown, "java.lang.Error") == null) {
                return true;
            }
        }
        return false;
    }

    private @Nullable ExecutableElement addListener(TypeMirror type) {
        for (DeclaredType declared : declared(type)) {
            for (ExecutableElement method : members(declared, Awaitables::isAddListener)) {
                if (!throwsChecked(supertypes.member(declared, method))) {
                    return method;
                }
            }
        }
        return null;
    }

    static boolean isAddListener(ExecutableElement method) {
        return method.getSimpleName().contentEquals("addListener")
                && method.getParameters().size() == 2
                && isNamed(method.getParameters().get(0).asType(), "java.lang.Runnable")
                && isNamed(method.getParameters().get(1).asType(), "java.util.concurrent.Executor");
    }

    private static List<DeclaredType> declared(TypeMirror type) {
        List<DeclaredType> declared = new ArrayList<>();
        for (TypeMirror bound : Supertypes.bounds(type)) {
            if (MissingTypes.exists(bound)) {
                declared.add((DeclaredType) bound);
            }
        }
        return declared;
    }

    /** The public methods of instances of a type that have a shape in which no name has two. */
    private List<ExecutableElement> members(DeclaredType type, Predicate<ExecutableElement> shape) {
        Set<Name> seen = new HashSet<>();
        return supertypes.methods(type).stream()
                .filter(method -> shape.test(method)
                        && method.getModifiers().contains(Modifier.PUBLIC)
                        && !method.getModifiers().contains(Modifier.STATIC)
                        && seen.add(method.getSimpleName()))
                .toList();
    }

    static boolean isNamed(TypeMirror type, String qualifiedName) {
        return MissingTypes.exists(type)
                && type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && element.getQualifiedName().contentEquals(qualifiedName);
    }

    static boolean isVoid(TypeMirror type) {
        return isNamed(type, "java.lang.Void");
    }
}
