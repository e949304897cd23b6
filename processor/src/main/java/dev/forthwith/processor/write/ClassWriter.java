package dev.forthwith.processor.write;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.forthwith.processor.model.Generated;
import dev.forthwith.processor.model.Skeleton;
import dev.forthwith.processor.model.Wrapper;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Writes a generated class, in ASCII alone, which means the same in every encoding. */
public final class ClassWriter {
    private ClassWriter() {}

    /** The source of a generated class. */
    public static String write(Generated generated) {
        TypeSpec.Builder type = generated instanceof Wrapper wrapper
                ? new WrapperWriter(wrapper).write()
                : new SkeletonWriter((Skeleton) generated).write();
        type.addTypeVariables(generated.typeVariables());
        if (generated.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        JavaFile file = JavaFile.builder(
                        generated.name().packageName(),
                        type.addModifiers(Modifier.FINAL).build())
                .indent("    ")
                .skipJavaLangImports(!generated.importsJavaLang())
                .build();
        return ascii(Lines.broken(file.toString()));
    }

    /** A source with everything else as unicode escapes, which may stand in names and comments too. */
    private static String ascii(String source) {
        StringBuilder ascii = new StringBuilder(source.length());
        for (int i = 0; i < source.length(); i++) {
            char each = source.charAt(i);
            if (each < 127) {
                ascii.append(each);
            } else {
                ascii.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            }
        }
        return ascii.toString();
    }
}
