package dev.forthwith.samples.chat;

import com.sun.net.httpserver.HttpServer;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The rooms, served to browsers on this machine. When it stops everybody leaves, and then the rooms and their histories are closed. */
@AsyncResource
class ChatServer {
    private static final int BACKLOG = 1024;

    static {
        System.setProperty(
                "sun.net.httpserver.nodelay", "true"); // an event is not held back until the last was acknowledged
        System.setProperty("sun.net.httpserver.maxReqTime", "30"); // seconds that a client has to send its request
    }

    private final int port;
    private final Path histories;
    private final List<String> names;
    private final Duration pulse;
    private final Visitors visitors = new Visitors();

    /** The port 0 is any that is free; the pulse is how often members are told who is there, at the most. */
    ChatServer(int port, Path histories, List<String> names, Duration pulse) {
        this.port = port;
        this.histories = histories;
        this.names = names;
        this.pulse = pulse;
    }

    @Enter
    CompletionStage<HttpServer> start(AsyncExitStack stack) {
        ExecutorService threads = stack.adopt(Executors.newCachedThreadPool(), (opened, outcome, failure) -> {
            opened.shutdown();
            return CompletableFuture.completedFuture(null);
        });
        Map<String, Room> rooms = new LinkedHashMap<>();
        return AsyncIterable.from(names)
                .forEachAwait(name -> stack.enter(AsyncOpenRoom.of(histories.resolve(name + ".tsv"), pulse))
                        .thenAccept(room -> rooms.put(name, room)))
                .thenApply(opened -> listen(new Routes(rooms, visitors), threads));
    }

    private HttpServer listen(Routes routes, Executor threads) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            http.createContext("/", routes);
            http.setExecutor(threads);
            http.start();
            return http;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot listen on port " + port + ": " + failure.getMessage(), failure);
        }
    }

    @Exit
    CompletionStage<Void> stop(HttpServer http) {
        http.stop(0);
        return visitors.sendAway();
    }
}
