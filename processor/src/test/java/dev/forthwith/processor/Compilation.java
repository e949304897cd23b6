package dev.forthwith.processor;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Compiles sources in a directory of their own with our processor, and runs what came out. */
final class Compilation {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record) (\\w+)");

    private final Tool tool;
    private final Path classes;
    private final Path generated;
    private final boolean success;
    private final List<Diagnostic<? extends JavaFileObject>> diagnostics;

    private Compilation(
            Tool tool,
            Path classes,
            Path generated,
            boolean success,
            List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        this.tool = tool;
        this.classes = classes;
        this.generated = generated;
        this.success = success;
        this.diagnostics = diagnostics;
    }

    /** Compiles with every warning on. Each source is one file, named after its first type. */
    static Compilation of(Tool tool, String... sources) {
        try {
            Path root = Files.createTempDirectory("forthwith");
            Path classes = Files.createDirectories(root.resolve("classes"));
            Path generated = Files.createDirectories(root.resolve("generated"));
            List<Path> files = new ArrayList<>();
            for (String source : sources) {
                files.add(write(root.resolve("src"), source));
            }
            JavaCompiler compiler = tool.compiler();
            DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
            try (StandardJavaFileManager manager =
                    compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
                List<String> options = new ArrayList<>(List.of(
                        "--release",
                        "17",
                        "-d",
                        classes.toString(),
                        "-s",
                        generated.toString(),
                        "-classpath",
                        System.getProperty("java.class.path")));
                if (tool == Tool.JAVAC) {
                    // Options: what a JDK says of an older release is not about the code.
                    options.add("-Xlint:all,-options");
                } else {
                    options.add("-warn:-unused,-static-access,-serial");
                }
                JavaCompiler.CompilationTask task = compiler.getTask(
                        new StringWriter(),
                        manager,
                        collector,
                        options,
                        null,
                        manager.getJavaFileObjectsFromPaths(files));
                task.setProcessors(List.of(new ForthwithProcessor()));
                boolean success = task.call();
                return new Compilation(tool, classes, generated, success, collector.getDiagnostics());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path root, String source) throws IOException {
        Matcher inPackage = PACKAGE.matcher(source);
        Matcher type = TYPE.matcher(source);
        if (!type.find()) {
            throw new IllegalArgumentException("no type in:\n" + source);
        }
        Path directory = inPackage.find() ? root.resolve(inPackage.group(1).replace('.', '/')) : root;
        Files.createDirectories(directory);
        return Files.writeString(directory.resolve(type.group(1) + ".java"), source);
    }

    /** Expects that it compiled without a word. */
    Compilation clean() {
        // What Eclipse's compiler thinks of the annotated classes of a test is not ours to mend.
        boolean warned = diagnostics.stream().anyMatch(diagnostic -> tool == Tool.JAVAC || isGenerated(diagnostic));
        if (!success || warned) {
            throw new AssertionError("expected a clean compilation, but:\n" + report() + "\n" + generatedSources());
        }
        return this;
    }

    private boolean isGenerated(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getSource() != null
                && diagnostic.getSource().getName().contains("generated");
    }

    /** Expects that it compiled, whatever was said. */
    Compilation succeeded() {
        if (!success) {
            throw new AssertionError("expected success, but:\n" + report());
        }
        return this;
    }

    /** What our processor said: the kind, the line and the text of each, in the order of the lines. */
    List<String> ours() {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.getMessage(Locale.ROOT).contains("[FW"))
                .sorted((a, b) -> Long.compare(a.getLineNumber(), b.getLineNumber()))
                .map(diagnostic -> diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    boolean hasSucceeded() {
        return success;
    }

    /** The codes of what our processor said, in the order of the lines. */
    List<String> codes() {
        return ours().stream()
                .map(said -> said.replaceAll("(?s)^\\d+: \\[(FW\\d+)\\].*", "$1"))
                .toList();
    }

    private String report() {
        StringBuilder text = new StringBuilder();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics) {
            text.append(diagnostic.getKind())
                    .append(' ')
                    .append(
                            diagnostic.getSource() == null
                                    ? ""
                                    : diagnostic.getSource().getName())
                    .append(':')
                    .append(diagnostic.getLineNumber())
                    .append(' ')
                    .append(diagnostic.getMessage(Locale.ROOT))
                    .append('\n');
        }
        return text.toString();
    }

    /** The generated sources by their path. */
    Map<String, String> generatedSources() {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(generated)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.put(generated.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LinkedHashMap<>(sources);
    }

    /** Calls a public static method without parameters in what was compiled. */
    Object run(String type, String method) {
        try {
            URLClassLoader loader = new URLClassLoader(
                    new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
            return loader.loadClass(type).getMethod(method).invoke(null);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        } catch (IOException | ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
