package dev.forthwith.internal.observe.flight;

import dev.forthwith.internal.observe.Kind;
import dev.forthwith.internal.observe.Watching;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is open while a recording runs; of all of them an event is told every second. */
final class Opened {
    /** How far it is. */
    enum Phase {
        ENTERING,
        OPEN,
        CLOSING
    }

    private static final Set<Opened> ALL = ConcurrentHashMap.newKeySet();
    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.incrementAndGet();
    private final long since = System.nanoTime();
    private final String kind;
    private final Supplier<String> name;
    /** Null of what nobody has to close. */
    private final @Nullable WeakReference<Object> subject;

    private volatile Phase phase = Phase.ENTERING;
    /** Written by one thread at a time; who reads it while it is written sees an earlier count. */
    private long elements;

    private Opened(String kind, Supplier<String> name, @Nullable Object subject) {
        this.kind = kind;
        this.name = name;
        this.subject = subject == null ? null : new WeakReference<>(subject);
    }

    static Opened begin(Kind kind, String opener, Object subject) {
        Opened opened = new Opened(kind.name(), () -> opener, subject);
        ALL.add(opened);
        return opened;
    }

    /** A cancelled task; it is asked every time what it waits for. */
    static Opened begin(Supplier<String> place) {
        Opened opened = new Opened("WAIT", place, null);
        opened.phase = Phase.CLOSING;
        ALL.add(opened);
        return opened;
    }

    void enter(Phase next) {
        phase = next;
    }

    void count() {
        elements++;
    }

    long elements() {
        return elements;
    }

    void end() {
        ALL.remove(this);
    }

    /** Tells of all; the recorder calls this as often as it is told to, while a recording wants it. */
    static void tell() {
        ALL.forEach(Opened::tellOne);
    }

    private void tellOne() {
        String known = name.get();
        boolean leaked =
                subject == null ? known.equals(Watching.NOWHERE) : subject.get() == null && phase != Phase.CLOSING;
        OpenEvent event = new OpenEvent();
        Names names = Names.of(known);
        event.id = id;
        event.kind = kind;
        event.type = names.type();
        event.method = names.method();
        event.phase = leaked ? "LEAKED" : phase.name();
        event.age = System.nanoTime() - since;
        event.elements = elements;
        event.commit();
        if (leaked) {
            end();
        }
    }
}
