package dev.forthwith.processor.read;

import com.palantir.javapoet.ClassName;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The names of generated classes. */
final class Names {
    /** Identifiers that may not name a class. */
    private static final Set<String> RESTRICTED = Set.of("record", "var", "yield", "sealed", "permits", "_");

    private Names() {}

    /** The name of the class that is generated for a type; the conventional one in place of one that cannot be. */
    static ClassName generated(Elements elements, TypeElement type, AnnotationMirror mirror) {
        String chosen = Mirrors.value(elements, mirror, "name", String.class, "");
        String name = isClassName(chosen) ? chosen : conventional(type);
        return ClassName.get(elements.getPackageOf(type).getQualifiedName().toString(), name);
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
    static boolean isClassName(String name) {
        return SourceVersion.isIdentifier(name)
                && !SourceVersion.isKeyword(name)
                && !RESTRICTED.contains(name)
                && isVisible(name);
    }

    /** Whether it is without the characters that an identifier may have and that nobody sees, such as NUL. */
    private static boolean isVisible(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isIdentifierIgnorable(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
