package dev.forthwith.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What happened, line by line, and on which thread. Stand-ins that share one show in which order they were used; a test adds lines of its own.
 *
 * <p>It may be used from any thread.
 */
public final class Journal {
    private record Entry(String line, String thread) {}

    private final List<Entry> entries = new ArrayList<>();

    /** Creates an empty one. */
    public Journal() {}

    /**
     * Adds a line.
     *
     * @param line what happened, on this thread
     */
    public void say(String line) {
        Entry entry = new Entry(
                Objects.requireNonNull(line, "line"), Thread.currentThread().getName());
        synchronized (entries) {
            entries.add(entry);
        }
    }

    /**
     * Returns what happened until now.
     *
     * @return the lines, the first first
     */
    public List<String> lines() {
        return snapshot().stream().map(Entry::line).toList();
    }

    /**
     * Returns where it happened.
     *
     * @return the name of the thread of each line
     */
    public List<String> threads() {
        return snapshot().stream().map(Entry::thread).toList();
    }

    private List<Entry> snapshot() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    /** The lines, with their threads. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Entry entry : snapshot()) {
            text.append('[')
                    .append(entry.thread())
                    .append("] ")
                    .append(entry.line())
                    .append('\n');
        }
        return text.toString();
    }
}
