package dev.forthwith.processor.model;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper of an annotated class.
 *
 * @param name its name
 * @param annotated the annotated class
 * @param self the annotated class with its type variables
 * @param typeVariables the type variables of both
 * @param namesOfVariables how the annotated class calls them
 * @param isPublic whether it is public
 * @param annotations what it carries
 * @param suppressed the warnings that it suppresses
 * @param factories the methods {@code of}
 * @param lifecycle how it is entered and exited, if at all
 * @param iteration how it yields elements; null for a resource
 * @param mentioned the simple names of the types that it mentions, which its own nested classes must not hide
 * @param importsJavaLang whether names of java.lang must be imported, because the package has some of its own
 */
public record Wrapper(
        ClassName name,
        ClassName annotated,
        TypeName self,
        List<TypeVariableName> typeVariables,
        List<String> namesOfVariables,
        boolean isPublic,
        List<AnnotationSpec> annotations,
        List<String> suppressed,
        List<Factory> factories,
        @Nullable Lifecycle lifecycle,
        @Nullable Iteration iteration,
        Set<String> mentioned,
        boolean importsJavaLang)
        implements Generated {}
