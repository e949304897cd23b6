package dev.forthwith.samples.spring;

/** What an order costs, in cents. */
record Receipt(String symbol, int shares, long cents) {}
