package dev.forthwith.processor.model;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class to generate.
 *
 * @param name its name
 * @param annotated the annotated class
 * @param self the annotated class with its type variables
 * @param typeVariables the type variables of both
 * @param isPublic whether it is public
 * @param annotations what it carries
 * @param factories the methods {@code of}
 * @param lifecycle how it is entered and exited, if at all
 * @param iteration how it yields elements; null for a resource
 * @param importsJavaLang whether names of java.lang must be imported, because the package has some of its own
 */
public record Wrapper(
        ClassName name,
        ClassName annotated,
        TypeName self,
        List<TypeVariableName> typeVariables,
        boolean isPublic,
        List<AnnotationSpec> annotations,
        List<Factory> factories,
        @Nullable Lifecycle lifecycle,
        @Nullable Iteration iteration,
        boolean importsJavaLang) {}
