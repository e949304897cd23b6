package dev.forthwith.samples.spring;

import java.util.concurrent.CompletionStage;

/** Where quotes come from and orders go to. */
interface Market {
    /** Subscribes to the quotes of a share. */
    CompletionStage<Feed> subscribe(String symbol);

    /** Begins to trade. */
    CompletionStage<Trade> begin();

    /** A subscription, which must be ended. */
    interface Feed {
        /** The next quote, or null when the market closes. */
        CompletionStage<Quote> next();

        CompletionStage<Void> unsubscribe();
    }

    /** Orders that are carried out together or not at all. */
    interface Trade {
        CompletionStage<Receipt> place(Order order);

        CompletionStage<Void> commit();

        CompletionStage<Void> rollBack();
    }
}
