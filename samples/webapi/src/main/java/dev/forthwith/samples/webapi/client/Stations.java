package dev.forthwith.samples.webapi.client;

import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.NextPage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The ids of all stations, page by page: each page tells the token of the next one, the last an empty one. */
@AsyncSource
class Stations {
    /** A page as the server sends it. */
    record Page(List<String> stations, String next) {}

    /** Fetches the page of a token. */
    @FunctionalInterface
    interface PageCall {
        CompletionStage<Page> page(String token);
    }

    private final PageCall call;
    private Optional<String> token = Optional.of("");

    Stations(PageCall call) {
        this.call = call;
    }

    @NextPage
    CompletionStage<Optional<List<String>>> next() {
        return token.isEmpty()
                ? CompletableFuture.completedFuture(Optional.empty())
                : call.page(token.get()).thenApply(this::turn);
    }

    private Optional<List<String>> turn(Page page) {
        token = Optional.of(page.next()).filter(next -> !next.isEmpty());
        return Optional.of(page.stations());
    }
}
