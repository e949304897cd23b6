package dev.forthwith.samples.webapi.client;

import java.net.URI;

/** A body broke off before its end: the server died, or the network between. */
public final class BrokenStreamException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenStreamException(URI uri, long line, Throwable cause) {
        super(uri + " broke off after line " + line + ": " + cause.getMessage(), cause);
    }
}
