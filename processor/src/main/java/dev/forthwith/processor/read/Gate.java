package dev.forthwith.processor.read;

import com.palantir.javapoet.ClassName;
import dev.forthwith.processor.report.Problem;
import dev.forthwith.processor.report.Reporter;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** What must be known of all classes before one is read: which names are taken, and which types are still to come. */
public final class Gate {
    /** The annotations for which Lombok writes a constructor into a class that declares none. */
    private static final Set<String> LOMBOK_CONSTRUCTORS = Set.of(
            "lombok.AllArgsConstructor",
            "lombok.Builder",
            "lombok.Data",
            "lombok.NoArgsConstructor",
            "lombok.RequiredArgsConstructor",
            "lombok.Value",
            "lombok.experimental.SuperBuilder");

    private final Set<String> sources = new HashSet<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Set<String> aboutToBeGenerated = new HashSet<>();

    /** Notes the types of a round. */
    public void enter(RoundEnvironment round) {
        for (Element root : round.getRootElements()) {
            if (root instanceof TypeElement type) {
                sources.add(type.getQualifiedName().toString());
            }
        }
    }

    /** Notes what will be generated for these classes. */
    public void expect(Elements elements, Collection<TypeElement> types) {
        for (TypeElement type : types) {
            for (String annotation : new String[] {ClassReader.RESOURCE, ClassReader.SOURCE}) {
                ClassName name = Names.generated(elements, type, annotation);
                if (name != null) {
                    aboutToBeGenerated.add(name.simpleName());
                }
            }
        }
    }

    /** Whether the signatures of a class mention a type that does not exist yet. */
    public boolean mustWait(ProcessingEnvironment environment, TypeElement type) {
        if (isMissing(type.getSuperclass()) || type.getInterfaces().stream().anyMatch(this::isMissing)) {
            return true;
        }
        if (waitsForLombok(environment.getElementUtils(), type)) {
            return true;
        }
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            if (isMissing(constructor.asType())) {
                return true;
            }
        }
        for (Methods.Method method : Methods.of(environment.getElementUtils(), environment.getTypeUtils(), type)) {
            if (isRelevant(method.element()) && isMissing(method.element().asType())) {
                return true;
            }
        }
        return false;
    }

    /** Whether Lombok stands behind us on the processor path, and has still to write the constructors. */
    private static boolean waitsForLombok(Elements elements, TypeElement type) {
        return type.getAnnotationMirrors().stream()
                        .anyMatch(mirror -> LOMBOK_CONSTRUCTORS.contains(
                                mirror.getAnnotationType().toString()))
                && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                        .allMatch(constructor -> elements.getOrigin(constructor) == Elements.Origin.MANDATED);
    }

    private boolean isMissing(TypeMirror type) {
        return MissingTypes.in(type, aboutToBeGenerated);
    }

    private static boolean isRelevant(ExecutableElement method) {
        for (Role role : Role.values()) {
            if (Mirrors.has(method, role.annotation()) || method.getSimpleName().contentEquals(role.conventional())) {
                return true;
            }
        }
        return false;
    }

    /** The name of the generated class, or null if it is no good, which was then reported. */
    public @Nullable ClassName checkName(Elements elements, TypeElement type, boolean isSource, Reporter reporter) {
        String annotation = isSource ? ClassReader.SOURCE : ClassReader.RESOURCE;
        AnnotationMirror mirror = Objects.requireNonNull(Mirrors.find(type, annotation));
        String chosen = Mirrors.value(elements, mirror, "name", String.class, "");
        if (!chosen.isEmpty() && !Names.isClassName(chosen)) {
            reporter.report(type, mirror, Mirrors.written(mirror, "name"), Problem.BAD_NAME, chosen);
            return null;
        }
        ClassName name = Names.generated(elements, type, mirror);
        String qualified = name.canonicalName();
        String self = type.getQualifiedName().toString();
        String taker = sources.contains(qualified) && !self.equals(owners.get(qualified))
                ? qualified
                : owners.putIfAbsent(qualified, self);
        if (taker == null || taker.equals(self)) {
            return name;
        }
        reporter.report(
                type,
                mirror,
                Mirrors.written(mirror, "name"),
                Problem.TAKEN_NAME,
                type.getSimpleName(),
                name.simpleName(),
                taker,
                isSource ? "AsyncSource" : "AsyncResource");
        return null;
    }

    /** Reports marks in classes that have no annotation of ours and can have no subclass with one. */
    public void checkMarks(ProcessingEnvironment environment, RoundEnvironment round) {
        for (Role role : Role.values()) {
            TypeElement mark = environment.getElementUtils().getTypeElement(role.annotation());
            if (mark == null) {
                continue;
            }
            for (Element method : round.getElementsAnnotatedWith(mark)) {
                if (method.getEnclosingElement() instanceof TypeElement owner
                        && !Mirrors.has(owner, ClassReader.RESOURCE)
                        && !Mirrors.has(owner, ClassReader.SOURCE)
                        && (owner.getModifiers().contains(Modifier.FINAL) || owner.getKind() == ElementKind.ENUM)) {
                    new Reporter(environment.getMessager(), owner)
                            .report(method, Problem.UNMARKED_CLASS, role.mark(), owner.getSimpleName());
                }
            }
        }
    }
}
