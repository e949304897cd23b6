package dev.forthwith.samples.spring;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import java.util.List;
import java.util.concurrent.Flow;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A source is a {@code Flow.Publisher} and a task is a {@code CompletionStage}: WebFlux takes both as they are. */
@RestController
class MarketController {
    private final Market market;

    MarketController(Market market) {
        this.market = market;
    }

    /** Streams until the client disconnects, or the market closes. */
    @GetMapping(
            path = "/quotes/{symbol}",
            produces = {MediaType.TEXT_EVENT_STREAM_VALUE, MediaType.APPLICATION_NDJSON_VALUE})
    AsyncIterable<Quote> quotes(@PathVariable String symbol) {
        return AsyncQuotes.of(market, symbol);
    }

    /** One trade of all orders, which are read as they arrive. Responds after the commit; a client that disconnects before cancels it. */
    @PostMapping(path = "/orders", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    AsyncTask<List<Receipt>> trade(@RequestBody Flow.Publisher<Order> orders) {
        return AsyncOpenTrade.of(market)
                .with(trade -> AsyncIterable.from(orders).mapAwait(trade::place).toList());
    }
}
