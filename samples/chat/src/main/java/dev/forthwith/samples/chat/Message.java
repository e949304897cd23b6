package dev.forthwith.samples.chat;

import java.time.Instant;

/**
 * What somebody said in a room.
 *
 * @param id counts the messages of a room, from 1
 */
record Message(long id, Instant at, String author, String text) {
    /** A line of the history. */
    String toLine() {
        return id + "\t" + at + "\t" + escaped(author) + "\t" + escaped(text) + "\n";
    }

    /** The message of a line of the history, which is given without its end. */
    static Message ofLine(String line) {
        String[] fields = line.split("\t", 4);
        return new Message(
                Long.parseLong(fields[0]),
                Instant.parse(fields[1]),
                fields[2].translateEscapes(),
                fields[3].translateEscapes());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
