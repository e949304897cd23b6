package dev.forthwith.internal.observe;

import dev.forthwith.Outcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reports what became unreachable while it was open: nobody can close it any more.
 *
 * <p>All are counted. Of a sample, or of all, the stack of the opening is kept, which costs more than the rest; of a leak whose stack is
 * not known only every doubling of the count is reported, so that a log is not flooded.
 */
public final class Leaks implements Watcher {
    /** Of how many openings one has its stack taken, where not all have. */
    private static final int SAMPLE = 128;

    private static final String PROPERTY = "forthwith.leaks";
    private static final Logger LOGGER = System.getLogger("dev.forthwith");

    private final Cleaner cleaner = Cleaner.create(Leaks::daemon);
    private final ConcurrentHashMap<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private final boolean all;

    private Leaks(boolean all) {
        this.all = all;
    }

    /** One that takes the stack of every opening. */
    public static Leaks all() {
        return new Leaks(true);
    }

    /** One that takes the stacks of a sample. */
    public static Leaks sampled() {
        return new Leaks(false);
    }

    /** What the program's user asked for, if anything. */
    static @Nullable Leaks asAskedFor() {
        String asked = System.getProperty(PROPERTY, "off");
        switch (asked) {
            case "all":
                return all();
            case "sampled":
                return sampled();
            case "off":
                return null;
            default:
                LOGGER.log(
                        Level.ERROR,
                        "-D" + PROPERTY + "=" + asked + " is none of sampled, all and off: nobody looks for leaks");
                return null;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(null, work, "forthwith-leaks", 0, false);
        thread.setContextClassLoader(null);
        thread.setDaemon(true);
        return thread;
    }

    /** What is part of another is not reported beside that. */
    @Override
    public @Nullable Watch opens(Kind kind, String opener, String closer, Object subject) {
        if (kind.isPart()) {
            return null;
        }
        boolean taken = all || ThreadLocalRandom.current().nextInt(SAMPLE) == 0;
        Opening made = new Opening(kind, opener, closer, taken ? new OpenedHere() : null);
        made.registration = cleaner.register(subject, made);
        return made;
    }

    private void report(Opening leaked) {
        long count = counts.computeIfAbsent(leaked.opener, opener -> new AtomicLong())
                .incrementAndGet();
        OpenedHere opening = leaked.here;
        if (opening != null) {
            LOGGER.log(Level.WARNING, LeakText.of(leaked.kind, leaked.opener, leaked.closer, count), opening.ofUser());
        } else if (Long.bitCount(count) == 1) {
            LOGGER.log(
                    Level.WARNING,
                    LeakText.of(leaked.kind, leaked.opener, leaked.closer, count)
                            + " Where it was opened is known of one in " + SAMPLE + "; -D" + PROPERTY
                            + "=all knows it of all.");
        }
    }

    /** What is known of something open, without holding it. */
    private final class Opening implements Watch, Runnable {
        private final Kind kind;
        private final String opener;
        private final String closer;
        private final @Nullable OpenedHere here;
        private Cleaner.@Nullable Cleanable registration;
        private volatile boolean open;

        Opening(Kind kind, String opener, String closer, @Nullable OpenedHere here) {
            this.kind = kind;
            this.opener = opener;
            this.closer = closer;
            this.here = here;
        }

        @Override
        public void opened() {
            open = true;
        }

        @Override
        public void refused(Throwable failure) {
            forget();
        }

        @Override
        public void closing(Outcome outcome, @Nullable Throwable failure) {
            open = false;
            forget();
        }

        private void forget() {
            if (registration != null) {
                registration.clean();
            }
        }

        /** Called once: when the subject is unreachable, or when there is nothing to look for any more. */
        @Override
        public void run() {
            if (open) {
                report(this);
            }
        }
    }
}
