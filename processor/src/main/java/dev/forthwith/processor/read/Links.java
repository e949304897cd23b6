package dev.forthwith.processor.read;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Types;

/** How the documentation of generated code links to a method: by its erased parameter types. */
final class Links {
    private Links() {}

    static List<TypeName> parameters(Types types, ExecutableElement method) {
        List<TypeName> erased = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            erased.add(TypeName.get(types.erasure(parameter.asType())));
        }
        return erased;
    }
}
