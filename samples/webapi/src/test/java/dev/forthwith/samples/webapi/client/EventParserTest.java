package dev.forthwith.samples.webapi.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the HTML standard, and the corners of its rules. */
final class EventParserTest {
    private static List<ServerSentEvent> parse(String text) {
        EventParser parser = new EventParser();
        List<ServerSentEvent> events = new ArrayList<>();
        text.lines().forEach(line -> parser.accept(line, events::add));
        return events;
    }

    private static ServerSentEvent message(String id, String data) {
        return new ServerSentEvent(id, "message", data);
    }

    @Test
    void linesOfDataAreOneEvent() {
        assertEquals(List.of(message("", "YHOO\n+2\n10")), parse("data: YHOO\ndata: +2\ndata: 10\n\n"));
    }

    @Test
    void commentsAndIdsAndAnUnfinishedEvent() {
        assertEquals(
                List.of(message("1", "first event"), message("", "second event"), message("", " third event")),
                parse(
                        ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\ndata: none"));
    }

    @Test
    void emptyDataIsAnEventAndNoDataIsNone() {
        assertEquals(List.of(message("", ""), message("", "\n")), parse("data\n\ndata\ndata\n\nevent: x\n\n\ndata:"));
    }

    @Test
    void oneSpaceAfterTheColonIsDropped() {
        assertEquals(List.of(message("", "test"), message("", "test")), parse("data:test\n\ndata: test\n\n"));
    }

    @Test
    void typesBelongToOneEventAndIdsStay() {
        assertEquals(
                List.of(new ServerSentEvent("7", "add", "a"), message("7", "b")),
                parse("event: add\nid: 7\ndata: a\n\nretry: 10\nunknown: x\ndata: b\n\n"));
    }

    @Test
    void aByteOrderMarkAndAnIdWithANullAreIgnored() {
        assertEquals(List.of(message("", "a")), parse("\uFEFFdata: a\nid: x\0y\n\n"));
    }
}
