package dev.forthwith.processor.read;

import com.palantir.javapoet.ClassName;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** The names of generated classes. */
public final class Names {
    /** Identifiers that may not name a class. */
    private static final Set<String> RESTRICTED = Set.of("record", "var", "yield", "sealed", "permits", "_");

    private Names() {}

    /** The name of the class that is generated for a type; the conventional one in place of one that cannot be. */
    public static ClassName generated(Elements elements, TypeElement type, AnnotationMirror mirror) {
        String chosen = Mirrors.value(elements, mirror, "name", String.class, "");
        String name = isClassName(chosen) ? chosen : conventional(type);
        return ClassName.get(elements.getPackageOf(type).getQualifiedName().toString(), name);
    }

    /** The name of the class that would be generated for a type with that annotation, or null if it has none. */
    public static @Nullable ClassName generated(Elements elements, TypeElement type, String annotation) {
        AnnotationMirror mirror = Mirrors.find(type, annotation);
        return mirror == null ? null : generated(elements, type, mirror);
    }

    private static String conventional(TypeElement type) {
        StringBuilder name = new StringBuilder(type.getSimpleName());
        for (Element outer = type.getEnclosingElement();
                outer instanceof TypeElement;
                outer = outer.getEnclosingElement()) {
            name.insert(0, outer.getSimpleName() + "_");
        }
        return "Async" + name;
    }

    /** Whether an identifier may name a class. */
    public static boolean isClassName(String name) {
        return SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name) && !RESTRICTED.contains(name);
    }

    /** Whether a package has a type that hides one of java.lang. */
    static boolean hidesJavaLang(Elements elements, PackageElement inPackage) {
        for (Element element : inPackage.getEnclosedElements()) {
            if (elements.getTypeElement("java.lang." + element.getSimpleName()) != null) {
                return true;
            }
        }
        return false;
    }
}
