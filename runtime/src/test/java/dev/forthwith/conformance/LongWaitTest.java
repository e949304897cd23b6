package dev.forthwith.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forthwith.AsyncTask;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Twin;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cancelled task that has waited for ten seconds says so once. In a JVM of its own, whose log is read. */
@Timeout(120)
final class LongWaitTest {
    private static final String BEFORE = "a cancelled task has waited for ten seconds for ";

    /** Cancels tasks that cannot end, and waits until its input does. */
    static final class Waiting {
        private Waiting() {}

        public static void main(String[] args) throws Exception {
            Bench bench = new Bench(Twin.READY);
            Gate never = new Gate();
            List<AsyncTask<?>> tasks = List.of(
                    bench.generated("a").exitGate(never).with(a -> new CompletableFuture<>()),
                    bench.generated("a").enterGate(never).with(Twin.READY::value),
                    bench.generated("a")
                            .with(a -> bench.generated("b").exitGate(never).with(b -> new CompletableFuture<>()))
                            .thenApply(value -> value)
                            .thenApply(value -> value),
                    bench.source(Form.GENERATED, 1)
                            .closeGate(never)
                            .waitsAt(1, never)
                            .toList(),
                    bench.source(Form.GENERATED, 1)
                            .closeGate(never)
                            .waitsAt(2, never)
                            .mapConcurrent(2, Twin.READY::value)
                            .prefetch(2)
                            .count());
            tasks.forEach(task -> task.cancel(true));
            bench.source(Form.GENERATED, 1).waitsAt(1, never).count().cancel(false);
            System.in.read();
        }
    }

    @Test
    void saysOnceWhichMethodItWaitsFor() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(
                                System.getProperty("path.separator"), folderOf(AsyncTask.class), folderOf(Bench.class)),
                        Waiting.class.getName())
                .start();
        try (BufferedReader log =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            List<String> waitedFor = new ArrayList<>();
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                int at = line.indexOf(BEFORE);
                if (at >= 0) {
                    waitedFor.add(line.substring(at + BEFORE.length()));
                }
                if (waitedFor.size() == 6) {
                    process.getOutputStream().close();
                }
            }
            assertEquals(
                    List.of(
                            "Resource.close()",
                            "Resource.open()",
                            "Resource.close()",
                            "Numbers.close()",
                            "Numbers.close()",
                            "Numbers.next()"),
                    waitedFor);
        } finally {
            process.destroy();
        }
    }

    private static String folderOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
