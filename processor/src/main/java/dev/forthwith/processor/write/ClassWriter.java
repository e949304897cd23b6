package dev.forthwith.processor.write;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.forthwith.processor.model.Generated;
import dev.forthwith.processor.model.Skeleton;
import dev.forthwith.processor.model.Wrapper;
import javax.lang.model.element.Modifier;

/** Writes a generated class. */
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
        return Ascii.of(Lines.broken(file.toString()));
    }
}
