package dev.forthwith.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;

/** A class to generate. */
public sealed interface Generated permits Wrapper, Skeleton {
    /** Its name. */
    ClassName name();

    /** Its type variables: those of the annotated class. */
    List<TypeVariableName> typeVariables();

    /** Whether it is public. */
    boolean isPublic();

    /** Its methods {@code of}. */
    List<Factory> factories();

    /** Whether names of java.lang must be imported, because the package has some of its own. */
    boolean importsJavaLang();
}
