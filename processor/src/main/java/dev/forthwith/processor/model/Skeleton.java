package dev.forthwith.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;

/**
 * What stands in for the wrapper of a class with errors, so that these are the only ones: what others may call, without bodies.
 *
 * @param name its name
 * @param typeVariables the type variables of the annotated class
 * @param isPublic whether it is public
 * @param factories the methods {@code of}
 * @param isSource whether it would be a source
 * @param yielded the resource or the elements, as far as they are known
 * @param importsJavaLang whether names of java.lang must be imported, because the package has some of its own
 */
public record Skeleton(
        ClassName name,
        List<TypeVariableName> typeVariables,
        boolean isPublic,
        List<Factory> factories,
        boolean isSource,
        TypeName yielded,
        boolean importsJavaLang)
        implements Generated {}
