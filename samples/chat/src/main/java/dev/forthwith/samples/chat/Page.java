package dev.forthwith.samples.chat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The files that the browser shows. */
final class Page {
    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "chat.css", "text/css; charset=utf-8",
            "chat.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private Page() {}

    static void send(HttpExchange exchange, String file) throws IOException, HttpProblem {
        String type = TYPES.get(file);
        if (type == null) {
            throw new HttpProblem(404, "there is no " + exchange.getRequestURI().getPath());
        }
        try (InputStream content = Page.class.getResourceAsStream("page/" + file)) {
            byte[] bytes = content.readAllBytes();
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", type);
            headers.set("Cache-Control", "no-cache");
            headers.set("Content-Security-Policy", "default-src 'self'");
            headers.set("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
