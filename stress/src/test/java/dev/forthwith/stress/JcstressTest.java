package dev.forthwith.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs jcstress, and makes sure that it ran every state: one that it cannot schedule it leaves out silently. */
final class JcstressTest {
    private static final Pattern SUMMARY = Pattern.compile("All remaining tests: (\\d+) matching test results");

    @Test
    void noStateIsBroken() throws Exception {
        Path directory = Files.createDirectories(Path.of(System.getProperty("stress.directory", "target"), "jcstress"));
        Path log = directory.resolve("log.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.openjdk.jcstress.Main",
                        "-t",
                        "dev.forthwith.stress",
                        "-sc",
                        "false",
                        "-jvmArgs",
                        "-Xmx512m",
                        "-f",
                        "1",
                        "-fsm",
                        System.getProperty("stress.forks", "0"),
                        "-iters",
                        System.getProperty("stress.iterations", "1"),
                        "-time",
                        System.getProperty("stress.time", "100"),
                        "-strideCount",
                        "2",
                        "-pth",
                        "false",
                        "-spinStyle",
                        System.getProperty("stress.spin", "THREAD_YIELD"),
                        "-r",
                        directory.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertTrue(process.waitFor(30, TimeUnit.MINUTES), "jcstress hangs");
        String report = Files.readString(log);
        assertEquals(0, process.exitValue(), report);
        List<String> states = states();
        assertTrue(states.size() >= 12, states::toString);
        Matcher summary = SUMMARY.matcher(report);
        assertTrue(summary.find(), report);
        assertEquals(states.size(), Integer.parseInt(summary.group(1)), () -> states + "\n" + report);
        System.out.println("jcstress: " + states.size() + " states ran");
    }

    private static List<String> states() throws IOException {
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/dev/forthwith/stress"))) {
            return sources.map(source -> source.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.equals("Late"))
                    .sorted()
                    .toList();
        }
    }
}
