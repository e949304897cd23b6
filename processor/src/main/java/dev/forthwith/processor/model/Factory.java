package dev.forthwith.processor.model;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A constructor, and so a method {@code of}.
 *
 * @param visibility public, protected or null: as visible as the constructor
 * @param typeVariables its own
 * @param parameters its parameters
 * @param varargs whether the last one is variable
 * @param annotations what {@code of} repeats
 * @param suppressed the warnings that calling it would cause
 * @param link its parameter types, erased, for the documentation
 */
public record Factory(
        @Nullable Modifier visibility,
        List<TypeVariableName> typeVariables,
        List<ParameterSpec> parameters,
        boolean varargs,
        List<AnnotationSpec> annotations,
        List<String> suppressed,
        List<TypeName> link) {}
