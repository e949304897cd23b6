package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncTask;
import dev.forthwith.annotation.AsyncSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.NullMarked;

/** Compiles sources in a directory of their own with our processor, and runs what came out. */
final class Compilation {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record) ([\\w$]+)");

    /** What a user of ours has. */
    static final List<Path> CLASS_PATH = Stream.of(AsyncTask.class, AsyncSource.class, NullMarked.class)
            .map(each -> Path.of(URI.create(
                    each.getProtectionDomain().getCodeSource().getLocation().toString())))
            .toList();

    /** All that is there for tests. */
    static final List<Path> WHOLE_CLASS_PATH = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();

    private final Tool tool;
    private final Path root;
    private final Path classes;
    private final Path generated;
    private final boolean success;
    private final List<Diagnostic<? extends JavaFileObject>> diagnostics;

    private Compilation(Tool tool, Path root, boolean success, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        this.tool = tool;
        this.root = root;
        this.classes = root.resolve("classes");
        this.generated = root.resolve("generated");
        this.success = success;
        this.diagnostics = diagnostics;
    }

    /** Compiles with every warning on. Each source is one file, named after its first type. */
    static Compilation of(Tool tool, String... sources) {
        return with(tool, List.of(new ForthwithProcessor()), List.of(), sources);
    }

    /** Compiles with these processors, in their order, and with options of its own. */
    static Compilation with(Tool tool, List<Processor> processors, List<String> options, String... sources) {
        return with(tool, processors, options, CLASS_PATH, sources);
    }

    /** Compiles with a class path of its own too. */
    static Compilation with(
            Tool tool, List<Processor> processors, List<String> options, List<Path> classPath, String... sources) {
        try {
            Path root = Files.createTempDirectory("forthwith");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(root)));
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
                // Eclipse's compiler puts that of the JVM behind an option.
                manager.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
                JavaCompiler.CompilationTask task = compiler.getTask(
                        Writer.nullWriter(),
                        manager,
                        collector,
                        options(tool, classes, generated, options),
                        null,
                        manager.getJavaFileObjectsFromPaths(files));
                task.setProcessors(processors);
                boolean success = task.call();
                return new Compilation(tool, root, success, collector.getDiagnostics());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> options(Tool tool, Path classes, Path generated, List<String> more) {
        List<String> options = new ArrayList<>(List.of("-d", classes.toString(), "-s", generated.toString()));
        if (!more.contains("--release")) {
            options.addAll(List.of("--release", "17"));
        }
        options.addAll(more);
        // Options: what a JDK says of an older release is not about the code.
        options.addAll(
                tool == Tool.JAVAC
                        ? List.of("-Xlint:all,-options")
                        : List.of("-warn:-unused,static-access,serial", "-warn:+unusedImport"));
        return options;
    }

    private static Path write(Path root, String source) throws IOException {
        Matcher inPackage = PACKAGE.matcher(source);
        Matcher type = TYPE.matcher(source.replaceAll("(?s)/\\*.*?\\*/", ""));
        String name = type.find() ? type.group(1) : "module-info";
        Path directory = inPackage.find() ? root.resolve(inPackage.group(1).replace('.', '/')) : root;
        Files.createDirectories(directory);
        return Files.writeString(directory.resolve(name + ".java"), source);
    }

    private static void delete(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("could not delete " + root + ": " + e);
        }
    }

    /** Deletes what it wrote, at once and not only at the end. */
    void delete() {
        delete(root);
    }

    /** Expects that it compiled without a word. */
    Compilation clean() {
        // What Eclipse's compiler thinks of the annotated classes of a test is not ours to mend.
        boolean warned = diagnostics.stream().anyMatch(diagnostic -> tool == Tool.JAVAC || isGenerated(diagnostic));
        if (!success || warned || !ours().isEmpty()) {
            throw new AssertionError(tool + ": expected a clean compilation, but:\n" + report());
        }
        return this;
    }

    private static boolean isGenerated(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getSource() != null
                && diagnostic.getSource().getName().contains("generated");
    }

    /** Expects that it compiled, whatever was said. */
    Compilation succeeded() {
        if (!success) {
            throw new AssertionError(tool + ": expected success, but:\n" + report());
        }
        return this;
    }

    /** What our processor said: the line and the text of each, in the order of the lines. */
    List<String> ours() {
        return said(diagnostic -> diagnostic.getLineNumber() + ": ", "[FW");
    }

    /** The places of what our processor said, as "line:column", in the order of the lines. */
    List<String> places() {
        return said(diagnostic -> diagnostic.getLineNumber() + ":" + diagnostic.getColumnNumber() + " ", "[FW").stream()
                .map(said -> said.substring(0, said.indexOf(' ')))
                .toList();
    }

    private List<String> said(Function<Diagnostic<?>, String> place, String containing) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.getMessage(Locale.ROOT).contains(containing))
                .sorted(Comparator.comparingLong(Diagnostic::getLineNumber))
                .map(diagnostic -> place.apply(diagnostic) + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    /** What the compiler itself said to be wrong. */
    List<String> errorsOfTheCompiler() {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .filter(message -> !message.contains("[FW"))
                .toList();
    }

    boolean hasSucceeded() {
        return success;
    }

    /** The codes of what our processor said, in the order of the lines. */
    List<String> codes() {
        return ours().stream()
                .map(said -> said.replaceAll("(?s)^-?\\d+: \\[(FW\\d+)\\].*", "$1"))
                .toList();
    }

    /** The codes of what our processor said, by the name of the file without its ending. */
    Map<String, List<String>> codesByFile() {
        return diagnostics.stream()
                .filter(diagnostic ->
                        diagnostic.getMessage(Locale.ROOT).contains("[FW") && diagnostic.getSource() != null)
                .collect(Collectors.groupingBy(
                        diagnostic -> Path.of(diagnostic.getSource().getName())
                                .getFileName()
                                .toString()
                                .replace(".java", ""),
                        Collectors.mapping(
                                diagnostic ->
                                        diagnostic.getMessage(Locale.ROOT).replaceAll("(?s)^\\[(FW\\d+)\\].*", "$1"),
                                Collectors.toList())));
    }

    /** Checks that exactly these diagnostics of ours were given, and that one of them contains a text. */
    void says(List<String> codes, String part) {
        assertEquals(codes, codes(), this::report);
        assertTrue(ours().stream().anyMatch(said -> said.contains(part)), this::report);
    }

    /** Everything that was said. */
    String report() {
        StringBuilder text = new StringBuilder();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics) {
            JavaFileObject source = diagnostic.getSource();
            text.append(diagnostic.getKind()).append(' ');
            text.append(source == null ? "" : source.getName()).append(':');
            text.append(diagnostic.getLineNumber()).append(' ');
            text.append(diagnostic.getMessage(Locale.ROOT)).append('\n');
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
        return sources;
    }

    /** A generated source by its path. */
    String generatedSource(String path) {
        String source = generatedSources().get(path);
        if (source == null) {
            throw new AssertionError(
                    "there is no " + path + " among " + generatedSources().keySet() + "\n" + report());
        }
        return source;
    }

    /** The one generated source. */
    String generatedSource() {
        Map<String, String> sources = generatedSources();
        if (sources.size() != 1) {
            throw new AssertionError("expected one generated source, but got " + sources.keySet() + "\n" + report());
        }
        return sources.values().iterator().next();
    }

    /** Where its class files are. */
    Path classes() {
        return classes;
    }

    /** Puts its class files into a jar, the same bytes each time. */
    void writeJar(Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                JarEntry entry = new JarEntry(classes.relativize(file).toString());
                entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
                out.putNextEntry(entry);
                Files.copy(file, out);
            }
        }
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
