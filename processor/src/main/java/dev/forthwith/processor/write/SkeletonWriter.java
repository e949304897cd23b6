package dev.forthwith.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.forthwith.processor.model.Factory;
import dev.forthwith.processor.model.Skeleton;
import javax.lang.model.element.Modifier;

/** Writes what stands in for the wrapper of a class with errors. It is never run, since those end the compilation. */
final class SkeletonWriter {
    private final Skeleton skeleton;

    SkeletonWriter(Skeleton skeleton) {
        this.skeleton = skeleton;
    }

    TypeSpec.Builder write() {
        FactoryWriter factories = new FactoryWriter(skeleton);
        TypeSpec.Builder type = TypeSpec.classBuilder(skeleton.name())
                .addJavadoc("Stands in until the errors of the annotated class are mended.")
                .addSuperinterface(ParameterizedTypeName.get(
                        skeleton.isSource() ? Types.ITERABLE : Types.MANAGER, skeleton.yielded()));
        for (Factory factory : skeleton.factories()) {
            type.addMethod(failing(factories.of(factory)));
        }
        type.addMethod(failing(factories.from(ClassName.OBJECT)));
        return type.addMethod(failing(MethodSpec.methodBuilder(skeleton.isSource() ? "iterator" : "context")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(
                        skeleton.isSource() ? Types.ITERATOR : Types.CONTEXT, skeleton.yielded()))));
    }

    private static MethodSpec failing(MethodSpec.Builder method) {
        return method.addStatement("throw new $T()", UnsupportedOperationException.class)
                .build();
    }
}
