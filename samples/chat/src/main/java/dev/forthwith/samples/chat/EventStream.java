package dev.forthwith.samples.chat;

import com.sun.net.httpserver.HttpExchange;
import dev.forthwith.AsyncTask;
import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Blocking;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;

/** An exchange that sends events until it is over. Writing blocks while the reader's connection is full, so a thread of its own does it. */
@AsyncResource
class EventStream {
    private final HttpExchange exchange;

    EventStream(HttpExchange exchange) {
        this.exchange = exchange;
    }

    @Enter
    @Blocking
    void begin() {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        try {
            exchange.sendResponseHeaders(200, 0);
        } catch (IOException broken) {
            throw gone(broken);
        }
    }

    /** Cancelled while it writes it breaks the connection: the thread is interrupted, and that closes the channel below. */
    CompletionStage<Void> write(Event event) {
        return AsyncTask.blocking(() -> {
            try {
                event.writeTo(exchange.getResponseBody());
            } catch (IOException broken) {
                throw gone(broken);
            }
            return null;
        });
    }

    /** A reader that has gone is no failure: it has cancelled what was done for it. */
    private static CancellationException gone(IOException broken) {
        CancellationException gone = new CancellationException("the reader has gone");
        gone.initCause(broken);
        return gone;
    }

    @Exit
    @Blocking
    void end() {
        exchange.close();
    }
}
