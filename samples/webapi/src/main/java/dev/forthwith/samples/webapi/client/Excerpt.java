package dev.forthwith.samples.webapi.client;

/** The beginning of a text, fit for the message of an exception. */
final class Excerpt {
    private static final int LENGTH = 120;

    private Excerpt() {}

    static String of(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "...";
    }
}
