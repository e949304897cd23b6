package dev.forthwith.processor.read;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;
import org.jspecify.annotations.Nullable;

/** Repeats annotations; literals are escaped here, since neither JavaPoet nor Eclipse's compiler does so for every character. */
final class AnnotationCopies extends SimpleAnnotationValueVisitor14<@Nullable CodeBlock, Void> {
    private final Access access;
    private final Expected expected;
    private final Spelled spelled;

    AnnotationCopies(Access access, Expected expected, Spelled spelled) {
        this.access = access;
        this.expected = expected;
        this.spelled = spelled;
    }

    /** The same annotation, with the values that were written down; null if something in it cannot be named here. */
    @Nullable
    AnnotationSpec of(AnnotationMirror mirror) {
        if (mirror.getAnnotationType().getKind() != TypeKind.DECLARED || !access.reaches(mirror.getAnnotationType())) {
            return null;
        }
        AnnotationSpec.Builder spec = AnnotationSpec.builder(spelled.add(
                ClassName.get((TypeElement) mirror.getAnnotationType().asElement())));
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                Mirrors.values(mirror).entrySet()) {
            CodeBlock value = visit(entry.getValue());
            if (value == null) {
                return null;
            }
            spec.addMember(entry.getKey().getSimpleName().toString(), value);
        }
        return spec.build();
    }

    /** How an element is deprecated, if it is: on one line, which JavaPoet grants to a value without a name alone. */
    @Nullable
    AnnotationSpec deprecation(Element element) {
        AnnotationMirror mirror = Mirrors.find(element, "java.lang.Deprecated");
        AnnotationSpec copy = mirror == null ? null : of(mirror);
        if (copy == null || copy.members().isEmpty()) {
            return copy;
        }
        CodeBlock values = copy.members().entrySet().stream()
                .map(member -> CodeBlock.of("$N = $L", member.getKey(), CodeBlock.join(member.getValue(), "")))
                .collect(CodeBlock.joining(", "));
        return AnnotationSpec.builder((ClassName) copy.type())
                .addMember("value", values)
                .build();
    }

    /** The same annotations of a type: javac gives some that are repeated one by one, where others give what contains them. */
    List<AnnotationSpec> all(List<? extends AnnotationMirror> mirrors) {
        Map<Element, List<AnnotationMirror>> byType = new LinkedHashMap<>();
        for (AnnotationMirror mirror : mirrors) {
            byType.computeIfAbsent(mirror.getAnnotationType().asElement(), type -> new ArrayList<>())
                    .add(mirror);
        }
        List<AnnotationSpec> specs = new ArrayList<>();
        for (List<AnnotationMirror> repeated : byType.values()) {
            AnnotationSpec spec = repeated.size() == 1 ? of(repeated.get(0)) : contained(repeated);
            if (spec != null) {
                specs.add(spec);
            }
        }
        return specs;
    }

    private @Nullable AnnotationSpec contained(List<AnnotationMirror> repeated) {
        TypeMirror container = Mirrors.container(repeated.get(0));
        if (!(container instanceof DeclaredType type)
                || type.getKind() != TypeKind.DECLARED
                || !access.reaches(container)) {
            return null;
        }
        List<CodeBlock> each = new ArrayList<>();
        for (AnnotationMirror mirror : repeated) {
            CodeBlock block = visitAnnotation(mirror, null);
            if (block == null) {
                return null;
            }
            each.add(block);
        }
        return AnnotationSpec.builder(spelled.add(ClassName.get((TypeElement) type.asElement())))
                .addMember("value", "{$L}", CodeBlock.join(each, ", "))
                .build();
    }

    @Override
    protected CodeBlock defaultAction(Object value, @Nullable Void unused) {
        return CodeBlock.of("$L", value);
    }

    @Override
    public CodeBlock visitByte(byte value, @Nullable Void unused) {
        return CodeBlock.of("(byte) $L", value);
    }

    @Override
    public CodeBlock visitShort(short value, @Nullable Void unused) {
        return CodeBlock.of("(short) $L", value);
    }

    @Override
    public CodeBlock visitLong(long value, @Nullable Void unused) {
        return CodeBlock.of("$LL", value);
    }

    @Override
    public CodeBlock visitFloat(float value, @Nullable Void unused) {
        return Float.isFinite(value) ? CodeBlock.of("$Lf", Decimals.of(value)) : quotient(value, "f");
    }

    @Override
    public CodeBlock visitDouble(double value, @Nullable Void unused) {
        return Double.isFinite(value) ? CodeBlock.of("$L", Decimals.of(value)) : quotient(value, "");
    }

    /** What is not a number, or infinite, has no literal. */
    private static CodeBlock quotient(double value, String suffix) {
        String dividend = Double.isNaN(value) ? "0.0" : value > 0 ? "1.0" : "-1.0";
        return CodeBlock.of("$L$L / 0.0$L", dividend, suffix, suffix);
    }

    @Override
    public CodeBlock visitChar(char value, @Nullable Void unused) {
        return CodeBlock.of("'$L'", escaped(value, '\''));
    }

    @Override
    public CodeBlock visitString(String value, @Nullable Void unused) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            literal.append(escaped(value.charAt(i), '"'));
        }
        return CodeBlock.of("$L", literal.append('"'));
    }

    private static String escaped(char c, char quote) {
        if (c == quote || c == '\\') {
            return "\\" + c;
        }
        if (c == '\n') {
            return "\\n";
        }
        if (c == '\r') {
            return "\\r";
        }
        return c >= ' ' && c <= '~' ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c);
    }

    @Override
    public @Nullable CodeBlock visitEnumConstant(VariableElement constant, @Nullable Void unused) {
        TypeElement type = (TypeElement) constant.getEnclosingElement();
        return type != null && access.reaches(type)
                ? CodeBlock.of(
                        "$T.$N",
                        spelled.add(ClassName.get(type)),
                        constant.getSimpleName().toString())
                : null;
    }

    @Override
    public @Nullable CodeBlock visitType(TypeMirror type, @Nullable Void unused) {
        if (!access.reaches(type)) {
            return null;
        }
        TypeName erased = TypeNames.erased(type, expected);
        TypeName element = erased;
        while (element instanceof ArrayTypeName array) {
            element = array.componentType();
        }
        if (element instanceof ClassName name) {
            spelled.add(name);
        }
        return CodeBlock.of("$T.class", erased);
    }

    @Override
    public @Nullable CodeBlock visitAnnotation(AnnotationMirror mirror, @Nullable Void unused) {
        AnnotationSpec spec = of(mirror);
        return spec == null ? null : CodeBlock.of("$L", spec);
    }

    @Override
    public @Nullable CodeBlock visitArray(List<? extends AnnotationValue> values, @Nullable Void unused) {
        List<CodeBlock> each = new ArrayList<>();
        for (AnnotationValue value : values) {
            CodeBlock block = visit(value);
            if (block == null) {
                return null;
            }
            each.add(block);
        }
        return each.size() == 1 ? each.get(0) : CodeBlock.of("{$L}", CodeBlock.join(each, ", "));
    }

    /** Whether an annotation of a parameter is to be repeated on it: it may stand there, and is not already part of its type. */
    static boolean isOfParameter(AnnotationMirror mirror, TypeMirror type) {
        if (mirror.getAnnotationType().getKind() != TypeKind.DECLARED) {
            return false;
        }
        AnnotationMirror target = Mirrors.find(mirror.getAnnotationType().asElement(), "java.lang.annotation.Target");
        if (target == null) {
            return true;
        }
        List<String> targets = Mirrors.constants(target, "value");
        return targets.contains("PARAMETER") && !(targets.contains("TYPE_USE") && Mirrors.isFirst(mirror, type));
    }
}
