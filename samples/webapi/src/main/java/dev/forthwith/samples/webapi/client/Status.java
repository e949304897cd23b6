package dev.forthwith.samples.webapi.client;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** What becomes of a response by its status. */
final class Status {
    private Status() {}

    /** Hands on the body of a 200. The body of any other response is read, so that its connection is free again, and is the failure. */
    static <T> BodyHandler<T> ok(HttpRequest request, Supplier<BodySubscriber<T>> body) {
        return response -> response.statusCode() == 200 ? body.get() : failure(request, response);
    }

    private static <T> BodySubscriber<T> failure(HttpRequest request, ResponseInfo response) {
        return BodySubscribers.mapping(BodySubscribers.ofString(StandardCharsets.UTF_8), text -> {
            throw new UnexpectedStatusException(request, response, text);
        });
    }
}
