package dev.forthwith.processor.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** Types as their author would write them: without packages and annotations. Compilers differ in how they print them. */
final class TypeText extends SimpleTypeVisitor14<String, Void> {
    private static final TypeText TEXT = new TypeText();

    private TypeText() {}

    static String of(TypeMirror type) {
        return TEXT.visit(type);
    }

    @Override
    protected String defaultAction(TypeMirror type, @Nullable Void unused) {
        return type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID
                ? type.getKind().name().toLowerCase(Locale.ROOT)
                : type.toString();
    }

    @Override
    public String visitDeclared(DeclaredType type, @Nullable Void unused) {
        StringBuilder name = new StringBuilder(type.asElement().getSimpleName());
        for (Element outer = type.asElement().getEnclosingElement();
                outer instanceof TypeElement;
                outer = outer.getEnclosingElement()) {
            name.insert(0, outer.getSimpleName() + ".");
        }
        return name + arguments(type.getTypeArguments());
    }

    private String arguments(List<? extends TypeMirror> arguments) {
        return arguments.isEmpty()
                ? ""
                : arguments.stream().map(this::visit).collect(Collectors.joining(", ", "<", ">"));
    }

    @Override
    public String visitError(ErrorType type, @Nullable Void unused) {
        // So Eclipse's compiler gives what exists, but has an argument that does not.
        if (type.asElement() instanceof TypeElement element && element.asType().getKind() == TypeKind.DECLARED) {
            return visitDeclared(type, null);
        }
        String text = type.toString();
        int bracket = text.indexOf('<', 1); // "<any>" is no name with arguments
        int end = bracket < 0 ? text.length() : bracket;
        return text.substring(text.lastIndexOf('.', end) + 1, end) + arguments(type.getTypeArguments());
    }

    @Override
    public String visitTypeVariable(TypeVariable type, @Nullable Void unused) {
        return type.asElement().getSimpleName().toString();
    }

    @Override
    public String visitArray(ArrayType type, @Nullable Void unused) {
        return visit(type.getComponentType()) + "[]";
    }

    @Override
    public String visitWildcard(WildcardType type, @Nullable Void unused) {
        if (type.getExtendsBound() != null) {
            return "? extends " + visit(type.getExtendsBound());
        }
        return type.getSuperBound() == null ? "?" : "? super " + visit(type.getSuperBound());
    }

    @Override
    public String visitIntersection(IntersectionType type, @Nullable Void unused) {
        return type.getBounds().stream().map(this::visit).collect(Collectors.joining(" & "));
    }
}
