package dev.forthwith.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.forthwith.processor.model.Factory;
import dev.forthwith.processor.model.Generated;
import dev.forthwith.processor.model.Iteration;
import dev.forthwith.processor.model.Lifecycle;
import dev.forthwith.processor.model.Lifecycle.Enter;
import dev.forthwith.processor.model.Lifecycle.Exit;
import dev.forthwith.processor.model.Skeleton;
import dev.forthwith.processor.model.Wrapper;
import dev.forthwith.processor.read.Methods.Method;
import dev.forthwith.processor.read.ResultReader.Result;
import dev.forthwith.processor.report.Problem;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Reads an annotated class into a model, or reports all that is wrong with it. As much as could be read of a class with mistakes becomes a
 * skeleton, so that code that uses its wrapper causes no errors of its own.
 */
final class ClassReader {
    static final String RESOURCE = Role.PACKAGE + ".AsyncResource";
    static final String SOURCE = Role.PACKAGE + ".AsyncSource";

    private final Scope scope;
    private final ClassName name;
    private final Access access;
    private final Spelled spelled = new Spelled();
    private final AnnotationCopies annotations;
    private final TypeNames names;
    private final List<TypeVariableName> typeVariables;
    private final MethodFinder methods;
    private final Lints lints;
    private final LifecycleReader lifecycles;
    private final IterationReader iterations;

    ClassReader(Scope scope, ClassName name) {
        this.scope = scope;
        this.name = name;
        this.access = new Access(scope);
        this.annotations = new AnnotationCopies(access, scope.expected(), spelled);
        this.names = new TypeNames(scope, annotations, spelled, name);
        this.typeVariables = names.declared(scope.type().getTypeParameters());
        this.methods = new MethodFinder(scope, access);
        this.lints = new Lints(scope);
        Awaitables awaitables = new Awaitables(scope.elements(), scope.types());
        ResultReader results = new ResultReader(scope, access, awaitables, lints);
        this.lifecycles = new LifecycleReader(scope, names, results, awaitables, lints);
        this.iterations = new IterationReader(scope, names, results, lifecycles, lints);
    }

    /** Reads the class; null if so much is wrong with it that not even a skeleton makes sense. */
    @Nullable
    Generated read() {
        ClassCheck check = new ClassCheck(scope, access);
        boolean nameable = check.boundsAreVisible();
        FactoryReader constructors = new FactoryReader(scope, access, names, annotations);
        if (!check.isClass()) {
            return nameable ? skeleton(constructors.readAll(), false) : null;
        }
        boolean standing = check.standsWhereItCan();
        if (constructors.constructors().isEmpty()) {
            // Every class has one, but Eclipse's compiler does not show those with errors, which it reports: a stand-in
            // might mend the error, and pass for the wrapper.
            return null;
        }
        List<Factory> factories = constructors.read();
        if (factories.isEmpty()) {
            new NoConstructor(scope, access, constructors).report();
            factories = constructors.readAll();
        }
        Iteration iteration = scope.isSource() ? iteration() : null;
        Method enter = methods.find(Role.ENTER);
        Method exit = methods.find(Role.EXIT);
        if (!scope.isSource()) {
            requireBoth(enter, exit);
        }
        Result entered = enter == null ? null : lifecycles.result(enter);
        Enter readEnter = enter == null ? null : lifecycles.enter(enter, entered);
        Exit readExit = exit == null ? null : lifecycles.exit(exit, arguments(enter, entered));
        if (!scope.reporter().hasFailed()) {
            Lifecycle lifecycle =
                    enter == null && exit == null ? null : lifecycles.lifecycle(readEnter, readExit, entered);
            return wrapper(factories, lifecycle, iteration);
        }
        if (!nameable) {
            return null;
        }
        return skeleton(factories, standing);
    }

    private void requireBoth(@Nullable Method enter, @Nullable Method exit) {
        if (enter == null) {
            methods.reportMissing(Role.ENTER);
        }
        if (exit == null) {
            methods.reportMissing(Role.EXIT);
        }
        methods.reportMisplaced(Role.NEXT);
        methods.reportMisplaced(Role.NEXT_PAGE);
    }

    private ExitArguments arguments(@Nullable Method enter, @Nullable Result entered) {
        if (entered != null && !entered.refused()) {
            return ExitArguments.of(scope, names, lifecycles.resource(entered));
        }
        boolean none = scope.isSource() && enter == null && !methods.isTroubled(Role.ENTER);
        return none ? ExitArguments.withoutResource(scope, names) : ExitArguments.ofUnknownResource(scope, names);
    }

    private @Nullable Iteration iteration() {
        int prefetch = Mirrors.value(scope.elements(), scope.mirror(), "prefetch", Integer.class, 0);
        if (prefetch < 0) {
            scope.reporter()
                    .report(
                            scope.type(),
                            scope.mirror(),
                            Mirrors.written(scope.mirror(), "prefetch"),
                            Problem.NEGATIVE_PREFETCH,
                            prefetch);
        }
        Method next = methods.find(Role.NEXT);
        Method page = methods.find(Role.NEXT_PAGE);
        if (next != null && page != null) {
            methods.reportAmbiguous(
                    Role.NEXT_PAGE,
                    List.of(next, page),
                    "either a @Next or a @NextPage",
                    "both " + MarkSource.text(next, Role.NEXT) + " and " + MarkSource.text(page, Role.NEXT_PAGE),
                    "its annotation");
            return null;
        }
        if (next == null && page == null) {
            if (!methods.isTroubled(Role.NEXT_PAGE)) {
                methods.reportMissing(Role.NEXT);
            }
            return null;
        }
        return next == null
                ? iterations.read(Objects.requireNonNull(page), Role.NEXT_PAGE, prefetch)
                : iterations.read(next, Role.NEXT, prefetch);
    }

    private Wrapper wrapper(List<Factory> factories, @Nullable Lifecycle lifecycle, @Nullable Iteration iteration) {
        TypeElement type = scope.type();
        TypeName self = names.plain(type.asType());
        WrapperAnnotations wrapperAnnotations = new WrapperAnnotations(scope, access);
        return new Wrapper(
                name,
                ClassName.get(type),
                self,
                typeVariables,
                type.getTypeParameters().stream()
                        .map(parameter -> parameter.getSimpleName().toString())
                        .toList(),
                access.isPublic(type),
                wrapperAnnotations.read(annotations),
                wrapperAnnotations.suppressed(factories, lints),
                factories,
                lifecycle,
                iteration,
                spelled.simpleNames(),
                scope.neighbours().hideJavaLang(type, spelled.ofJavaLang()));
    }

    private Skeleton skeleton(List<Factory> factories, boolean standing) {
        SkeletonReader reader = new SkeletonReader(scope, access, names, methods);
        return new Skeleton(
                name,
                typeVariables,
                access.isPublic(scope.type()),
                factories,
                scope.isSource(),
                scope.isSource() ? reader.element() : reader.resource(standing),
                scope.neighbours().hideJavaLang(scope.type(), spelled.ofJavaLang()));
    }
}
