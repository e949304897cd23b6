package dev.forthwith.processor.read;

import com.palantir.javapoet.ClassName;
import dev.forthwith.processor.model.Generated;
import dev.forthwith.processor.report.Problem;
import dev.forthwith.processor.report.Reporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** What must be known of all classes before one is read, over all rounds: which names are taken, and which types are still to come. */
public final class Rounds {
    /** A class of the runtime that every wrapper uses. */
    private static final String RUNTIME = "dev.forthwith.generated.Call";

    /** What is taken for granted of types that do not exist yet. */
    private enum Boldness {
        PATIENT,
        ASSUMING,
        GUESSING
    }

    private final ProcessingEnvironment environment;
    private final Elements elements;
    private final Sources sources;
    private final NameCheck names;
    private final Neighbours neighbours;

    /** The classes whose wrappers are still to come, by the names of those. */
    private final Map<ClassName, TypeElement> expected = new LinkedHashMap<>();

    /** The modules for which it was said that the runtime is missing. */
    private final Set<String> lacking = new HashSet<>();

    private boolean wrote;
    private Boldness boldness = Boldness.PATIENT;

    public Rounds(ProcessingEnvironment environment) {
        this.environment = environment;
        this.elements = environment.getElementUtils();
        this.sources = new Sources(environment);
        this.names = new NameCheck(elements, sources);
        this.neighbours = new Neighbours(elements, expected.keySet());
    }

    /** Notes the types of a round. */
    public void enter(RoundEnvironment round) {
        wrote = false;
        boldness = Boldness.PATIENT;
        neighbours.enter();
        for (Element root : round.getRootElements()) {
            if (root instanceof TypeElement type) {
                String name =
                        InModule.name(elements, type, type.getQualifiedName().toString());
                if (names.isOurs(name)) {
                    // What exists now, no missing type can mean.
                    expected.remove(ClassName.get(type));
                } else {
                    sources.add(name);
                    names.enter(name, type);
                }
            }
        }
    }

    /**
     * Whether the classes that still wait are now to be read with more taken for granted. That is done where no file was written in this round,
     * since there may be no other, or where it failed, since then there is none: classes that wait for the wrappers of each other in a circle would
     * wait in vain. Names of the own package need not wait so long where the imports are shown that could say otherwise.
     */
    public boolean becomesBolder(Collection<TypeElement> waiting, boolean failed) {
        boolean first = boldness == Boldness.PATIENT;
        if (waiting.isEmpty()
                || boldness == Boldness.GUESSING
                || (wrote && !failed && !(first && sources.areShown()))) {
            return false;
        }
        boldness = Boldness.GUESSING;
        if (first) {
            forgetLost(waiting);
            boldness = Boldness.ASSUMING;
        }
        return true;
    }

    /** Expects no wrapper of a class that cannot be read however bold, nor of those that wait for such wrappers. */
    private void forgetLost(Collection<TypeElement> waiting) {
        List<TypeElement> hopeful = new ArrayList<>(waiting);
        while (hopeful.removeIf(
                type -> (mustWait(type) || isMisled(type)) && expected.values().remove(type))) {
            // there is one less to wait for
        }
    }

    private boolean mustWait(TypeElement type) {
        return patience(scope(type, new Reporter(environment.getMessager(), type).silent()))
                .mustWait();
    }

    /** Notes what will be generated for a class. */
    public void expect(TypeElement type) {
        // Of two classes with one name, the first is the one that keeps it.
        expected.merge(
                Names.generated(elements, type, mirror(type)),
                type,
                (first, next) -> first.getQualifiedName().equals(next.getQualifiedName()) ? next : first);
    }

    /** Whether a type carries an annotation of ours. */
    static boolean isAnnotated(TypeElement type) {
        return Mirrors.has(type, ClassReader.RESOURCE) || Mirrors.has(type, ClassReader.SOURCE);
    }

    private static AnnotationMirror mirror(TypeElement type) {
        AnnotationMirror source = Mirrors.find(type, ClassReader.SOURCE);
        return source == null ? Objects.requireNonNull(Mirrors.find(type, ClassReader.RESOURCE)) : source;
    }

    /**
     * Reads a class, unless it must wait for types that do not exist yet.
     *
     * @param wait what is to be done then
     * @return what is to be generated; null if nothing
     */
    public @Nullable Generated read(TypeElement type, Reporter reporter, Runnable wait) {
        if (isRuntimeMissing(type, reporter)) {
            return null;
        }
        Scope scope = scope(type, reporter);
        if (patience(scope).mustWait() || isMisled(type)) {
            wait.run();
            return null;
        }
        ClassName name = Names.generated(elements, type, scope.mirror());
        boolean free = names.isFree(scope, name);
        Generated generated = new ClassReader(scope, name).read();
        if (!free || generated == null) {
            expected.values().remove(type);
            return null;
        }
        return generated;
    }

    /** Whether a class imports a wrapper that does not exist yet, so that the compiler takes its name for what the own package has. */
    private boolean isMisled(TypeElement type) {
        String home = elements.getPackageOf(type).getQualifiedName().toString();
        for (Map.Entry<String, String> imported : sources.imports(type).entrySet()) {
            String name = imported.getKey();
            String place = imported.getValue().replaceFirst("\\.?[^.]*$", "");
            if (expected.containsKey(ClassName.get(place, name))
                    && !place.equals(home)
                    && !expected.containsKey(ClassName.get(home, name))
                    && neighbours.isNeighbour(type, name)) {
                return true;
            }
        }
        return false;
    }

    /** Notes that a file was written, so that there is a further round. */
    public void wrote() {
        wrote = true;
    }

    /** Reports that the file of a generated class is there already. */
    public void reportExisting(TypeElement type, ClassName name, String message, Reporter reporter) {
        names.reportExisting(scope(type, reporter), name, message);
    }

    /** Whether the wrapper of a class could not be compiled; that is said once, and not of each class. */
    private boolean isRuntimeMissing(TypeElement type, Reporter reporter) {
        ModuleElement module = elements.getModuleOf(type);
        if (InModule.find(elements, type, RUNTIME) != null) {
            return false;
        }
        if (lacking.add(String.valueOf(module))) {
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
        String unwritten = patience(scope).waitedInVain();
        if (unwritten != null) {
            String members = unwritten.equals("Delegate") ? "methods" : "constructor";
            reporter.report(type, Problem.WAITS_FOR_LOMBOK, scope.typeName(), members, unwritten);
        }
    }

    private Expected expected(TypeElement type) {
        String home = elements.getPackageOf(type).getQualifiedName().toString();
        return boldness == Boldness.PATIENT
                ? new Expected(Map.of(), home, Guesses.none(), false)
                : new Expected(expected, home, written(type), boldness == Boldness.GUESSING);
    }

    private Guesses written(TypeElement type) {
        try {
            return Written.in(type, environment);
        } catch (LinkageError none) {
            // Where the trees of javac are not to be had, there is no such class.
            return Guesses.none();
        }
    }

    private Patience patience(Scope scope) {
        MissingTypes missing = new MissingTypes(scope.expected());
        return new Patience(missing, new Shapes(missing, sources), sources, scope, environment);
    }

    private Scope scope(TypeElement type, Reporter reporter) {
        boolean isSource = Mirrors.has(type, ClassReader.SOURCE);
        Methods methods = new Methods(elements, environment.getTypeUtils(), type);
        return new Scope(
                elements,
                environment.getTypeUtils(),
                type,
                isSource,
                reporter,
                methods,
                neighbours,
                sources,
                expected(type));
    }
}
