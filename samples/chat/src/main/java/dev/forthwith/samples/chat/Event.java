package dev.forthwith.samples.chat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/** A server-sent event, made once for all who get it. */
final class Event {
    /** Tells the browser when to come back after a broken connection. */
    static final Event WELCOME = new Event("retry: 1000\n\n");

    /** Says nothing; a connection whose reader has gone shows only when something is written to it. */
    static final Event KEEP_ALIVE = new Event(":\n\n");

    private static final int NAMES = 100;

    private final byte[] bytes;

    private Event(String text) {
        bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /** The lines of its data are the time, the author, and the text. */
    static Event said(Message message) {
        return new Event("id: " + message.id() + "\nevent: said\ndata: " + message.at() + "\ndata: " + message.author()
                + "\n" + data(message.text()) + "\n");
    }

    /** The lines of its data are how many are in the room, and the names of the first hundred. */
    static Event present(int count, Collection<String> names) {
        String listed = names.stream().limit(NAMES).map(Event::data).collect(Collectors.joining());
        return new Event("event: present\ndata: " + count + "\n" + listed + "\n");
    }

    private static String data(String text) {
        return text.lines().map(line -> "data: " + line + "\n").collect(Collectors.joining());
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
        out.flush();
    }
}
