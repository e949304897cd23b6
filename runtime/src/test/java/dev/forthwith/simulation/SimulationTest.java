package dev.forthwith.simulation;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncFunction;
import dev.forthwith.AsyncTask;
import dev.forthwith.Forthwith;
import dev.forthwith.Outcome;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Random programs under random schedules, each on one thread and told by its seed: {@code -Dforthwith.simulation=N} runs N of them,
 * {@code -Dforthwith.seed=S} shows one.
 */
@Isolated("sets the handler of dropped failures")
final class SimulationTest {
    private static final int SIZE = Integer.getInteger("forthwith.simulation.size", 5);
    private static final long SCHEDULES = Long.getLong("forthwith.simulation", 2_000_000);

    @BeforeAll
    static void collectDropped() {
        Forthwith.onDropped((where, failure) -> tell(failure, failure));
    }

    @AfterAll
    static void forget() {
        Forthwith.onDropped((where, failure) -> {});
    }

    /** To the world that a failure is of. */
    private static void tell(Throwable link, Throwable failure) {
        if (link instanceof Fault fault) {
            fault.world.drop(failure);
            return;
        }
        if (link.getCause() != null) {
            tell(link.getCause(), failure);
        }
        for (Throwable suppressed : link.getSuppressed()) {
            tell(suppressed, failure);
        }
    }

    @Test
    void noScheduleBreaksALaw() {
        Long seed = Long.getLong("forthwith.seed");
        OptionalLong broken = seed != null
                ? OptionalLong.of(seed)
                : LongStream.range(0, SCHEDULES)
                        .parallel()
                        .filter(candidate -> law(candidate, SIZE, Program::new) != null)
                        .findAny();
        broken.ifPresent(found -> fail(explain(found, Program::new)));
    }

    /** The worlds are worth it: much happens in them, of every kind. */
    @Test
    void muchHappens() {
        long events = 0;
        TreeSet<String> kinds = new TreeSet<>();
        for (long seed = 0; seed < 10_000; seed++) {
            List<String> trace = traced(seed, Program::new).trace();
            events += trace.size();
            trace.forEach(event -> kinds.add(event.replaceAll("[ r]*\\d+", "")));
        }
        long average = events / 10_000;
        assertTrue(average > 18, () -> "only " + average + " events in a world");
        for (String kind : List.of(
                "part scope",
                "part stack",
                "part loop",
                "part both",
                "part combined sources",
                "part channel",
                "shape prefetch",
                "shape mapConcurrent",
                "cancel(true) root",
                "cancel(false) a task",
                "exit COMPLETED",
                "exit STOPPED",
                "exit FAILED",
                "exit CANCELLED",
                "throws a body that throws")) {
            assertTrue(kinds.contains(kind), () -> kind + " is not among " + kinds);
        }
    }

    /** A runtime as one would write it by hand, which leaks what arrives after a cancel. */
    @Test
    void aPlantedBugIsFound() {
        Function<World, Program> mutant = Naive::new;
        OptionalLong broken = LongStream.range(0, 10_000)
                .filter(candidate -> law(candidate, SIZE, mutant) != null)
                .findFirst();
        assertTrue(broken.isPresent());
        String explanation = explain(broken.getAsLong(), mutant);
        assertNotNull(explanation);
        assertTrue(explanation.contains("VIOLATED"), explanation);
    }

    private static String law(long seed, int size, Function<World, Program> programs) {
        World world = new World(seed, false);
        return world.run(programs.apply(world).root(1 + (int) (seed % size)));
    }

    /** The shortest trace that breaks a law near a seed that does. */
    private static String explain(long seed, Function<World, Program> programs) {
        World shortest = traced(seed, programs);
        long told = seed;
        for (long near = 0; near < 20_000; near++) {
            if (law(near, SIZE, programs) != null) {
                World other = traced(near, programs);
                if (other.trace().size() < shortest.trace().size()) {
                    shortest = other;
                    told = near;
                }
            }
        }
        return "seed " + told + " (first found: " + seed + ")\n" + String.join("\n", shortest.trace());
    }

    private static World traced(long seed, Function<World, Program> programs) {
        World world = new World(seed, true);
        world.run(programs.apply(world).root(1 + (int) (seed % SIZE)));
        return world;
    }

    private static final class Naive extends Program {
        Naive(World world) {
            super(world);
        }

        @Override
        AsyncTask<Integer> scope(Resource outer, AsyncFunction<Resource, Integer> body) {
            AsyncContext<Resource> context =
                    new Resource(world, outer).manager().context();
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
