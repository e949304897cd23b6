package dev.forthwith.samples.webapi.client;

/** An event of a stream of server-sent events: the id is the last that the stream told, or empty. */
record ServerSentEvent(String id, String type, String data) {}
