package dev.forthwith.consumers;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the scripts beside the consumers ask of a project that was built. */
public final class Consumer {
    // A "WARNING:" is the JVM's, on what Maven or a neighbour does.
    private static final Pattern WARNING =
            Pattern.compile("\\[WARNING]|\\bwarning:|^(?:warning|note|w):", Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_THE_JVM = Pattern.compile("^WARNING: ");

    private final Path directory;
    private final Path repository;

    private Consumer(Path directory, Path repository) {
        this.directory = directory;
        this.repository = repository;
    }

    /** The project in a directory, built with the artifacts of a local repository. */
    public static Consumer in(File directory, File repository) {
        return new Consumer(directory.toPath(), repository.toPath());
    }

    /** Checks that neither Maven nor a compiler warned of anything. */
    public Consumer isSilent() throws IOException {
        List<String> warnings = Files.readAllLines(directory.resolve("build.log")).stream()
                .filter(line -> WARNING.matcher(line).find())
                .filter(line -> !OF_THE_JVM.matcher(line).find())
                .toList();
        check(List.of(), warnings);
        return this;
    }

    /** Checks that these sources are generated and compiled, by their path without the ending, and no others. */
    public Consumer generates(String... wrappers) throws IOException {
        check(List.of(wrappers), names(directory.resolve("target/generated-sources/annotations"), ".java"));
        check(
                List.of(wrappers),
                names(directory.resolve("target/classes"), ".class").stream()
                        .filter(name -> name.contains("/Async") && !name.contains("$"))
                        .toList());
        return this;
    }

    /** Runs a main class with no other jars than the runtime and the annotations, and checks the lines that it prints. */
    public void prints(String main, String... lines) throws IOException, InterruptedException {
        runs(List.of("-cp", path("annotations", "runtime"), main), lines);
    }

    /** Runs a main class as a module, with no other module than the runtime, and checks the lines that it prints. */
    public Consumer printsAsModule(String main, String... lines) throws IOException, InterruptedException {
        runs(List.of("-p", path("runtime"), "-m", main), lines);
        return this;
    }

    /** The same in an image of the JDK that jlink made of these modules and what they require, and of no other. */
    public void printsInAnImage(String main, String... lines) throws IOException, InterruptedException {
        Path jdk = Path.of(System.getProperty("java.home"));
        if (!Files.isDirectory(jdk.resolve("jmods")) && Runtime.version().feature() < 24) {
            System.out.println("no image was linked: " + jdk + " has no jmods");
            return;
        }
        Path image = directory.resolve("target/image");
        String module = main.substring(0, main.indexOf('/'));
        String jlink = jdk.resolve("bin/jlink").toString();
        executes(List.of(jlink, "-p", path("runtime"), "--add-modules", module, "--output", image.toString()));
        executes(List.of(image.resolve("bin/java").toString(), "-m", main), lines);
    }

    private void runs(List<String> arguments, String... lines) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        executes(command, lines);
    }

    private static void executes(List<String> command, String... lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        check(List.of(lines), printed.lines().toList());
    }

    private String path(String... artifacts) throws IOException {
        List<Path> entries = new ArrayList<>(List.of(directory.resolve("target/classes")));
        for (String artifact : artifacts) {
            entries.add(jar("dev/forthwith/forthwith-" + artifact));
        }
        // Kotlin's own library is what a Kotlin project always has.
        if (Files.isDirectory(directory.resolve("src/main/kotlin"))) {
            entries.add(jar("org/jetbrains/kotlin/kotlin-stdlib"));
        }
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private Path jar(String artifact) throws IOException {
        try (Stream<Path> files = Files.walk(repository.resolve(artifact))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.toString().endsWith("-javadoc.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> names(Path root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace(File.separatorChar, '/'))
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        }
    }

    private static void check(List<String> expected, List<String> found) {
        if (!found.equals(expected)) {
            throw new AssertionError("expected " + expected + "\nbut found " + found);
        }
    }
}
