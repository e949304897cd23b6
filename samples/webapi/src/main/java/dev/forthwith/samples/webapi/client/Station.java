package dev.forthwith.samples.webapi.client;

/** A station that measures the weather: where it is, and how high above the sea. */
public record Station(String id, String name, int metres) {}
