package dev.forthwith.samples.webapi.server;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on a free port of this machine, which knows how many exchanges are open. */
public final class LocalServer implements AutoCloseable {
    private static final int BACKLOG = 1024;

    static {
        System.setProperty(
                "sun.net.httpserver.nodelay", "true"); // an answer is not held back until the last was acknowledged
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final OpenExchanges open = new OpenExchanges();
    private final HttpServer server;

    /** Starts the server. */
    public LocalServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(threads);
        server.start();
    }

    /** Serves a path and what is below it. A handler that throws breaks the connection off. */
    public LocalServer serve(String path, HttpHandler handler) {
        HttpContext context = server.createContext(path, handler);
        context.getFilters().add(open);
        return this;
    }

    /** Where it is. */
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/");
    }

    /** The exchanges that are open. */
    public OpenExchanges open() {
        return open;
    }

    /** Stops the server and breaks off what is open. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
