package dev.forthwith.picture;

import java.util.ArrayList;
import java.util.List;

/** What happened when: lanes, from top to bottom, and between them the boxes of operators. */
record Picture(String title, List<Row> rows) {
    /** A row of a picture. */
    sealed interface Row {}

    /** What elements go through. */
    record Box(String text) implements Row {}

    /** What one participant did. */
    record Lane(String label, List<Item> items) implements Row {
        Lane(String label) {
            this(label, new ArrayList<>());
        }

        void add(Item item) {
            items.add(item);
        }
    }

    /** What a lane shows. */
    sealed interface Item {
        /** When it was, or began. */
        long at();
    }

    /** How a span or a mark is coloured. */
    enum Kind {
        ENTER,
        BODY,
        EXIT,
        CANCEL,
        PLAIN
    }

    /** Something that took from one moment to another. */
    record Span(long at, long to, Kind kind, String text) implements Item {}

    /** Something that happened at a moment. */
    record Mark(long at, Kind kind, String text) implements Item {}

    /** Somebody asked for an element. */
    record Pull(long at) implements Item {}

    /** An element. */
    record Element(long at, String text) implements Item {}

    /** No more elements. */
    record End(long at) implements Item {}

    /** A failure instead of an element. */
    record Failure(long at) implements Item {}
}
