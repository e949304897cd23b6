package dev.forthwith.processor.read;

import dev.forthwith.processor.report.Reporter;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** What can be named from the package of the annotated class, where the generated class stands too. */
final class Access {
    private static final String ABSENT = " is not on the class path";

    private final Elements elements;
    private final PackageElement home;
    private final @Nullable ModuleElement module;
    private final Expected expected;
    private final Reporter reporter;

    Access(Scope scope) {
        this.elements = scope.elements();
        this.home = elements.getPackageOf(scope.type());
        this.module = elements.getModuleOf(scope.type());
        this.expected = scope.expected();
        this.reporter = scope.reporter();
    }

    /** Whether all can see a type: it and all that enclose it are public. */
    boolean isPublic(TypeElement type) {
        for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
            if (!at.getModifiers().contains(Modifier.PUBLIC) && !isMemberOfInterface(at)) {
                return false;
            }
        }
        return true;
    }

    private boolean isHome(Element element) {
        return elements.getPackageOf(element).equals(home);
    }

    boolean reaches(TypeMirror type) {
        return hidden(type) == null;
    }

    boolean reaches(Element member) {
        return obstacle(member) == null;
    }

    /** The first type that cannot be named, and why, as "Conn is private"; null if all can. */
    @Nullable
    String hidden(TypeMirror type) {
        return first(
                type, each -> MissingTypes.exists(each) ? obstacle(((DeclaredType) each).asElement()) : absence(each));
    }

    /** The first type that does not exist, and will not, as "Conn is not on the class path"; null if all do. */
    @Nullable
    String missing(TypeMirror type) {
        return first(type, each -> MissingTypes.exists(each) ? null : absence(each));
    }

    private @Nullable String first(TypeMirror type, Function<TypeMirror, @Nullable String> reason) {
        String[] found = new String[1];
        Mentions.any(type, expected, each -> {
            found[0] = reason.apply(each);
            return found[0] != null;
        });
        return found[0];
    }

    private @Nullable String absence(TypeMirror type) {
        return type instanceof ErrorType missing && expected.find(missing) == null
                ? reporter.text(missing) + ABSENT
                : null;
    }

    /** What helps where a type cannot be named. */
    static String remedy(String hidden) {
        return hidden.endsWith(ABSENT) ? "Put it there." : "Widen the access of that type.";
    }

    private @Nullable String obstacle(Element element) {
        for (Element at = element; at != null && !(at instanceof PackageElement); at = at.getEnclosingElement()) {
            String access = access(at);
            if (access != null) {
                return at.equals(element)
                        ? at.getSimpleName() + " is " + access
                        : element.getSimpleName() + " is a member of " + at.getSimpleName() + ", which is " + access;
            }
            if (at.getEnclosingElement() instanceof PackageElement place && !sees(at)) {
                return at.getSimpleName() + " is in " + place.getQualifiedName() + ", which " + reader()
                        + " cannot see";
            }
        }
        return null;
    }

    /** Whether the module can name a top-level type: that is in a package which is exported to it, by a module that it reads. */
    private boolean sees(Element type) {
        ModuleElement owner = elements.getModuleOf(type);
        if (module == null
                || owner == null
                || isHome(type)
                || module.equals(owner)
                || !(type instanceof TypeElement named)) {
            return true;
        }
        // Eclipse's compiler finds what is not exported too.
        return type.equals(
                        elements.getTypeElement(module, named.getQualifiedName().toString()))
                && (!module.getClass().getName().startsWith("org.eclipse.") || isExported(type, owner, module));
    }

    /** Whether a module exports the package of a type to another; one that exports none is automatic, and exports all. */
    private boolean isExported(Element type, ModuleElement owner, ModuleElement reader) {
        PackageElement place = elements.getPackageOf(type);
        boolean exported = owner.isUnnamed();
        boolean any = false;
        for (ModuleElement.ExportsDirective exports : ElementFilter.exportsIn(owner.getDirectives())) {
            any = true;
            List<? extends ModuleElement> targets = exports.getTargetModules();
            exported |= exports.getPackage().equals(place) && (targets == null || targets.contains(reader));
        }
        return exported || !any;
    }

    private String reader() {
        return module == null || module.isUnnamed() ? "the class path" : "module " + module.getQualifiedName();
    }

    /** The access that keeps an element from being named here, in words; null if none does. */
    @Nullable
    String access(Element element) {
        Set<Modifier> modifiers = element.getModifiers();
        if (modifiers.contains(Modifier.PRIVATE)) {
            return "private";
        }
        if (modifiers.contains(Modifier.PUBLIC) || isHome(element) || isMemberOfInterface(element)) {
            return null;
        }
        return (modifiers.contains(Modifier.PROTECTED) ? "protected" : "package-private") + " in "
                + elements.getPackageOf(element).getQualifiedName();
    }

    private static boolean isMemberOfInterface(Element element) {
        Element owner = element.getEnclosingElement();
        return owner != null && owner.getKind().isInterface();
    }
}
