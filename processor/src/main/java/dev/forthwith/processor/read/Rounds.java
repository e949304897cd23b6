package dev.forthwith.processor.read;

import com.palantir.javapoet.ClassName;
import dev.forthwith.processor.model.Generated;
import dev.forthwith.processor.report.Problem;
import dev.forthwith.processor.report.Reporter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** What must be known of all classes before one is read, over all rounds: which names are taken, and which types are still to come. */
public final class Rounds {
    /** A class of the runtime that every wrapper uses. */
    private static final String RUNTIME = "dev.forthwith.generated.Call";

    private final ProcessingEnvironment environment;
    private final Elements elements;
    /** The types of sources, but for those that we generated. */
    private final Set<String> sources = new HashSet<>();

    /** The classes for which there is a generated one, by its name. */
    private final Map<String, String> owners = new HashMap<>();

    /** The classes of sources and those that we generated, by their names where case is ignored. */
    private final Map<String, String> inLowerCase = new HashMap<>();

    private final Neighbours neighbours;

    /** The classes whose wrappers are still to come, by the names of those. */
    private final Map<ClassName, TypeElement> expected = new LinkedHashMap<>();

    private boolean generates;
    private boolean guesses;
    private boolean saidThatRuntimeIsMissing;

    public Rounds(ProcessingEnvironment environment) {
        this.environment = environment;
        this.elements = environment.getElementUtils();
        this.neighbours = new Neighbours(elements, expected.keySet());
    }

    /** Notes the types of a round. */
    public void enter(RoundEnvironment round) {
        generates = false;
        guesses = false;
        neighbours.enter();
        for (Element root : round.getRootElements()) {
            if (root instanceof TypeElement type) {
                String name =
                        InModule.name(elements, type, type.getQualifiedName().toString());
                if (owners.containsKey(name)) {
                    // What exists now, no missing type can mean.
                    expected.remove(ClassName.get(type));
                } else {
                    sources.add(name);
                    inLowerCase.putIfAbsent(
                            name.toLowerCase(Locale.ROOT),
                            type.getQualifiedName().toString());
                }
            }
        }
    }

    /**
     * Whether no class was read to the end in this round, so that there may be no other: classes that wait for the wrappers of each other in a
     * circle would wait in vain. From now on, names are guessed.
     */
    public boolean startsGuessing() {
        guesses = !generates;
        return guesses;
    }

    /** Notes what will be generated for a class. */
    public void expect(TypeElement type) {
        expected.put(Names.generated(elements, type, mirror(type)), type);
    }

    /** Whether a type carries an annotation of ours. */
    static boolean isAnnotated(TypeElement type) {
        return Mirrors.has(type, ClassReader.RESOURCE) || Mirrors.has(type, ClassReader.SOURCE);
    }

    /** The simple name of the annotation of ours that a type carries. */
    public static String annotation(TypeElement type) {
        return mirror(type).getAnnotationType().asElement().getSimpleName().toString();
    }

    private static AnnotationMirror mirror(TypeElement type) {
        AnnotationMirror source = Mirrors.find(type, ClassReader.SOURCE);
        return source == null ? Objects.requireNonNull(Mirrors.find(type, ClassReader.RESOURCE)) : source;
    }

    /** Reads a class, unless it must wait for types that do not exist yet. */
    public Reading read(TypeElement type, Reporter reporter) {
        if (isRuntimeMissing(type, reporter)) {
            return new Reading(false, null);
        }
        Scope scope = scope(type, reporter);
        if (patience(scope).mustWait()) {
            return new Reading(true, null);
        }
        ClassName name = Names.generated(elements, type, scope.mirror());
        boolean free = checkName(scope, name);
        Generated generated = new ClassReader(scope, name).read();
        generates |= free && generated != null;
        return new Reading(false, free ? generated : null);
    }

    /** Whether the wrapper of a class could not be compiled; that is said once, and not of each class. */
    private boolean isRuntimeMissing(TypeElement type, Reporter reporter) {
        ModuleElement module = elements.getModuleOf(type);
        TypeElement runtime =
                module == null ? elements.getTypeElement(RUNTIME) : elements.getTypeElement(module, RUNTIME);
        if (runtime != null) {
            return false;
        }
        if (!saidThatRuntimeIsMissing) {
            saidThatRuntimeIsMissing = true;
            boolean named = module != null && !module.isUnnamed();
            reporter.report(
                    type,
                    Problem.NO_RUNTIME,
                    type.getSimpleName(),
                    named
                            ? "the module " + module.getQualifiedName() + " does not read it"
                            : "it is not on the class path",
                    named
                            ? "Add \"requires dev.forthwith;\" to its module-info.java."
                            : "Add the dependency forthwith-runtime.");
        }
        return true;
    }

    /** Reports what a class still waits for when all rounds are over, unless the compiler does so. */
    public void reportWaiting(TypeElement type, Reporter reporter) {
        Scope scope = scope(type, reporter);
        Lombok.Unwritten unwritten = patience(scope).waitedInVain();
        if (unwritten != null) {
            reporter.report(
                    type, Problem.WAITS_FOR_LOMBOK, scope.typeName(), unwritten.members(), unwritten.annotation());
        }
    }

    private Expected expected(TypeElement type) {
        return new Expected(
                expected, elements.getPackageOf(type).getQualifiedName().toString(), guesses ? written(type) : null);
    }

    private IdentityHashMap<TypeMirror, Written.Generic> written(TypeElement type) {
        try {
            return Written.in(type, environment);
        } catch (LinkageError none) {
            // Where the trees of javac are not to be had, there is no such class.
            return new IdentityHashMap<>();
        }
    }

    private Patience patience(Scope scope) {
        MissingTypes missing = new MissingTypes(scope.expected());
        return new Patience(missing, new Shapes(elements, missing, sources), scope, environment);
    }

    private Scope scope(TypeElement type, Reporter reporter) {
        boolean isSource = Mirrors.has(type, ClassReader.SOURCE);
        Methods methods = new Methods(elements, environment.getTypeUtils(), type);
        return new Scope(
                elements, environment.getTypeUtils(), type, isSource, reporter, methods, neighbours, expected(type));
    }

    /**
     * What came of a class.
     *
     * @param mustWait whether it is to be read again in the next round
     * @param generated what is to be generated; null if nothing
     */
    public record Reading(boolean mustWait, @Nullable Generated generated) {}

    /** Whether the name of the generated class is free, and one at all; otherwise that is reported. */
    private boolean checkName(Scope scope, ClassName name) {
        String chosen = Mirrors.value(elements, scope.mirror(), "name", String.class, "");
        if (!chosen.isEmpty() && !Names.isClassName(chosen)) {
            reportName(scope, Problem.BAD_NAME, chosen);
            return false;
        }
        String qualified = InModule.name(elements, scope.type(), name.canonicalName());
        String self = "the wrapper of " + scope.type().getQualifiedName();
        String taker = isPackage(scope.type(), name)
                ? "the package " + name
                : sources.contains(qualified) ? name.canonicalName() : owners.putIfAbsent(qualified, self);
        if (taker == null) {
            checkCase(scope, name);
            return true;
        }
        TypeElement there = sources.contains(qualified) ? InModule.find(elements, qualified) : null;
        String remedy = there != null && Mirrors.has(there, Role.PACKAGE + ".ForthwithGenerated")
                ? "An earlier compilation generated that: take its directory out of the sources."
                : "Set another one: @" + scope.annotation() + "(name = \"...\").";
        reportName(scope, Problem.TAKEN_NAME, scope.typeName(), name.simpleName(), taker, remedy);
        return false;
    }

    private boolean isPackage(TypeElement type, ClassName name) {
        ModuleElement module = elements.getModuleOf(type);
        String canonical = name.canonicalName();
        return (module == null ? elements.getPackageElement(canonical) : elements.getPackageElement(module, canonical))
                != null;
    }

    /** Warns of two files that are one where case is ignored, as on Windows and macOS: one would be lost there. */
    private void checkCase(Scope scope, ClassName name) {
        String inModule = InModule.name(elements, scope.type(), name.canonicalName());
        String other = inLowerCase.putIfAbsent(inModule.toLowerCase(Locale.ROOT), name.canonicalName());
        if (other != null) {
            reportName(scope, Problem.SIMILAR_NAME, scope.typeName(), name.simpleName(), other, scope.annotation());
        }
    }

    private static void reportName(Scope scope, Problem problem, Object... found) {
        scope.reporter().report(scope.type(), scope.mirror(), Mirrors.written(scope.mirror(), "name"), problem, found);
    }
}
