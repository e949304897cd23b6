package dev.forthwith.samples.webapi.client;

/** A temperature that a station measured. */
public record Reading(String station, double celsius) {}
