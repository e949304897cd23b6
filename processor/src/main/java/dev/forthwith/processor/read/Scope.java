package dev.forthwith.processor.read;

import dev.forthwith.processor.report.Reporter;
import java.util.Objects;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What the readers of one class share. */
record Scope(
        Elements elements,
        Types types,
        TypeElement type,
        boolean isSource,
        Reporter reporter,
        Methods methods,
        Neighbours neighbours,
        Sources sources,
        Expected expected) {
    /** The simple name of the annotation. */
    String annotation() {
        return isSource ? "AsyncSource" : "AsyncResource";
    }

    /** The annotation itself. */
    AnnotationMirror mirror() {
        return Objects.requireNonNull(Mirrors.find(type, isSource ? ClassReader.SOURCE : ClassReader.RESOURCE));
    }

    /** The same, but nothing that is reported is shown. */
    Scope silent() {
        return new Scope(elements, types, type, isSource, reporter.silent(), methods, neighbours, sources, expected);
    }

    DeclaredType self() {
        return (DeclaredType) type.asType();
    }

    /** The signature of a method as this class sees it. */
    ExecutableType signature(ExecutableElement method) {
        TypeElement owner = Methods.owner(method);
        // Eclipse's compiler answers with the first method of that shape among the interfaces, which may be an
        // overridden one.
        DeclaredType seen = owner.getKind().isInterface()
                ? new Supertypes(types).find(self(), owner.getQualifiedName().toString())
                : null;
        return (ExecutableType) types.asMemberOf(seen == null ? self() : seen, method);
    }

    /** Whether a method is that of an annotated supertype, which is warned of it itself. */
    boolean isToldAbove(ExecutableElement method) {
        TypeElement owner = Methods.owner(method);
        return !owner.equals(type) && Rounds.isAnnotated(owner);
    }

    TypeMirror boxed(TypeMirror type) {
        return type.getKind().isPrimitive()
                ? types.boxedClass(types.getPrimitiveType(type.getKind())).asType()
                : type;
    }

    String typeName() {
        return type.getSimpleName().toString();
    }
}
