package dev.forthwith.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncFunction;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Random programs under random schedules, each on one thread and told by its seed: {@code -Dforthwith.simulation=N} runs N of them,
 * {@code -Dforthwith.seed=S} shows one.
 */
@Isolated("sets the clock, and the handler of dropped failures")
final class SimulationTest {
    private static final long SCHEDULES = Long.getLong("forthwith.simulation", 1_000_000);

    /** The first seed: each JDK has seeds of its own, so that a build on two JDKs tries twice as many. */
    private static final long FIRST = Runtime.version().feature() * 1_000_000_000L;

    /** As many worlds as it takes for the rarest kind of event to happen for sure. */
    private static final int WORLDS = 5_000;

    @BeforeAll
    static void begin() {
        Simulation.begin();
    }

    @AfterAll
    static void end() {
        Simulation.end();
    }

    @Test
    void noScheduleBreaksALaw() {
        Simulation simulation = new Simulation(Program::new);
        Long seed = Long.getLong("forthwith.seed");
        OptionalLong broken = seed != null ? OptionalLong.of(seed) : simulation.broken(FIRST, SCHEDULES);
        broken.ifPresent(found -> fail(simulation.explain(found)));
    }

    /** The worlds are worth it: much happens in them, of every kind. */
    @Tag("slow")
    @Test
    void muchHappens() {
        long events = 0;
        Set<String> kinds = new TreeSet<>();
        Simulation simulation = new Simulation(Program::new);
        for (long seed = 0; seed < WORLDS; seed++) {
            List<String> trace = simulation.run(seed, true).trace();
            events += trace.size();
            trace.forEach(event -> kinds.add(event.replaceAll("( r?-?\\d+|:.*| )$", "")));
        }
        long average = events / WORLDS;
        assertTrue(average > 18, () -> "only " + average + " events in a world");
        Set<String> missing = new TreeSet<>();
        Program.PARTS.forEach(part -> missing.add("part " + part));
        Sequences.OPERATORS.forEach(operator -> missing.add("operator " + operator));
        missing.addAll(List.of(
                "cancel(true) the whole",
                "cancel(false) the whole",
                "cancel(true) a part",
                "cancel(false) a part",
                "exit COMPLETED",
                "exit STOPPED",
                "exit FAILED",
                "exit CANCELLED",
                "time passes",
                "fails",
                "returns null",
                "is cancelled",
                "ends cancelled",
                "pends until it is cancelled"));
        missing.removeAll(kinds);
        assertEquals(Set.of(), missing, kinds::toString);
    }

    /** What people write by hand leaks what arrives after a cancel, and shows a result before the exit has ended. */
    @Test
    void aScopeByHandBreaksTheLaws() {
        Simulation simulation = new Simulation(ScopeByHand::new);
        OptionalLong broken = simulation.broken(0, 10_000);
        assertTrue(broken.isPresent());
        String explanation = simulation.explain(broken.getAsLong());
        assertTrue(explanation.contains("VIOLATED"), explanation);
    }

    /** A seed always tells the same story, and what it is shrunk to still breaks the same law. */
    @Test
    void aSeedIsReplayed() {
        Simulation simulation = new Simulation(ScopeByHand::new);
        long seed = simulation.broken(0, 10_000).orElseThrow();
        World first = simulation.run(seed, true);
        assertEquals(first.trace(), simulation.run(seed, true).trace());
        String explanation = simulation.explain(seed);
        assertTrue(explanation.contains(first.violation()), explanation);
        assertTrue(explanation.lines().count() <= first.trace().size() + 1, explanation);
    }

    private static final class ScopeByHand extends Program {
        ScopeByHand(World world, int size) {
            super(world, size);
        }

        @Override
        AsyncTask<Integer> with(AsyncContextManager<Resource> manager, AsyncFunction<Resource, Integer> body) {
            AsyncContext<Resource> context = manager.context();
            CompletableFuture<Integer> chain = context.enter()
                    .toCompletableFuture()
                    .thenCompose(resource -> bodyOf(body, resource)
                            .handle((value, failure) -> context.exit(
                                            failure == null ? Outcome.COMPLETED : Outcome.FAILED, failure)
                                    .thenApply(exited -> value))
                            .thenCompose(ended -> ended));
            return AsyncTask.from(chain);
        }

        private static CompletableFuture<Integer> bodyOf(AsyncFunction<Resource, Integer> body, Resource resource) {
            try {
                return body.apply(resource).<Integer>thenApply(value -> value).toCompletableFuture();
            } catch (Exception thrown) {
                return CompletableFuture.failedFuture(thrown);
            }
        }
    }
}
