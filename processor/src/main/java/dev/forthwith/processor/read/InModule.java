package dev.forthwith.processor.read;

import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Names of classes after those of their modules, as {@code module/package.Class}: modules may have classes of the same name. */
public final class InModule {
    private InModule() {}

    /** The name of a class in the module of a type; the bare name if that is in no named one. */
    public static String name(Elements elements, TypeElement type, String qualifiedName) {
        ModuleElement module = elements.getModuleOf(type);
        return module == null || module.isUnnamed() ? qualifiedName : module.getQualifiedName() + "/" + qualifiedName;
    }

    /** The class of a qualified name as a type sees it, or null; what other modules see says nothing. */
    static @Nullable TypeElement find(Elements elements, TypeElement from, String qualifiedName) {
        ModuleElement module = elements.getModuleOf(from);
        return module == null ? elements.getTypeElement(qualifiedName) : elements.getTypeElement(module, qualifiedName);
    }

    /** Whether a type sees a package of a name. */
    static boolean isPackage(Elements elements, TypeElement from, String name) {
        ModuleElement module = elements.getModuleOf(from);
        return (module == null ? elements.getPackageElement(name) : elements.getPackageElement(module, name)) != null;
    }

    /** The class of such a name, or null. */
    public static @Nullable TypeElement find(Elements elements, String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            return elements.getTypeElement(name);
        }
        ModuleElement module = elements.getModuleElement(name.substring(0, slash));
        return module == null ? null : elements.getTypeElement(module, name.substring(slash + 1));
    }
}
