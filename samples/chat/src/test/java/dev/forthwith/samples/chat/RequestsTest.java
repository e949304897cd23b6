package dev.forthwith.samples.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no request of the chat is told why. */
final class RequestsTest extends Served {
    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    @Test
    void theRooms() throws Exception {
        assertEquals("lobby\nkitchen", get("/rooms").body());
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/chat.css, text/css; charset=utf-8",
        "/chat.js, text/javascript; charset=utf-8",
        "/icon.svg, image/svg+xml"
    })
    void thePage(String path, String type) throws Exception {
        HttpResponse<String> response = get(path);
        assertEquals(200, response.statusCode());
        assertEquals(type, response.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "default-src 'self'",
                response.headers().firstValue("Content-Security-Policy").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing, 404, there is no /nothing",
        "/../chat.css, 404, there is no /../chat.css",
        "/rooms/attic/events?name=Anna, 404, there is no room attic",
        "/rooms/lobby/events, 400, there is no name",
        "/rooms/lobby/events?name=%20, 400, there is no name",
        "/rooms/lobby/events?name=Anna&after=x, 400, 'after is the id of a message, not x'",
        "/rooms/lobby/messages, 405, /rooms/lobby/messages knows only POST"
    })
    void whatCannotBeHad(String path, int status, String text) throws Exception {
        HttpResponse<String> response = get(path);
        assertEquals(text, response.body());
        assertEquals(status, response.statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "text=hello, 400, there is no name",
        "name=Anna, 400, there is no text",
        "name=Anna&text=+%0A+, 400, there is no text",
        "name=%zz&text=hello, 400, not encoded as a form: %zz"
    })
    void whatCannotBeSaid(String form, int status, String text) throws Exception {
        HttpResponse<String> response = post("lobby", form);
        assertEquals(text, response.body());
        assertEquals(status, response.statusCode());
    }

    @Test
    void whatIsTooLong() throws Exception {
        assertEquals(
                "the text has more than 2000 characters",
                post("lobby", "name=Anna&text=" + "x".repeat(2_001)).body());
        assertEquals(
                "the name has more than 40 characters",
                post("lobby", "text=x&name=" + "x".repeat(41)).body());
        assertEquals(413, post("lobby", "name=Anna&text=" + "x".repeat(40_000)).statusCode());
        say("lobby", "x".repeat(40), "日".repeat(2_000));
    }

    @Test
    void controlCharactersAreSpaces() throws Exception {
        say("lobby", "An\u0007\nna", "a\u0000b\r\nc\rd\te");
        Listener bert = joining("lobby", "Bert", 0);
        bert.awaitMessage(1);
        assertEquals("An na\na b\nc\nd\te", bert.said().get(0));
    }
}
