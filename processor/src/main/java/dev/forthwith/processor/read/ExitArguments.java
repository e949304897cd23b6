package dev.forthwith.processor.read;

import dev.forthwith.processor.model.Lifecycle.Argument;
import dev.forthwith.processor.report.Problem;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What an exit method may ask for: the resource, the outcome and the failure, each once, in any order. */
final class ExitArguments {
    private final Scope scope;
    private final TypeNames names;
    private final @Nullable TypeMirror resource;
    private final boolean unknown;

    private ExitArguments(Scope scope, TypeNames names, @Nullable TypeMirror resource, boolean unknown) {
        this.scope = scope;
        this.names = names;
        this.resource = resource;
        this.unknown = unknown;
    }

    static ExitArguments of(Scope scope, TypeNames names, TypeMirror resource) {
        return new ExitArguments(scope, names, resource, false);
    }

    /** There is no resource. */
    static ExitArguments withoutResource(Scope scope, TypeNames names) {
        return new ExitArguments(scope, names, null, false);
    }

    /** The enter method is no good, which is reported: any parameter could be the resource. */
    static ExitArguments ofUnknownResource(Scope scope, TypeNames names) {
        return new ExitArguments(scope, names, null, true);
    }

    /** What an exit method asks for, in its order; null if something was reported. */
    @Nullable
    List<Argument> read(ExecutableElement exit) {
        List<Argument> arguments = new ArrayList<>();
        boolean good = true;
        List<? extends TypeMirror> types = scope.signature(exit).getParameterTypes();
        for (int i = 0; i < types.size(); i++) {
            VariableElement parameter = exit.getParameters().get(i);
            TypeMirror type = types.get(i);
            // Types are compared as written too, and a type parameter of the method may be called as one of the class.
            boolean own = ResultReader.dependsOnOwn(type, exit, scope.expected());
            Argument argument = own ? null : argument(type);
            if (argument == null || arguments.contains(argument)) {
                scope.reporter()
                        .report(
                                parameter,
                                Problem.WRONG_PARAMETER,
                                Role.EXIT.mark(),
                                exit,
                                allowed(),
                                parameter,
                                type,
                                own ? ResultReader.OWN_VARIABLE : remedy(type, argument));
                good = false;
            } else {
                arguments.add(argument);
                reportBlind(exit, parameter, type, argument);
            }
        }
        return good ? arguments : null;
    }

    private void reportBlind(ExecutableElement exit, VariableElement parameter, TypeMirror type, Argument argument) {
        if (argument == Argument.RESOURCE && Awaitables.isVoid(type)) {
            scope.reporter().report(parameter, Problem.BLIND_EXIT, exit, parameter);
        }
    }

    private String allowed() {
        String first =
                resource == null ? "" : "the resource (" + scope.reporter().text(resource) + "), ";
        return first + "Outcome or Throwable, each once";
    }

    private String remedy(TypeMirror found, @Nullable Argument argument) {
        if (argument != null) {
            return "Remove one of the two.";
        }
        if (resource != null && isSame(found, resource)) {
            return "A resource of the type " + scope.reporter().text(found)
                    + " cannot be told apart; wrap it in a type of your own.";
        }
        for (String allowed : List.of("dev.forthwith.Outcome", "java.lang.Throwable", Namesake.name(resource))) {
            String remedy = Namesake.remedy(found, allowed);
            if (remedy != null) {
                return remedy;
            }
        }
        if (Awaitables.isNamed(found, "dev.forthwith.AsyncExitStack")) {
            return "An exit stack belongs to the @Enter method; what is on it is exited after this.";
        }
        if (isBelow(found, "java.lang.Throwable")) {
            return "Ask for a Throwable, and test it with instanceof.";
        }
        return resource == null
                ? "A source without an @Enter method has no resource."
                : "Give it exactly one of these types.";
    }

    private boolean isBelow(TypeMirror type, String supertype) {
        return type.getKind() == TypeKind.DECLARED
                && scope.types()
                        .isSubtype(
                                type, scope.elements().getTypeElement(supertype).asType());
    }

    private @Nullable Argument argument(TypeMirror type) {
        boolean outcome = Awaitables.isNamed(type, "dev.forthwith.Outcome");
        boolean failure = Awaitables.isNamed(type, "java.lang.Throwable");
        if (resource != null && isSame(type, resource)) {
            return outcome || failure ? null : Argument.RESOURCE;
        }
        if (outcome) {
            return Argument.OUTCOME;
        }
        return failure ? Argument.FAILURE : unknown ? Argument.RESOURCE : null;
    }

    /**
     * Whether two types are one. To a type that does not exist yet, javac says that every type is the same; and Eclipse's compiler does not
     * know type variables again once they were substituted: hence the comparison as written.
     */
    private boolean isSame(TypeMirror one, TypeMirror other) {
        boolean exist = !Mentions.any(one, MissingTypes::isNone) && !Mentions.any(other, MissingTypes::isNone);
        return (exist && scope.types().isSameType(one, other))
                || names.plain(one).equals(names.plain(other));
    }
}
