package dev.forthwith.samples.chat;

import dev.forthwith.AsyncTask;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** A chat in the browser. */
public final class Chat {
    private static final List<String> ROOMS = List.of("lobby", "kitchen", "garden");
    private static final Duration PULSE = Duration.ofMillis(500);

    private Chat() {}

    /** Takes a port, by default 8080, and a directory for the histories, by default target/histories; serves until it is stopped. */
    public static void main(String[] args) throws InterruptedException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8080;
        Path histories = Path.of(args.length > 1 ? args[1] : "target/histories");
        AsyncTask<Void> serving = AsyncChatServer.of(port, histories, ROOMS, PULSE)
                .with(http -> {
                    System.out.println("Open http://localhost:"
                            + http.getAddress().getPort() + "/ in two windows. Ctrl-C stops the chat.");
                    return new CompletableFuture<Void>();
                });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(serving)));
        try {
            serving.await();
        } catch (UncheckedIOException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        } catch (CancellationException stopped) {
            System.out.println("Everybody has left.");
        }
    }

    private static void stop(AsyncTask<Void> serving) {
        serving.cancel(true);
        serving.handle((nothing, cancelled) -> "stopped").join();
    }
}
