package dev.forthwith.processor.read;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/**
 * Types as generated code spells them: with their type annotations where that is wanted, which {@link TypeName#get} drops; with type
 * variables renamed that would hide a class or each other; and with the full name of wrappers that do not exist yet.
 */
final class TypeNames extends SimpleTypeVisitor14<TypeName, Boolean> {
    private final Scope scope;
    private final boolean unnamed;
    private final Expected expected;
    private final AnnotationCopies annotations;
    private final Spelled spelled;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> ownVariables = new HashMap<>();

    TypeNames(Scope scope, AnnotationCopies annotations, Spelled spelled, ClassName wrapper) {
        TypeElement type = scope.type();
        this.scope = scope;
        this.unnamed = wrapper.packageName().isEmpty();
        this.expected = scope.expected();
        this.annotations = annotations;
        this.spelled = spelled;
        taken.add(wrapper.simpleName());
        for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
            taken.add(at.getSimpleName().toString());
        }
        choose(type.getTypeParameters(), variables);
        taken.addAll(variables.values());
        spelled.simpleNames().addAll(taken);
        // They may stand on a method, where its type variables mean something already.
        taken.add("SuppressWarnings");
        taken.add("Deprecated");
        taken.add("SafeVarargs");
    }

    /** Chooses names for the type variables of a declaration: their own, but for those that are taken. */
    private void choose(List<? extends TypeParameterElement> parameters, Map<String, String> chosen) {
        Set<String> siblings = new HashSet<>();
        for (TypeParameterElement parameter : parameters) {
            siblings.add(parameter.getSimpleName().toString());
        }
        for (TypeParameterElement parameter : parameters) {
            String own = parameter.getSimpleName().toString();
            String name = own;
            while (taken.contains(name) || isNeighbour(name) || (!name.equals(own) && siblings.contains(name))) {
                name += "2";
            }
            siblings.add(name);
            chosen.put(own, name);
        }
    }

    /** Whether a type variable would hide a class of the unnamed package for good: that has no other name. */
    private boolean isNeighbour(String name) {
        return unnamed && scope.neighbours().isNeighbour(scope.type(), name);
    }

    /** A type without type annotations. */
    TypeName plain(TypeMirror type) {
        return visit(type, false);
    }

    /** A type with its type annotations. */
    TypeName annotated(TypeMirror type) {
        return visit(type, true);
    }

    /** The type variables that are declared by a class or constructor, with their bounds. */
    List<TypeVariableName> declared(List<? extends TypeParameterElement> parameters) {
        if (!parameters.isEmpty() && isOwn(parameters.get(0))) {
            choose(parameters, ownVariables);
        }
        List<TypeVariableName> names = new ArrayList<>();
        for (TypeParameterElement parameter : parameters) {
            names.add(TypeVariableName.get(name(parameter), bounds(parameter)));
        }
        return names;
    }

    /** The bounds of a type variable. Of one alone Eclipse's compiler keeps the annotations, if not where it lists them. */
    static List<? extends TypeMirror> boundsOf(TypeParameterElement parameter) {
        List<? extends TypeMirror> bounds = parameter.getBounds();
        return bounds.size() == 1 && parameter.asType() instanceof TypeVariable variable
                ? List.of(variable.getUpperBound())
                : bounds;
    }

    private TypeName[] bounds(TypeParameterElement parameter) {
        TypeName[] bounds = boundsOf(parameter).stream().map(this::annotated).toArray(TypeName[]::new);
        if (bounds.length > 1 && bounds[0].equals(ClassName.OBJECT)) {
            // Of several bounds the first is the erasure; but JavaPoet leaves that class out, which it knows by equals.
            bounds[0] = TypeVariableName.get("java.lang.Object");
        }
        return bounds;
    }

    /** A type as a link or a class literal spells it. */
    TypeName erased(TypeMirror type) {
        return erased(type, expected);
    }

    static TypeName erased(TypeMirror type, Expected expected) {
        if (type instanceof ArrayType array) {
            return ArrayTypeName.of(erased(array.getComponentType(), expected));
        }
        if (type instanceof TypeVariable variable) {
            return erased(Supertypes.bounds(variable).get(0), expected);
        }
        if (type instanceof IntersectionType intersection) {
            return erased(intersection.getBounds().get(0), expected);
        }
        // The types of javac that do exist are error types too, by their class.
        if (MissingTypes.isNone(type) && type instanceof ErrorType missing) {
            return expected.of(missing);
        }
        return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element
                ? ClassName.get(element)
                : TypeName.get(type);
    }

    @Override
    protected TypeName defaultAction(TypeMirror type, Boolean annotated) {
        return withAnnotations(TypeName.get(type), type, annotated);
    }

    @Override
    public TypeName visitDeclared(DeclaredType type, Boolean annotated) {
        ClassName raw = ClassName.get((TypeElement) type.asElement());
        spelled.add(raw);
        TypeName[] arguments = arguments(type.getTypeArguments(), annotated);
        TypeName outer = Mentions.isInner(type) ? visit(type.getEnclosingType(), annotated) : null;
        TypeName name;
        if (outer instanceof ParameterizedTypeName generic) {
            name = generic.nestedClass(raw.simpleName(), List.of(arguments));
        } else {
            ClassName nested = outer instanceof ClassName plain ? plain.nestedClass(raw.simpleName()) : raw;
            name = arguments.length == 0 ? nested : ParameterizedTypeName.get(nested, arguments);
        }
        return withAnnotations(name, type, annotated);
    }

    @Override
    public TypeName visitError(ErrorType type, Boolean annotated) {
        if (MissingTypes.exists(type)) {
            return visitDeclared(type, annotated);
        }
        ClassName raw = spelled.add(expected.of(type));
        TypeName[] arguments = arguments(expected.arguments(type), annotated);
        TypeName name = arguments.length == 0 ? raw : ParameterizedTypeName.get(raw, arguments);
        return withAnnotations(name, type, annotated);
    }

    private TypeName[] arguments(List<? extends TypeMirror> arguments, boolean annotated) {
        TypeName[] names = new TypeName[arguments.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = visit(arguments.get(i), annotated);
        }
        return names;
    }

    @Override
    public TypeName visitTypeVariable(TypeVariable type, Boolean annotated) {
        if (isForeign(type.asElement())) {
            return erased(type);
        }
        return withAnnotations(TypeVariableName.get(name(type.asElement())), type, annotated);
    }

    /** Whether a type variable is one of the class around an inner class: that is an error, but what is written should cause no other. */
    private boolean isForeign(Element parameter) {
        return !isOwn(parameter)
                && !variables.containsKey(parameter.getSimpleName().toString());
    }

    private String name(Element parameter) {
        String name = parameter.getSimpleName().toString();
        return (isOwn(parameter) ? ownVariables : variables).getOrDefault(name, name);
    }

    private static boolean isOwn(Element parameter) {
        return parameter instanceof TypeParameterElement declared
                && declared.getGenericElement().getKind() == ElementKind.CONSTRUCTOR;
    }

    @Override
    public TypeName visitArray(ArrayType type, Boolean annotated) {
        return withAnnotations(ArrayTypeName.of(visit(type.getComponentType(), annotated)), type, annotated);
    }

    @Override
    public TypeName visitWildcard(WildcardType type, Boolean annotated) {
        TypeName name = wildcard(type, annotated);
        // JavaPoet writes no annotations of a wildcard itself, but those of a type variable of any name.
        TypeName written = withAnnotations(TypeVariableName.get(name.toString()), type, annotated);
        return written.isAnnotated() ? written : name;
    }

    private TypeName wildcard(WildcardType type, boolean annotated) {
        if (type.getExtendsBound() != null) {
            return WildcardTypeName.subtypeOf(visit(type.getExtendsBound(), annotated));
        }
        if (type.getSuperBound() != null) {
            return WildcardTypeName.supertypeOf(visit(type.getSuperBound(), annotated));
        }
        return WildcardTypeName.subtypeOf(ClassName.OBJECT);
    }

    private TypeName withAnnotations(TypeName name, TypeMirror type, boolean annotated) {
        List<AnnotationSpec> specs = annotated ? annotations.all(Mirrors.of(type)) : List.of();
        return specs.isEmpty() ? name : name.annotated(specs);
    }
}
