package dev.forthwith.samples.spring;

/** What a share costs, in cents. */
record Quote(String symbol, int number, long cents) {}
