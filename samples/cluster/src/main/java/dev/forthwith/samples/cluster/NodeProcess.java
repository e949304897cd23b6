package dev.forthwith.samples.cluster;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Blocking;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Another JVM with the classes of this one. What it prints is logged here, and can be waited for. */
@AsyncResource
class NodeProcess {
    private final Consumer<String> log;
    private final List<String> command = new ArrayList<>();
    private final AsyncChannel<String> lines = AsyncChannel.bounded(1024);
    private Process process;
    private AsyncTask<Void> logged;

    NodeProcess(Consumer<String> log, Class<?> main, String... arguments) {
        this.log = log;
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command.addAll(List.of(java, "-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
    }

    @Enter
    @Blocking
    void start() throws IOException {
        process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        logged = output().onClose(outcome -> lines.close()).forEachAwait(line -> {
            log.accept(line);
            return lines.send(line);
        });
    }

    /** Waits for a line. False: the process has ended without. */
    AsyncTask<Boolean> says(String line) {
        return lines.anyMatch(line::equals);
    }

    /** Ends the process without a warning, as kill -9 does. */
    void kill() {
        process.destroyForcibly();
    }

    /** Ends its input, and so the process; one that does not heed that is killed. */
    @Exit
    CompletionStage<Void> stop() throws IOException {
        process.getOutputStream().close();
        CompletableFuture.delayedExecutor(20, TimeUnit.SECONDS).execute(this::kill);
        return process.onExit().thenCompose(ended -> {
            lines.close();
            return logged;
        });
    }

    private AsyncIterable<String> output() {
        return AsyncIterable.generate(out -> {
            try (BufferedReader reader = process.inputReader()) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    out.emit(line);
                }
            }
        });
    }

    /** Maven loads the classes of exec:java by itself; everybody else names them on the command line. */
    private static String classPath() {
        if (NodeProcess.class.getClassLoader() instanceof URLClassLoader loader) {
            return Stream.of(loader.getURLs())
                    .map(url -> new File(url.getPath()).getPath())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }
}
