package dev.forthwith.samples.spring;

import dev.forthwith.Outcome;
import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import dev.forthwith.annotation.Next;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The quotes of a share. The subscription to the market lives as long as somebody reads them. */
@AsyncSource
class Quotes {
    private static final Logger LOGGER = LoggerFactory.getLogger(Quotes.class);

    private final Market market;
    private final String symbol;
    private Market.Feed feed;

    Quotes(Market market, String symbol) {
        this.market = market;
        this.symbol = symbol;
    }

    @Enter
    CompletionStage<Void> subscribe() {
        LOGGER.info("{}: subscribed", symbol);
        return market.subscribe(symbol).thenAccept(subscribed -> feed = subscribed);
    }

    @Next
    CompletionStage<Quote> next() {
        return feed.next();
    }

    @Exit
    CompletionStage<Void> unsubscribe(Outcome outcome) {
        LOGGER.info("{}: unsubscribed: {}", symbol, outcome);
        return feed.unsubscribe();
    }
}
