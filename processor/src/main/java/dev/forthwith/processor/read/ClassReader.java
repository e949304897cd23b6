package dev.forthwith.processor.read;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.forthwith.processor.model.Factory;
import dev.forthwith.processor.model.Iteration;
import dev.forthwith.processor.model.Lifecycle;
import dev.forthwith.processor.model.Wrapper;
import dev.forthwith.processor.report.Problem;
import dev.forthwith.processor.report.Reporter;
import dev.forthwith.processor.report.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads an annotated class into a model, or reports all that is wrong with it. */
public final class ClassReader {
    public static final String RESOURCE = Role.PACKAGE + ".AsyncResource";
    public static final String SOURCE = Role.PACKAGE + ".AsyncSource";

    private final Scope scope;
    private final AnnotationMirror mirror;
    private final boolean isSource;

    private ClassReader(ProcessingEnvironment environment, TypeElement type, boolean isSource, Reporter reporter) {
        this.isSource = isSource;
        this.mirror = Objects.requireNonNull(Mirrors.find(type, isSource ? SOURCE : RESOURCE));
        this.scope = new Scope(
                environment.getElementUtils(),
                environment.getTypeUtils(),
                type,
                isSource ? "AsyncSource" : "AsyncResource",
                reporter);
    }

    /** Reads a class; null if something was reported. */
    public static @Nullable Wrapper read(
            ProcessingEnvironment environment, TypeElement type, boolean isSource, Reporter reporter) {
        return new ClassReader(environment, type, isSource, reporter).read();
    }

    private @Nullable Wrapper read() {
        if (!checkClass()) {
            return null;
        }
        List<Factory> factories = new FactoryReader(scope).read();
        if (factories.isEmpty()) {
            report(scope.type(), Problem.NO_CONSTRUCTOR, scope.annotation(), scope.typeName());
        }
        MethodFinder methods = new MethodFinder(scope);
        Awaitables awaitables = new Awaitables(scope.elements(), scope.types());
        ResultReader results = new ResultReader(scope, awaitables);
        LifecycleReader lifecycles = new LifecycleReader(scope, results);

        ExecutableElement enter = methods.find(Role.ENTER, true);
        ExecutableElement exit = methods.find(Role.EXIT, true);
        Iteration iteration = null;
        if (isSource) {
            iteration = readIteration(methods, new IterationReader(scope, awaitables, results, lifecycles));
        } else {
            require(methods, Role.ENTER, enter);
            require(methods, Role.EXIT, exit);
            reportMisplaced(methods);
        }
        Lifecycle lifecycle = enter == null && exit == null ? null : lifecycles.read(enter, exit);
        return scope.reporter().hasFailed() ? null : wrapper(factories, lifecycle, iteration);
    }

    private void report(Element element, Problem problem, Object... found) {
        scope.reporter().report(element, problem, found);
    }

    private boolean checkClass() {
        TypeElement type = scope.type();
        if (type.getKind() != ElementKind.CLASS && type.getKind() != ElementKind.RECORD) {
            String kind = switch (type.getKind()) {
                case ENUM -> "an enum";
                case INTERFACE -> "an interface";
                default -> "an annotation type";
            };
            scope.reporter()
                    .report(type, mirror, null, Problem.NOT_A_CLASS, scope.annotation(), scope.typeName(), kind);
            return false;
        }
        if (isSource && Mirrors.has(type, RESOURCE)) {
            scope.reporter().report(type, mirror, null, Problem.BOTH_ANNOTATIONS, scope.typeName());
            return false;
        }
        boolean good = true;
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            report(type, Problem.ABSTRACT_CLASS, scope.annotation(), scope.typeName());
            good = false;
        }
        for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
            if (at.getModifiers().contains(Modifier.PRIVATE)) {
                report(type, Problem.PRIVATE_CLASS, scope.annotation(), scope.typeName(), at.getSimpleName());
                good = false;
            }
            Element outer = at.getEnclosingElement();
            if (outer instanceof TypeElement && !at.getModifiers().contains(Modifier.STATIC)) {
                report(type, Problem.INNER_CLASS, scope.annotation(), scope.typeName(), outer.getSimpleName());
                return false;
            }
        }
        return good;
    }

    private void require(MethodFinder methods, Role role, @Nullable ExecutableElement found) {
        if (found == null && !methods.isTroubled(role)) {
            String article = role == Role.NEXT ? "a next" : "an " + role.conventional();
            report(
                    scope.type(),
                    Problem.MISSING_METHOD,
                    scope.annotation(),
                    scope.typeName(),
                    article,
                    role.mark(),
                    role.conventional(),
                    Suggestion.of(role.conventional(), methods.names()));
        }
    }

    private @Nullable Iteration readIteration(MethodFinder methods, IterationReader iterations) {
        int prefetch = Mirrors.value(scope.elements(), mirror, "prefetch", Integer.class, 0);
        if (prefetch < 0) {
            scope.reporter()
                    .report(
                            scope.type(),
                            mirror,
                            Mirrors.written(mirror, "prefetch"),
                            Problem.NEGATIVE_PREFETCH,
                            prefetch);
        }
        boolean byName = !methods.isMarked(Role.NEXT) && !methods.isMarked(Role.NEXT_PAGE);
        ExecutableElement next = methods.find(Role.NEXT, byName);
        ExecutableElement nextPage = methods.find(Role.NEXT_PAGE, byName);
        if (next != null && nextPage != null) {
            report(
                    nextPage,
                    Problem.AMBIGUOUS_METHOD,
                    scope.annotation(),
                    scope.typeName(),
                    Role.NEXT.mark(),
                    "has both " + Reporter.text(next) + " and " + Reporter.text(nextPage));
            return null;
        }
        if (next == null && nextPage == null) {
            if (!methods.isTroubled(Role.NEXT_PAGE)) {
                require(methods, Role.NEXT, null);
            }
            return null;
        }
        return next == null
                ? iterations.read(Objects.requireNonNull(nextPage), Role.NEXT_PAGE, prefetch)
                : iterations.read(next, Role.NEXT, prefetch);
    }

    private void reportMisplaced(MethodFinder methods) {
        for (Role role : List.of(Role.NEXT, Role.NEXT_PAGE)) {
            methods.misplaced(role)
                    .forEach(method -> report(method.element(), Problem.MISPLACED_MARK, role.mark(), scope.typeName()));
        }
    }

    private Wrapper wrapper(List<Factory> factories, @Nullable Lifecycle lifecycle, @Nullable Iteration iteration) {
        TypeElement type = scope.type();
        List<TypeVariableName> typeVariables = new ArrayList<>();
        for (TypeParameterElement parameter : type.getTypeParameters()) {
            typeVariables.add(TypeVariableName.get(parameter));
        }
        return new Wrapper(
                Names.generated(scope.elements(), type, mirror),
                ClassName.get(type),
                TypeName.get(type.asType()),
                typeVariables,
                isPublic(type),
                annotations(type, factories),
                factories,
                lifecycle,
                iteration,
                Names.hidesJavaLang(scope.elements(), scope.elements().getPackageOf(type)));
    }

    private static boolean isPublic(TypeElement type) {
        for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
            if (!at.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    private List<AnnotationSpec> annotations(TypeElement type, List<Factory> factories) {
        List<AnnotationSpec> specs = new ArrayList<>();
        ClassName generated = visible("javax.annotation.processing", "Generated");
        if (generated != null) {
            specs.add(AnnotationSpec.builder(generated)
                    .addMember("value", "$S", "dev.forthwith.processor.ForthwithProcessor")
                    .build());
        }
        for (String marker : List.of("ForthwithGenerated", "CheckReturnValue")) {
            ClassName name = visible(Role.PACKAGE, marker);
            if (name != null) {
                specs.add(AnnotationSpec.builder(name).build());
            }
        }
        ClassName nullMarked = visible("org.jspecify.annotations", "NullMarked");
        if (nullMarked != null) {
            specs.add(AnnotationSpec.builder(nullMarked).build());
        }
        AnnotationMirror deprecated = Mirrors.find(type, "java.lang.Deprecated");
        if (deprecated != null) {
            specs.add(AnnotationSpec.get(deprecated));
        }
        List<String> suppressed = new Lints(scope.elements(), scope.types()).of(type);
        if (!suppressed.isEmpty()
                || !type.getTypeParameters().isEmpty()
                || factories.stream().anyMatch(factory -> !factory.suppressed().isEmpty())) {
            // For Eclipse's compiler, which warns of names that hide others, and of keys that it does not know.
            suppressed.add(0, "all");
        }
        if (!suppressed.isEmpty()) {
            AnnotationSpec.Builder spec = AnnotationSpec.builder(SuppressWarnings.class);
            suppressed.forEach(key -> spec.addMember("value", "$S", key));
            specs.add(spec.build());
        }
        return specs;
    }

    /** The name of a type if the module of the annotated class can see it; other modules' views say nothing. */
    private @Nullable ClassName visible(String packageName, String simpleName) {
        Elements elements = scope.elements();
        String name = packageName + "." + simpleName;
        TypeElement found = elements.getModuleOf(scope.type()) == null
                ? elements.getTypeElement(name)
                : elements.getTypeElement(elements.getModuleOf(scope.type()), name);
        return found == null ? null : ClassName.get(packageName, simpleName);
    }
}
