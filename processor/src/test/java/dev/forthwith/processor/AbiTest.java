package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.forthwith.generated.GeneratedContext;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an older version generated runs with this runtime. {@code src/test/abi} has a jar of each version, with the classes that it made of
 * {@code Wrapped.java}; {@code -Dforthwith.abi=VERSION} writes that of this one.
 */
class AbiTest {
    private static final Path ABI = Path.of("src/test/abi");

    static List<Path> versions() throws IOException {
        String version = System.getProperty("forthwith.abi", "");
        if (!version.isEmpty()) {
            compiled().writeJar(ABI.resolve(version + ".jar"));
        }
        try (Stream<Path> files = Files.list(ABI)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static Compilation compiled() throws IOException {
        return Compilation.of(Tool.JAVAC, Files.readString(ABI.resolve("Wrapped.java")))
                .clean();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void runsWithThisRuntime(Path jar) throws Exception {
        URL[] only = {jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(only, getClass().getClassLoader())) {
            Object said = loader.loadClass("abi.Wrapped").getMethod("run").invoke(null);
            assertEquals(Files.readString(ABI.resolve("expected-output.txt")), said);
        }
    }

    @Test
    void usesAllThatGeneratedCodeMayCall() throws IOException {
        String stable = GeneratedContext.class.getPackageName();
        JavaClasses generated = new ClassFileImporter().importPath(compiled().classes());
        Set<String> used = generated.stream()
                .flatMap(each ->
                        Stream.concat(each.getAccessesFromSelf().stream().flatMap(AbiTest::called), overridden(each)))
                .collect(Collectors.toSet());
        Set<String> unused = new ClassFileImporter()
                .importPackages(stable).stream()
                        .flatMap(each -> each.getCodeUnits().stream())
                        .filter(AbiTest::isForGeneratedCode)
                        .map(unit -> name(unit.getOwner(), unit.getName()))
                        .filter(each -> !used.contains(each))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unused);
    }

    /** Constructors, static methods, methods to override, and those of the final classes that are handed to generated code. */
    private static boolean isForGeneratedCode(JavaCodeUnit unit) {
        Set<JavaModifier> modifiers = unit.getModifiers();
        boolean visible = modifiers.contains(JavaModifier.PROTECTED) || modifiers.contains(JavaModifier.PUBLIC);
        boolean ofTheRuntime =
                modifiers.contains(JavaModifier.FINAL) || unit.getOwner().isInterface();
        return visible && !ofTheRuntime;
    }

    private static Stream<String> called(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return Stream.concat(Stream.of(owner), owner.getAllRawSuperclasses().stream())
                .map(each -> name(each, access.getTarget().getName()));
    }

    private static Stream<String> overridden(JavaClass each) {
        return each.getMethods().stream()
                .flatMap(method ->
                        each.getAllRawSuperclasses().stream().map(ancestor -> name(ancestor, method.getName())));
    }

    private static String name(JavaClass owner, String member) {
        return owner.getSimpleName() + "." + member;
    }
}
