package dev.forthwith.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, with the runtime on the class path or as a module. */
public final class Jvm {
    private Jvm() {}

    /** What the program prints; it must end well. */
    public static String run(Class<?> program, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(String.join(System.getProperty("path.separator"), "target/classes", "target/test-classes"));
        command.add(program.getName());
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the program hangs");
            assertEquals(0, process.exitValue(), printed);
            return printed;
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
