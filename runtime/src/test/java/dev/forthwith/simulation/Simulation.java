package dev.forthwith.simulation;

import dev.forthwith.Forthwith;
import dev.forthwith.internal.observe.Watcher;
import dev.forthwith.internal.observe.Watching;
import dev.forthwith.internal.task.Timer;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Runs worlds by their seeds, and explains one that breaks a law. */
public final class Simulation {
    private static final int SIZES = 5;
    private static final int ATTEMPTS = 20_000;
    private static final Watcher WATCHER = new Stories.OfTheThread();

    private final BiFunction<World, Integer, Program> programs;

    Simulation(BiFunction<World, Integer, Program> programs) {
        this.programs = programs;
    }

    /** Puts virtual time in the place of the real one, and collects the failures that reach nobody. */
    static void begin() {
        Timer.use(new VirtualTime.OfTheThread());
        Watching.install(WATCHER);
        Forthwith.onDropped((where, failure) -> drop(failure, failure));
    }

    static void end() {
        Timer.use(null);
        Watching.remove(WATCHER);
        Forthwith.onDropped((where, failure) -> {});
    }

    /** Tells the world that a failure is of. */
    private static void drop(Throwable link, Throwable failure) {
        if (link instanceof Fault fault) {
            fault.world.failures.tell(failure);
            return;
        }
        if (link.getCause() != null) {
            drop(link.getCause(), failure);
        }
        for (Throwable suppressed : link.getSuppressed()) {
            drop(suppressed, failure);
        }
    }

    /** Finds a seed that breaks a law. */
    OptionalLong broken(long first, long schedules) {
        return LongStream.range(first, first + schedules)
                .parallel()
                .filter(seed -> run(seed, false).violation() != null)
                .findAny();
    }

    /** Explains the first seed that breaks this law, if there is one: for a runtime that another class loader has loaded. */
    public static @Nullable String search(long schedules, String law) {
        Simulation simulation = new Simulation(Program::new);
        begin();
        try {
            for (long seed = 0; seed < schedules; seed++) {
                if (law.equals(simulation.run(seed, false).violation())) {
                    return simulation.explain(seed);
                }
            }
            return null;
        } finally {
            end();
        }
    }

    World run(long seed, boolean tracing) {
        return run(Choices.drawn(seed), tracing, size(seed));
    }

    private static int size(long seed) {
        return (int) (seed % SIZES);
    }

    private World run(Choices choices, boolean tracing, int size) {
        World world = new World(choices, tracing, size % 2 == 1);
        world.run(programs.apply(world, size));
        return world;
    }

    /** The law that a seed breaks, and how; the decisions made as few and as dull as they can be while it still does. */
    String explain(long seed) {
        World found = run(seed, true);
        String law = found.violation();
        if (law == null) {
            return "seed " + seed + " breaks no law\n" + String.join("\n", found.trace());
        }
        int[] made = shrunk(found.choices.made(), size(seed), law);
        World shortest = run(Choices.replayed(made), true, size(seed));
        return "seed " + seed + ": " + law + "\n" + String.join("\n", shortest.trace());
    }

    private int[] shrunk(int[] found, int size, String law) {
        int[] best = found;
        int attempts = 0;
        for (int chunk = Math.max(1, best.length / 2); chunk > 0; chunk = chunk == 1 && attempts < 0 ? 0 : chunk / 2) {
            for (int at = 0; at < best.length && attempts < ATTEMPTS; ) {
                attempts++;
                int[] shorter = without(best, at, chunk);
                int[] duller = dull(best, at, chunk);
                if (breaks(shorter, size, law)) {
                    best = shorter;
                } else if (duller != null && breaks(duller, size, law)) {
                    best = duller;
                    at += chunk;
                } else {
                    at += chunk;
                }
            }
        }
        return best;
    }

    private boolean breaks(int[] choices, int size, String law) {
        return law.equals(run(Choices.replayed(choices), false, size).violation());
    }

    private static int[] without(int[] choices, int at, int chunk) {
        int end = Math.min(choices.length, at + chunk);
        int[] shorter = Arrays.copyOf(choices, choices.length - (end - at));
        System.arraycopy(choices, end, shorter, at, choices.length - end);
        return shorter;
    }

    private static int @Nullable [] dull(int[] choices, int at, int chunk) {
        int[] duller = choices.clone();
        Arrays.fill(duller, at, Math.min(choices.length, at + chunk), 0);
        return Arrays.equals(duller, choices) ? null : duller;
    }
}
