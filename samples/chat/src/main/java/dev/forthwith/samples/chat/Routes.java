package dev.forthwith.samples.chat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.forthwith.AsyncTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** What is asked for, and who answers. */
final class Routes implements HttpHandler {
    private static final int LARGEST_FORM = 32 * 1024;

    private final Map<String, Room> rooms;
    private final Visitors visitors;

    Routes(Map<String, Room> rooms, Visitors visitors) {
        this.rooms = rooms;
        this.visitors = visitors;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            route(exchange);
        } catch (HttpProblem problem) {
            answer(exchange, problem.status(), problem.getMessage());
        } catch (CompletionException failure) {
            answer(
                    exchange,
                    500,
                    "the history cannot be written: " + failure.getCause().getMessage());
        } catch (InterruptedException stopped) {
            answer(exchange, 503, "the server stops");
        }
    }

    private void route(HttpExchange exchange) throws IOException, HttpProblem, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        String[] parts = path.split("/", -1);
        if (parts.length == 4 && parts[1].equals("rooms") && parts[3].equals("events")) {
            require("GET", exchange);
            visit(exchange, room(parts[2]));
        } else if (parts.length == 4 && parts[1].equals("rooms") && parts[3].equals("messages")) {
            require("POST", exchange);
            say(exchange, room(parts[2]));
        } else if (path.equals("/rooms")) {
            require("GET", exchange);
            answer(exchange, 200, String.join("\n", rooms.keySet()));
        } else {
            require("GET", exchange);
            Page.send(exchange, path.equals("/") ? "index.html" : path.substring(1));
            exchange.close();
        }
    }

    /** Begins a visit, which goes on without this thread. */
    private void visit(HttpExchange exchange, Room room) throws HttpProblem {
        Fields query = Fields.parse(exchange.getRequestURI().getRawQuery());
        String name = query.name();
        String lastEventId = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        long seen = lastEventId == null ? query.after() : new Fields(Map.of("after", lastEventId)).after();
        visitors.add(AsyncEventStream.of(exchange)
                .with(stream -> AsyncMembership.of(room, name, seen).with(member -> follow(member, stream))));
    }

    private static AsyncTask<Void> follow(Member member, EventStream stream) {
        AsyncTask<Void> following = member.events().forEachAwait(stream::write);
        member.cutOff().thenRun(() -> following.cancel(true));
        return following;
    }

    private void say(HttpExchange exchange, Room room) throws IOException, HttpProblem, InterruptedException {
        byte[] form = exchange.getRequestBody().readNBytes(LARGEST_FORM + 1);
        if (form.length > LARGEST_FORM) {
            throw new HttpProblem(413, "a form has at most " + LARGEST_FORM + " bytes");
        }
        Fields fields = Fields.parse(new String(form, StandardCharsets.UTF_8));
        Message said = room.say(fields.name(), fields.text()).await();
        answer(exchange, 200, Long.toString(said.id()));
    }

    private Room room(String name) throws HttpProblem {
        Room room = rooms.get(name);
        if (room == null) {
            throw new HttpProblem(404, "there is no room " + name);
        }
        return room;
    }

    private static void require(String method, HttpExchange exchange) throws HttpProblem {
        if (!exchange.getRequestMethod().equals(method)) {
            exchange.getResponseHeaders().set("Allow", method);
            throw new HttpProblem(405, exchange.getRequestURI().getPath() + " knows only " + method);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
