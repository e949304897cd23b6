package dev.forthwith.processor.read;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** Types as they were written, with their type annotations, which {@link TypeName#get} drops. */
final class TypeNames extends SimpleTypeVisitor14<TypeName, Void> {
    private TypeNames() {}

    static TypeName of(TypeMirror type) {
        return new TypeNames().visit(type);
    }

    @Override
    protected TypeName defaultAction(TypeMirror type, @Nullable Void unused) {
        return TypeName.get(type).annotated(annotations(type));
    }

    @Override
    public TypeName visitDeclared(DeclaredType type, @Nullable Void unused) {
        List<TypeName> arguments = new ArrayList<>();
        for (TypeMirror argument : type.getTypeArguments()) {
            arguments.add(visit(argument));
        }
        TypeName plain = TypeName.get(type);
        if (plain instanceof ParameterizedTypeName parameterized
                && !arguments.isEmpty()
                && type.getEnclosingType().getKind() == TypeKind.NONE) {
            plain = ParameterizedTypeName.get(parameterized.rawType(), arguments.toArray(new TypeName[0]));
        }
        return plain.annotated(annotations(type));
    }

    @Override
    public TypeName visitArray(ArrayType type, @Nullable Void unused) {
        return ArrayTypeName.of(visit(type.getComponentType())).annotated(annotations(type));
    }

    @Override
    public TypeName visitWildcard(WildcardType type, @Nullable Void unused) {
        if (type.getExtendsBound() != null) {
            return WildcardTypeName.subtypeOf(visit(type.getExtendsBound()));
        }
        if (type.getSuperBound() != null) {
            return WildcardTypeName.supertypeOf(visit(type.getSuperBound()));
        }
        return WildcardTypeName.subtypeOf(ClassName.OBJECT);
    }

    private static List<AnnotationSpec> annotations(TypeMirror type) {
        List<AnnotationSpec> specs = new ArrayList<>();
        for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
            specs.add(AnnotationSpec.get(mirror));
        }
        return specs;
    }
}
