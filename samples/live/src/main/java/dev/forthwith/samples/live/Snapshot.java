package dev.forthwith.samples.live;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;

/** What is open now, and what has ended: made of events, by the one thread that a recording calls back on. */
final class Snapshot {
    private static final int RECENT = 30;
    /** How many flushes something is kept that is not told of any more: its last event may be on the way. */
    private static final int PATIENCE = 2;

    private record Seen(RecordedEvent event, long flush) {}

    /** What has ended of one name. */
    private static final class Total {
        private long count;
        private long failed;
        private long cancelled;
        private long elements;
        private long nanos;
        private long before;
        private double perSecond;
    }

    private final Map<Long, Seen> open = new LinkedHashMap<>();
    private final Map<String, Total> totals = new TreeMap<>();
    private final ArrayDeque<RecordedEvent> recent = new ArrayDeque<>();
    private long flushes;
    private long measured = System.nanoTime();

    void open(RecordedEvent event) {
        open.put(event.getLong("id"), new Seen(event, flushes));
    }

    void ended(RecordedEvent event) {
        Total total = totals.computeIfAbsent(counted(event), name -> new Total());
        total.count++;
        total.nanos += event.getDuration().toNanos();
        total.elements += event.hasField("elements") ? event.getLong("elements") : 0;
        if (text(event, "failure") != null && !"CANCELLED".equals(text(event, "outcome"))) {
            total.failed++;
        }
        if ("CANCELLED".equals(text(event, "outcome"))) {
            total.cancelled++;
        }
        if (isRoutine(event)) {
            return;
        }
        recent.addFirst(event);
        if (recent.size() > RECENT) {
            recent.removeLast();
        }
    }

    /** A wait by its kind alone: what it waits for may be a thread, and each time another one. */
    private static String counted(RecordedEvent event) {
        return event.hasField("waitsFor") ? kind(event) : kind(event) + " " + name(event);
    }

    /** An enter or exit that went well: the use between them tells more. */
    private static boolean isRoutine(RecordedEvent event) {
        String type = event.getEventType().getName();
        return (type.endsWith(".Enter") || type.endsWith(".Exit")) && text(event, "failure") == null;
    }

    /** All of it; called when the recorder has told everything up to now. */
    String json() {
        flushes++;
        open.values().removeIf(seen -> seen.flush() < flushes - PATIENCE);
        measureRates();
        Json json = new Json().begin("{").member("time", Instant.now().toString());
        json.key("open").begin("[");
        open.values().forEach(seen -> open(json, seen.event()));
        json.end("]").key("totals").begin("[");
        totals.forEach((name, total) -> total(json, name, total));
        json.end("]").key("recent").begin("[");
        recent.forEach(event -> recent(json, event));
        return json.end("]").end("}").toString();
    }

    /** Over a second or more: flushes may follow each other closely. */
    private void measureRates() {
        double seconds = (System.nanoTime() - measured) / 1e9;
        if (seconds >= 1) {
            measured = System.nanoTime();
            totals.values().forEach(total -> {
                total.perSecond = (total.count - total.before) / seconds;
                total.before = total.count;
            });
        }
    }

    private static void open(Json json, RecordedEvent event) {
        json.begin("{")
                .member("id", event.getLong("id"))
                .member("kind", text(event, "kind"))
                .member("name", name(event))
                .member("phase", text(event, "phase"))
                .member("millis", event.getDuration("age").toMillis())
                .member("elements", event.getLong("elements"))
                .end("}");
    }

    private static void total(Json json, String name, Total total) {
        json.begin("{")
                .member("name", name)
                .member("count", total.count)
                .member("failed", total.failed)
                .member("cancelled", total.cancelled)
                .member("elements", total.elements)
                .member("perSecond", Math.round(total.perSecond * 10) / 10.0)
                .member("millis", millis(total.nanos / total.count))
                .end("}");
    }

    private static void recent(Json json, RecordedEvent event) {
        json.begin("{")
                .member("time", event.getEndTime().toString())
                .member("kind", kind(event))
                .member("name", name(event))
                .member("millis", millis(event.getDuration().toNanos()))
                .member("outcome", text(event, "outcome"))
                .member("failure", text(event, "failure"))
                .end("}");
    }

    /** With the microseconds, and no more than that. */
    private static double millis(long nanos) {
        return Math.round(nanos / 1e3) / 1e3;
    }

    private static String kind(RecordedEvent event) {
        return event.getEventType().getLabel();
    }

    private static String name(RecordedEvent event) {
        if (event.hasField("waitsFor")) {
            return text(event, "waitsFor");
        }
        String type = text(event, "type");
        return type == null ? text(event, "method") : type + "." + text(event, "method") + "()";
    }

    private static String text(RecordedEvent event, String field) {
        return event.hasField(field) ? event.getString(field) : null;
    }
}
