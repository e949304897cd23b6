package dev.forthwith.samples.spring;

import dev.forthwith.Outcome;
import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A trade that is committed if what is done with it completes, and rolled back if that fails or is cancelled. */
@AsyncResource
class OpenTrade {
    private static final Logger LOGGER = LoggerFactory.getLogger(OpenTrade.class);

    private final Market market;

    OpenTrade(Market market) {
        this.market = market;
    }

    @Enter
    CompletionStage<Market.Trade> begin() {
        return market.begin();
    }

    @Exit
    CompletionStage<Void> end(Market.Trade trade, Outcome outcome) {
        LOGGER.info("trade: {}", outcome);
        return outcome == Outcome.COMPLETED ? trade.commit() : trade.rollBack();
    }
}
