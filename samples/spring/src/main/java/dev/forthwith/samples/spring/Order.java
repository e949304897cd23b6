package dev.forthwith.samples.spring;

/** Shares that somebody wants. */
record Order(String symbol, int shares) {
    Order {
        if (shares <= 0) {
            throw new IllegalArgumentException("an order is for more than 0 shares, not for " + shares);
        }
    }
}
