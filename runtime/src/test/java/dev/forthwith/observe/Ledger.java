package dev.forthwith.observe;

import dev.forthwith.Outcome;
import dev.forthwith.internal.observe.Kind;
import dev.forthwith.internal.observe.Watch;
import dev.forthwith.internal.observe.Watcher;
import dev.forthwith.internal.observe.Watching;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes down all that a watcher is told until this is closed. */
final class Ledger implements Watcher, AutoCloseable {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    static Ledger begin() {
        Ledger ledger = new Ledger();
        Watching.install(ledger);
        return ledger;
    }

    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    @Override
    public Watch opens(Kind kind, String opener, String closer, Object subject) {
        lines.add(kind + " " + opener);
        return new Entry(kind, closer);
    }

    @Override
    public Runnable waits(Supplier<String> place) {
        lines.add("WAIT " + place.get());
        return () -> lines.add("WAIT over");
    }

    @Override
    public void close() {
        Watching.remove(this);
    }

    private final class Entry implements Watch {
        private final Kind kind;
        private final String closer;
        private int elements;

        Entry(Kind kind, String closer) {
            this.kind = kind;
            this.closer = closer;
        }

        private void add(String what) {
            lines.add(kind + " " + what);
        }

        @Override
        public void opened() {
            add("opened");
        }

        @Override
        public void refused(Throwable failure) {
            add("refused: " + failure.getMessage());
        }

        @Override
        public void element() {
            elements++;
        }

        @Override
        public void closing(Outcome outcome, @Nullable Throwable failure) {
            add((kind.isIteration() ? elements + " elements, " : "") + closer + " " + outcome
                    + (failure == null ? "" : ": " + failure.getMessage()));
        }

        @Override
        public void closed(@Nullable Throwable failure) {
            add("closed" + (failure == null ? "" : ": " + failure.getMessage()));
        }
    }
}
