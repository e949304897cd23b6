package dev.forthwith.samples.webapi.client;

import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * A response whose headers have arrived and whose body has not: it keeps its connection, and the server that wants to send it, busy until
 * somebody reads it to its end or cancels it. The exit does, whatever happened to the body in between.
 */
@AsyncResource
class OpenBody {
    private final HttpClient http;
    private final HttpRequest request;

    OpenBody(HttpClient http, HttpRequest request) {
        this.http = http;
        this.request = request;
    }

    /** Interruptible: the client of the JDK cancels the exchange with the stage, so no response can arrive later. */
    @Enter(interruptible = true)
    CompletionStage<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> send() {
        return http.sendAsync(request, Status.ok(request, BodySubscribers::ofPublisher));
    }

    @Exit
    void discard(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
        response.body().subscribe(new Discarded());
    }

    /** Cancels at once. A body that has had its reader, which cancelled or came to the end, refuses this one. */
    private static final class Discarded implements Flow.Subscriber<List<ByteBuffer>> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.cancel();
        }

        @Override
        public void onNext(List<ByteBuffer> bytes) {}

        @Override
        public void onError(Throwable refused) {}

        @Override
        public void onComplete() {}
    }
}
