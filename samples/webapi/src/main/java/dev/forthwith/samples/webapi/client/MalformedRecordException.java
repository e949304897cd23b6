package dev.forthwith.samples.webapi.client;

import java.net.URI;

/** The server sent something that is not what was asked for. The message tells where, and what was found. */
public final class MalformedRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;

    MalformedRecordException(URI uri, long line, Class<?> type, String text, String problem, Throwable cause) {
        super(
                uri + ", line " + line + ": no " + type.getSimpleName() + ": " + Excerpt.of(text) + " (" + problem
                        + ")",
                cause);
        this.line = line;
    }

    /** The number of the line in the body, from 1. */
    public long line() {
        return line;
    }
}
