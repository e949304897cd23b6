package dev.forthwith.benchmarks.compiletime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sources of one contestant, to be compiled in JVMs of their own. */
final class Project {
    /** What a compilation took. */
    record Cost(long cpu, long wall) {}

    private final Contestant contestant;
    private final Paths paths;
    private final Path directory;
    private final List<Path> annotated = new ArrayList<>();
    private final List<Path> wrappers = new ArrayList<>();

    /** Writes annotated classes and classes beside them. */
    Project(Contestant contestant, int size, int beside, Paths paths, Path directory) throws IOException {
        this.contestant = contestant;
        this.paths = paths;
        this.directory = directory;
        Path sources = Files.createDirectories(directory.resolve("src/bench"));
        Template plain = Template.read("beside", "Plain0");
        for (int i = 0; i < size; i++) {
            Template template = contestant.annotated(i);
            annotated.add(template.write(sources, i));
            if (contestant == Contestant.BY_HAND) {
                wrappers.add(Template.read("by-hand", "Async" + template.name()).write(sources, i));
            }
        }
        for (int i = 0; i < beside; i++) {
            annotated.add(plain.write(sources, i));
        }
    }

    /** Compiles the annotated classes alone, as if nothing were written from them. */
    Cost plain() throws IOException, InterruptedException {
        return compile(List.of("-proc:none"), annotated);
    }

    /** Compiles the annotated classes, and what is written from them. */
    Cost processed() throws IOException, InterruptedException {
        if (contestant == Contestant.BY_HAND) {
            List<Path> all = new ArrayList<>(annotated);
            all.addAll(wrappers);
            return compile(List.of("-proc:none"), all);
        }
        List<String> options = new ArrayList<>(List.of("-processorpath", paths.processor(contestant)));
        if (contestant == Contestant.BARE) {
            options.addAll(List.of("-processor", BareProcessor.class.getName()));
        }
        return compile(options, annotated);
    }

    /** How many lines are written for an annotated class. */
    long lines() throws IOException {
        long lines = 0;
        try (Stream<Path> files = Files.walk(directory.resolve("generated"))) {
            List<Path> generated = files.filter(Files::isRegularFile).toList();
            for (Path file : contestant == Contestant.BY_HAND ? wrappers : generated) {
                lines += Files.readString(file).lines().count();
            }
        }
        return lines;
    }

    private Cost compile(List<String> options, List<Path> files) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>(options);
        lines.addAll(List.of(
                "-nowarn",
                "-d",
                fresh("classes").toString(),
                "-s",
                fresh("generated").toString(),
                "-classpath",
                paths.api(contestant)));
        files.forEach(file -> lines.add(file.toString()));
        Path arguments = Files.write(directory.resolve("arguments"), lines);
        Path log = directory.resolve("log");
        long start = System.nanoTime();
        Process worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Paths.ofThis(),
                        Worker.class.getName(),
                        "@" + arguments)
                .redirectError(log.toFile())
                .start();
        String printed = new String(worker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = worker.waitFor();
        long wall = Duration.ofNanos(System.nanoTime() - start).toMillis();
        if (status != 0) {
            throw new IllegalStateException(contestant + " did not compile:\n" + Files.readString(log));
        }
        return new Cost(Long.parseLong(printed.strip()), wall);
    }

    private Path fresh(String name) throws IOException {
        Path path = directory.resolve(name);
        Directories.delete(path);
        return Files.createDirectories(path);
    }
}
