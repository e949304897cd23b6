package dev.forthwith.samples.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A market in memory: a quote comes every half second, and there are a thousand shares of everything. */
final class SimulatedMarket implements Market {
    private static final Executor TICK = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);
    private static final int SHARES = 1_000;

    private final Map<String, Integer> forSale = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<Feed> subscribe(String symbol) {
        return CompletableFuture.completedFuture(new SimulatedFeed(symbol));
    }

    @Override
    public CompletionStage<Trade> begin() {
        return CompletableFuture.completedFuture(new SimulatedTrade());
    }

    private static long price(String symbol) {
        return 1_000L + Math.floorMod(symbol.hashCode(), 9_000);
    }

    private static final class SimulatedFeed implements Feed {
        private final String symbol;
        private int count;

        SimulatedFeed(String symbol) {
            this.symbol = symbol;
        }

        @Override
        public CompletionStage<Quote> next() {
            count++;
            Quote quote = new Quote(symbol, count, price(symbol) + count % 10);
            return CompletableFuture.supplyAsync(() -> quote, TICK);
        }

        @Override
        public CompletionStage<Void> unsubscribe() {
            return CompletableFuture.completedFuture(null);
        }
    }

    private final class SimulatedTrade implements Trade {
        private final List<Order> taken = new ArrayList<>();

        @Override
        public CompletionStage<Receipt> place(Order order) {
            forSale.compute(order.symbol(), (symbol, shares) -> {
                int left = (shares == null ? SHARES : shares) - order.shares();
                if (left < 0) {
                    throw new NotEnoughShares(order);
                }
                return left;
            });
            taken.add(order);
            long cents = order.shares() * price(order.symbol());
            return CompletableFuture.completedFuture(new Receipt(order.symbol(), order.shares(), cents));
        }

        @Override
        public CompletionStage<Void> commit() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> rollBack() {
            taken.forEach(order -> forSale.merge(order.symbol(), order.shares(), Integer::sum));
            return CompletableFuture.completedFuture(null);
        }
    }
}
