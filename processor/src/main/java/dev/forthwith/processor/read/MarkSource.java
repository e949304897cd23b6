package dev.forthwith.processor.read;

import dev.forthwith.processor.read.Methods.Method;
import dev.forthwith.processor.report.Reporter;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** Where the mark of a method comes from: an override has that of what it overrides. */
final class MarkSource {
    private MarkSource() {}

    /** The method from which another one inherits the mark of a role; null if it has that itself, or has none. */
    static @Nullable ExecutableElement of(Method method, Role role) {
        return Mirrors.has(method.element(), role.annotation())
                ? null
                : method.overridden().stream()
                        .filter(overridden -> Mirrors.has(overridden, role.annotation()))
                        .findFirst()
                        .orElse(null);
    }

    /** A method by its full name, and where its mark is if it inherits that. */
    static String text(Method method, Role role) {
        ExecutableElement source = of(method, role);
        return qualified(method.element()) + (source == null ? "" : " (marked in " + qualified(source) + ")");
    }

    /** A mark of a method, and where it is if the method inherits it. */
    static String mark(Method method, Role role) {
        ExecutableElement source = of(method, role);
        return "@" + role.mark() + (source == null ? "" : " (in " + qualified(source) + ")");
    }

    private static String qualified(ExecutableElement method) {
        return Methods.owner(method).getSimpleName() + "." + Reporter.signature(method);
    }
}
