package dev.forthwith.samples.micronaut;

/** An element. */
record Tick(int number) {}
