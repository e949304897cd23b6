package dev.forthwith.samples.webapi.client;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Makes server-sent events of lines, as the HTML standard says. An event that is not finished by an empty line is none. */
final class EventParser implements BiConsumer<String, Consumer<ServerSentEvent>> {
    private final StringBuilder data = new StringBuilder();
    private boolean begun;
    private String id = "";
    private String type = "";

    @Override
    public void accept(String line, Consumer<ServerSentEvent> events) {
        String text = begun || !line.startsWith("\uFEFF") ? line : line.substring(1);
        begun = true;
        if (text.isEmpty()) {
            dispatch(events);
            return;
        }
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        take(field, value.startsWith(" ") ? value.substring(1) : value);
    }

    private void take(String field, String value) {
        switch (field) {
            case "data" -> data.append(value).append('\n');
            case "event" -> type = value;
            case "id" -> id = value.indexOf('\0') < 0 ? value : id;
            default -> {} // a comment, or a field that we do not know
        }
    }

    private void dispatch(Consumer<ServerSentEvent> events) {
        if (data.length() > 0) {
            data.setLength(data.length() - 1);
            events.accept(new ServerSentEvent(id, type.isEmpty() ? "message" : type, data.toString()));
        }
        data.setLength(0);
        type = "";
    }
}
