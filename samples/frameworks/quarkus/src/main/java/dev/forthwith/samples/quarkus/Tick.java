package dev.forthwith.samples.quarkus;

/** An element. */
public record Tick(int number) {}
