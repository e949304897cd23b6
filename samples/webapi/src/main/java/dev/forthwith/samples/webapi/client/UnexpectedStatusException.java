package dev.forthwith.samples.webapi.client;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Set;

/** The server answered with another status than 200. */
public final class UnexpectedStatusException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    private final int status;
    private final Duration retryAfter;

    UnexpectedStatusException(HttpRequest request, ResponseInfo response, String body) {
        super(request.method() + " " + request.uri() + " was answered with " + response.statusCode() + ": "
                + Excerpt.of(body));
        this.status = response.statusCode();
        this.retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
    }

    /** The status. */
    public int status() {
        return status;
    }

    /** Whether the same request may succeed later. */
    boolean mayPass() {
        return PASSING.contains(status);
    }

    /** How long the server asks to be left alone: zero if it said nothing, or a date. */
    Duration retryAfter() {
        return retryAfter;
    }
}
