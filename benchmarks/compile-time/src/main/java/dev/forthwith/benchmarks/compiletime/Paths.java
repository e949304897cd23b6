package dev.forthwith.benchmarks.compiletime;

import dev.forthwith.AsyncTask;
import dev.forthwith.annotation.AsyncResource;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The class path and the processor path of each contestant; Maven resolves those of the peers. */
final class Paths {
    private static final Properties PEERS = new Properties();

    static {
        try (InputStream in = Paths.class.getResourceAsStream("/peers.properties")) {
            PEERS.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final Path directory;

    private Paths(Path directory) {
        this.directory = directory;
    }

    /** Resolves the artifacts of these contestants, with the Maven that runs this. */
    static Paths resolve(List<Contestant> contestants, Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        List<String> modules = new ArrayList<>();
        for (Contestant contestant : contestants) {
            if (contestant.isPeer()) {
                for (String kind : List.of("api", "processor")) {
                    String key = contestant.key() + "." + kind;
                    modules.add(key);
                    Files.writeString(
                            Files.createDirectories(directory.resolve(key)).resolve("pom.xml"),
                            pom(key, "jar", "<dependencies>" + dependencies(key) + "</dependencies>"));
                }
            }
        }
        if (!modules.isEmpty()) {
            StringBuilder list = new StringBuilder("<modules>");
            modules.forEach(module -> list.append("<module>").append(module).append("</module>"));
            Files.writeString(
                    directory.resolve("pom.xml"),
                    pom("peers", "pom", list.append("</modules>").toString()));
            runMaven(directory);
        }
        return new Paths(directory);
    }

    private static String pom(String name, String packaging, String content) {
        return "<project><modelVersion>4.0.0</modelVersion><groupId>peers</groupId><artifactId>" + name
                + "</artifactId><version>1</version><packaging>" + packaging + "</packaging>" + content
                + "</project>\n";
    }

    private static String dependencies(String key) {
        StringBuilder dependencies = new StringBuilder();
        for (String artifact : PEERS.getProperty(key).split(" ", -1)) {
            String[] parts = artifact.split(":", -1);
            dependencies.append(String.format(
                    "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>",
                    (Object[]) parts));
        }
        return dependencies.toString();
    }

    private static void runMaven(Path directory) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "-q",
                "-B",
                "org.apache.maven.plugins:maven-dependency-plugin:" + PEERS.getProperty("maven-dependency-plugin")
                        + ":build-classpath",
                "-Dmdep.outputFile=path"));
        String repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        int status = new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("Maven could not resolve the peers");
        }
    }

    /** What the annotated classes are compiled against. */
    String api(Contestant contestant) throws IOException {
        return contestant.isPeer()
                ? resolved(contestant, "api")
                : of(AsyncResource.class) + File.pathSeparator + of(AsyncTask.class);
    }

    String processor(Contestant contestant) throws IOException {
        return switch (contestant) {
            case BY_HAND -> throw new IllegalArgumentException("no processor");
            case BARE -> ofThis();
            case FORTHWITH -> ofProcessor();
            default -> resolved(contestant, "processor");
        };
    }

    private String resolved(Contestant contestant, String kind) throws IOException {
        return Files.readString(directory.resolve(contestant.key() + "." + kind).resolve("path"))
                .strip();
    }

    static String ofThis() {
        return of(Paths.class);
    }

    /** By its name, since its class mentions annotations that are not here. */
    private static String ofProcessor() {
        try {
            return of(Class.forName("dev.forthwith.processor.ForthwithProcessor"));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String of(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
