package dev.forthwith.samples.kafka;

import dev.forthwith.AsyncChannel;
import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Blocking;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link MemberProgram} in a virtual machine of its own, which sends the lines that it prints to a channel. */
@AsyncResource
@Blocking
class MemberProcess {
    private final String name;
    private final List<String> arguments;
    private final AsyncChannel<Line> lines;
    private Process process;
    private Thread reader;

    MemberProcess(String name, List<String> arguments, AsyncChannel<Line> lines) {
        this.name = name;
        this.arguments = arguments;
        this.lines = lines;
    }

    @Enter
    void start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                MemberProgram.class.getName()));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        reader = new Thread(this::read, "output of " + name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.send(Line.of(name, line)).await();
            }
            lines.send(Line.of(name, Line.ENDED)).await();
        } catch (IOException failure) {
            lines.fail(failure);
        } catch (InterruptedException nobodyReadsAnyMore) {
            Thread.currentThread().interrupt();
        }
    }

    String name() {
        return name;
    }

    /** Ends its input, so that it leaves the group. */
    void askToLeave() throws IOException {
        process.getOutputStream().close();
    }

    /** Kills it: {@code kill -9}. By its handle, since {@code Process} throws away what it has printed and nobody has read yet. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    @Exit
    void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.interrupt();
        reader.join();
    }

    /** That of this program, also if it runs in Maven. */
    private static String classPath() {
        if (!(MemberProcess.class.getClassLoader() instanceof URLClassLoader loader)) {
            return System.getProperty("java.class.path");
        }
        List<String> paths = new ArrayList<>();
        for (URL url : loader.getURLs()) {
            try {
                paths.add(Path.of(url.toURI()).toString());
            } catch (URISyntaxException failure) {
                throw new IllegalStateException(url + " of the class path is no file", failure);
            }
        }
        return String.join(System.getProperty("path.separator"), paths);
    }
}
