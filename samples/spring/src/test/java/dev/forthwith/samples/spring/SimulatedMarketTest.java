package dev.forthwith.samples.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forthwith.AsyncTask;
import org.junit.jupiter.api.Test;

/** A trade with the market in memory, without a server. */
final class SimulatedMarketTest {
    private final Market market = new SimulatedMarket();

    @Test
    void aTradeThatFailsGivesItsSharesBack() throws Exception {
        AsyncTask<Receipt> trade = AsyncOpenTrade.of(market)
                .with(open ->
                        open.place(new Order("ACME", 600)).thenCompose(first -> open.place(new Order("ACME", 600))));
        assertThrows(NotEnoughShares.class, trade::await);
        assertEquals(1_000, buy(1_000).shares());
        assertThrows(NotEnoughShares.class, () -> buy(1));
    }

    @Test
    void quotesAreCounted() throws Exception {
        assertEquals(
                1,
                AsyncQuotes.of(market, "ACME").findFirst().await().orElseThrow().number());
    }

    private Receipt buy(int shares) throws InterruptedException {
        return AsyncOpenTrade.of(market)
                .with(trade -> trade.place(new Order("ACME", shares)))
                .await();
    }
}
