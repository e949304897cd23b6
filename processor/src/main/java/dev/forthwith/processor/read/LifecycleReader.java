package dev.forthwith.processor.read;

import com.palantir.javapoet.TypeName;
import dev.forthwith.processor.model.Lifecycle;
import dev.forthwith.processor.model.Lifecycle.Argument;
import dev.forthwith.processor.model.Lifecycle.Enter;
import dev.forthwith.processor.model.Lifecycle.Exit;
import dev.forthwith.processor.read.Methods.Method;
import dev.forthwith.processor.read.ResultReader.Result;
import dev.forthwith.processor.report.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads the enter and the exit method. */
final class LifecycleReader {
    private static final TypeName VOID = TypeName.VOID.box();
    private static final String STACK = "dev.forthwith.AsyncExitStack";
    private static final String ENTER_RESULTS = "the resource, an awaitable of it, or void";
    private static final String EXIT_RESULTS = "void, boolean, or an awaitable of Void or Boolean";

    private final Scope scope;
    private final TypeNames names;
    private final ResultReader results;
    private final Awaitables awaitables;
    private final Lints lints;

    LifecycleReader(Scope scope, TypeNames names, ResultReader results, Awaitables awaitables, Lints lints) {
        this.scope = scope;
        this.names = names;
        this.results = results;
        this.awaitables = awaitables;
        this.lints = lints;
    }

    /** The result of an enter method; null if it is no good, which was then reported. */
    @Nullable
    Result result(Method enter) {
        return results.read(enter, Role.ENTER, ENTER_RESULTS);
    }

    /** What is entered: what the result of the enter method yields, or else the annotated instance itself. */
    TypeMirror resource(@Nullable Result entered) {
        TypeMirror yielded = entered == null ? null : entered.yielded();
        return yielded == null ? scope.type().asType() : scope.boxed(yielded);
    }

    /** The whole, once both parts were found good. Either may be null where it is optional. */
    Lifecycle lifecycle(@Nullable Enter enter, @Nullable Exit exit, @Nullable Result entered) {
        TypeName resource = names.plain(resource(entered));
        boolean self = entered == null || entered.yielded() == null;
        return new Lifecycle(enter, exit, self ? VOID : resource, resource, self);
    }

    /** Reads an enter method whose result was read; null if something was reported. */
    @Nullable
    Enter enter(Method enter, @Nullable Result entered) {
        ExecutableElement element = enter.element();
        boolean stacked = false;
        List<? extends TypeMirror> types = scope.signature(element).getParameterTypes();
        for (int i = 0; i < types.size(); i++) {
            VariableElement parameter = element.getParameters().get(i);
            boolean stack = Awaitables.isNamed(types.get(i), STACK);
            if (stack && !stacked) {
                stacked = true;
                continue;
            }
            scope.reporter()
                    .report(
                            parameter,
                            Problem.WRONG_PARAMETER,
                            Role.ENTER.mark(),
                            element,
                            "an AsyncExitStack, and there may be no other",
                            parameter,
                            types.get(i),
                            stack
                                    ? "Remove one of the two."
                                    : Objects.requireNonNullElse(
                                            Namesake.remedy(types.get(i), STACK), "Pass it to the constructor."));
        }
        if (entered == null || types.size() > (stacked ? 1 : 0)) {
            return null;
        }
        return new Enter(
                enter.name(),
                entered.conversion(),
                stacked,
                isInterruptible(enter, Role.ENTER, false),
                throwsAnything(enter),
                links(enter));
    }

    /** Reads an exit method; null if something was reported. */
    @Nullable
    Exit exit(Method exit, ExitArguments allowed) {
        ExecutableElement element = exit.element();
        List<Argument> arguments = allowed.read(element);
        Result result = results.read(exit, Role.EXIT, EXIT_RESULTS);
        if (result == null || result.refused()) {
            return null;
        }
        TypeMirror yielded = result.yielded();
        if (yielded != null && !isBoolean(yielded)) {
            results.report(
                    exit,
                    Problem.WRONG_RESULT,
                    Role.EXIT,
                    EXIT_RESULTS,
                    scope.signature(element).getReturnType(),
                    remedy(result, yielded));
            return null;
        }
        if (!element.getParameters().isEmpty() && isOfRawType(element)) {
            lints.add("unchecked");
        }
        return arguments == null
                ? null
                : new Exit(exit.name(), result.conversion(), arguments, throwsAnything(exit), links(exit));
    }

    private String remedy(Result exited, TypeMirror yielded) {
        if (exited.conversion().isAwaitable()) {
            return "Yield nothing, as with thenAccept(ended -> {}).";
        }
        return awaitables.isFuture(yielded) ? "Nobody can be told when such a future is done." : "Return nothing.";
    }

    /** Whether a method comes from a generic supertype that is named without its type arguments. */
    private boolean isOfRawType(ExecutableElement method) {
        TypeElement owner = Methods.owner(method);
        if (owner.equals(scope.type()) || owner.getTypeParameters().isEmpty()) {
            return false;
        }
        DeclaredType seen = new Supertypes(scope.types())
                .find(scope.self(), owner.getQualifiedName().toString());
        return seen != null && seen.getTypeArguments().isEmpty();
    }

    private static boolean isBoolean(TypeMirror type) {
        return type.getKind() == TypeKind.BOOLEAN || Awaitables.isNamed(type, "java.lang.Boolean");
    }

    static boolean throwsAnything(Method method) {
        return !method.element().getThrownTypes().isEmpty();
    }

    private List<TypeName> links(Method method) {
        List<TypeName> erased = new ArrayList<>();
        for (VariableElement parameter : method.element().getParameters()) {
            erased.add(names.erased(parameter.asType()));
        }
        return erased;
    }

    boolean isInterruptible(Method method, Role role, boolean otherwise) {
        AnnotationMirror mark = method.mark(role);
        return mark == null
                ? otherwise
                : Mirrors.value(scope.elements(), mark, "interruptible", Boolean.class, otherwise);
    }
}
