package dev.forthwith.samples.webapi.client;

/** A warning. */
public record Alert(String station, String text) {}
