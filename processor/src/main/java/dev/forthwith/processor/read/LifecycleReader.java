package dev.forthwith.processor.read;

import com.palantir.javapoet.TypeName;
import dev.forthwith.processor.model.Lifecycle;
import dev.forthwith.processor.model.Lifecycle.Argument;
import dev.forthwith.processor.model.Lifecycle.Enter;
import dev.forthwith.processor.model.Lifecycle.Exit;
import dev.forthwith.processor.read.ResultReader.Result;
import dev.forthwith.processor.report.Problem;
import dev.forthwith.processor.report.Reporter;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads the enter and the exit method. */
final class LifecycleReader {
    private static final TypeName VOID = TypeName.VOID.box();
    private static final String EXIT_RESULTS = "void, boolean, or an awaitable of Void or Boolean";

    private final Scope scope;
    private final ResultReader results;

    LifecycleReader(Scope scope, ResultReader results) {
        this.scope = scope;
        this.results = results;
    }

    /** Reads both; either may be null where it is optional. Null if something was reported. */
    @Nullable
    Lifecycle read(@Nullable ExecutableElement enter, @Nullable ExecutableElement exit) {
        TypeMirror resource = scope.type().asType();
        TypeName arrived = VOID;
        boolean self = true;
        Enter readEnter = null;
        boolean good = true;
        if (enter != null) {
            Result result = results.read(enter, Role.ENTER, "the resource, an awaitable of it, or void");
            boolean stacked = takesStack(enter);
            if (result == null || enter.getParameters().size() > (stacked ? 1 : 0)) {
                reportParameters(enter, stacked);
                good = false;
            } else {
                readEnter = new Enter(
                        enter.getSimpleName().toString(),
                        result.conversion(),
                        stacked,
                        isInterruptible(enter, Role.ENTER, false),
                        link(enter));
                if (result.yielded() != null) {
                    self = false;
                    resource = boxed(result.yielded());
                    arrived = TypeName.get(resource);
                }
            }
        }
        Exit readExit = null;
        if (exit != null) {
            // An exit that asks for a resource which could not be read is not looked at: one report for one cause.
            readExit = good ? readExit(exit, enter == null ? null : resource) : null;
            good &= readExit != null;
        }
        return good ? new Lifecycle(readEnter, readExit, arrived, TypeName.get(resource), self) : null;
    }

    private TypeMirror boxed(TypeMirror type) {
        return type.getKind().isPrimitive()
                ? scope.types()
                        .boxedClass(scope.types().getPrimitiveType(type.getKind()))
                        .asType()
                : type;
    }

    private static boolean takesStack(ExecutableElement enter) {
        return !enter.getParameters().isEmpty()
                && Awaitables.isNamed(enter.getParameters().get(0).asType(), "dev.forthwith.AsyncExitStack");
    }

    private void reportParameters(ExecutableElement enter, boolean stacked) {
        if (enter.getParameters().size() > (stacked ? 1 : 0)) {
            VariableElement surplus = enter.getParameters().get(stacked ? 1 : 0);
            scope.reporter()
                    .report(
                            surplus,
                            Problem.WRONG_PARAMETER,
                            Role.ENTER.mark(),
                            enter,
                            "an AsyncExitStack, and there may be no other",
                            surplus,
                            surplus.asType(),
                            "Pass it to the constructor.");
        }
    }

    private @Nullable Exit readExit(ExecutableElement exit, @Nullable TypeMirror resource) {
        List<Argument> arguments = new ArrayList<>();
        boolean good = true;
        List<? extends TypeMirror> types = scope.signature(exit).getParameterTypes();
        for (int i = 0; i < types.size(); i++) {
            Argument argument = argument(types.get(i), resource);
            if (argument == null || arguments.contains(argument)) {
                VariableElement parameter = exit.getParameters().get(i);
                String allowed = resource == null ? "" : "the resource (" + Reporter.text(resource) + "), ";
                scope.reporter()
                        .report(
                                parameter,
                                Problem.WRONG_PARAMETER,
                                Role.EXIT.mark(),
                                exit,
                                allowed + "Outcome or Throwable, each once",
                                parameter,
                                types.get(i),
                                remedy(types.get(i), resource, argument));
                good = false;
            } else {
                arguments.add(argument);
            }
        }
        Result result = results.read(exit, Role.EXIT, EXIT_RESULTS);
        if (result == null) {
            return null;
        }
        if (result.yielded() != null && !isBoolean(result.yielded())) {
            results.report(
                    exit,
                    Problem.WRONG_RESULT,
                    Role.EXIT,
                    EXIT_RESULTS,
                    scope.signature(exit).getReturnType(),
                    "True means that the failure is handled.");
            return null;
        }
        return good ? new Exit(exit.getSimpleName().toString(), result.conversion(), arguments, link(exit)) : null;
    }

    private static String remedy(TypeMirror found, @Nullable TypeMirror resource, @Nullable Argument argument) {
        if (argument != null) {
            return "Remove one of the two.";
        }
        if (resource != null
                && (Awaitables.isNamed(resource, "dev.forthwith.Outcome")
                        || Awaitables.isNamed(resource, "java.lang.Throwable"))) {
            return "A resource of the type " + Reporter.text(found)
                    + " cannot be told apart; wrap it in a type of your own.";
        }
        return resource == null
                ? "A source without an @Enter method has no resource."
                : "Give it exactly one of these types.";
    }

    private @Nullable Argument argument(TypeMirror type, @Nullable TypeMirror resource) {
        boolean outcome = Awaitables.isNamed(type, "dev.forthwith.Outcome");
        boolean failure = Awaitables.isNamed(type, "java.lang.Throwable");
        boolean isResource = resource != null && isSame(type, resource);
        if (isResource) {
            return outcome || failure ? null : Argument.RESOURCE;
        }
        if (outcome) {
            return Argument.OUTCOME;
        }
        return failure ? Argument.FAILURE : null;
    }

    /** Eclipse's compiler does not know type variables again once they were substituted, hence the comparison as written. */
    private boolean isSame(TypeMirror one, TypeMirror other) {
        return scope.types().isSameType(one, other) || TypeName.get(one).equals(TypeName.get(other));
    }

    private static boolean isBoolean(TypeMirror type) {
        return type.getKind() == TypeKind.BOOLEAN || Awaitables.isNamed(type, "java.lang.Boolean");
    }

    private List<TypeName> link(ExecutableElement method) {
        return Links.parameters(scope.types(), method);
    }

    boolean isInterruptible(ExecutableElement method, Role role, boolean otherwise) {
        AnnotationMirror mirror = Mirrors.find(method, role.annotation());
        return mirror == null
                ? otherwise
                : Mirrors.value(scope.elements(), mirror, "interruptible", Boolean.class, otherwise);
    }
}
