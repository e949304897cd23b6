package dev.forthwith.samples.webapi.client;

import dev.forthwith.AsyncIterable;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow;

/** The lines of one response. They are numbered, so that an error can say where it is. */
final class Lines {
    private final URI uri;
    private final Flow.Publisher<List<ByteBuffer>> body;
    private long number;

    Lines(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
        this.uri = response.uri();
        this.body = response.body();
    }

    /**
     * The lines. The server is held back as long as they are not consumed: the JDK cuts the body into lines only for a subscriber that has
     * asked for them, and stops to read from the connection when nobody does.
     */
    AsyncIterable<String> read() {
        Flow.Publisher<String> lines = reader ->
                body.subscribe(BodySubscribers.fromLineSubscriber(reader, done -> null, StandardCharsets.UTF_8, null));
        return AsyncIterable.from(lines)
                .peek(line -> number++)
                .onErrorResume(failure -> AsyncIterable.failed(new BrokenStreamException(uri, number, failure)));
    }

    URI uri() {
        return uri;
    }

    /** The number of the line that was consumed last. */
    long number() {
        return number;
    }
}
