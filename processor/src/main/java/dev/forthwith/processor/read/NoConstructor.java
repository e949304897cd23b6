package dev.forthwith.processor.read;

import dev.forthwith.processor.report.Problem;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Elements;

/** Says that the package can call no constructor, and why. */
final class NoConstructor {
    private final Scope scope;
    private final Access access;
    private final FactoryReader reader;
    private final List<ExecutableElement> constructors;

    NoConstructor(Scope scope, Access access, FactoryReader reader) {
        this.scope = scope;
        this.access = access;
        this.reader = reader;
        this.constructors = reader.constructors();
    }

    /** Reports that none can be called, unless that comes from something that is reported. */
    void report() {
        if (access.reaches(scope.type()) || constructors.stream().allMatch(this::isWrittenAsPrivate)) {
            scope.reporter()
                    .report(
                            scope.type(),
                            Problem.NO_CONSTRUCTOR,
                            scope.annotation(),
                            scope.typeName(),
                            obstacles(),
                            remedy());
        }
    }

    /** Whether a constructor stays private wherever the class stands: that which nobody wrote is as private as the class. */
    private boolean isWrittenAsPrivate(ExecutableElement constructor) {
        Elements elements = scope.elements();
        boolean written = elements.getClass().getName().startsWith("org.eclipse.") // which does not tell
                ? !constructor.getParameters().isEmpty()
                        || !scope.type().getModifiers().contains(Modifier.PRIVATE)
                : elements.getOrigin(constructor) == Elements.Origin.EXPLICIT;
        return written && constructor.getModifiers().contains(Modifier.PRIVATE);
    }

    /** Why none can be called, as "Pool(int) is private". */
    private String obstacles() {
        return String.join(
                " and ",
                constructors.stream()
                        .map(constructor -> {
                            String access = this.access.access(constructor);
                            if (access != null) {
                                return text(constructor) + " is " + access;
                            }
                            String hidden = reader.hidden(constructor);
                            return hidden == null
                                    ? scope.typeName() + "(...) has more parameters than a lambda can capture"
                                    : text(constructor) + " takes a type that is not visible, since " + hidden;
                        })
                        .toList());
    }

    private String text(ExecutableElement constructor) {
        return scope.reporter().text(constructor);
    }

    private String remedy() {
        for (ExecutableElement constructor : constructors) {
            if (reader.hidden(constructor) == null) {
                return FactoryReader.fitsInALambda(constructor)
                        ? "Make one package-private."
                        : "Group some of them in a class.";
            }
        }
        return "Widen the access of such a type.";
    }
}
