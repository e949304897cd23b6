package dev.forthwith.samples.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import dev.forthwith.AsyncIterable;
import dev.forthwith.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.UniqueKillSwitch;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both forms, in streams within one JVM. */
final class FormTest {
    private static ActorSystem system;

    private final CompletableFuture<Outcome> closed = new CompletableFuture<>();

    @BeforeAll
    static void start() {
        system = ActorSystem.create(
                "local",
                ConfigFactory.parseString("pekko.actor.provider = local").withFallback(ConfigFactory.load()));
    }

    @AfterAll
    static void end() throws Exception {
        system.terminate();
        within(system.getWhenTerminated());
    }

    @ParameterizedTest
    @EnumSource
    void theEndClosesAsCompleted(Form form) throws Exception {
        List<Integer> numbers = within(form.source(numbers(3)).runWith(Sink.seq(), system));
        assertEquals(List.of(1, 2, 3), numbers);
        assertEquals(Outcome.COMPLETED, within(closed));
    }

    @ParameterizedTest
    @EnumSource
    void anEarlyStopClosesAsStopped(Form form) throws Exception {
        List<Integer> numbers = within(form.source(numbers(1000)).take(2).runWith(Sink.seq(), system));
        assertEquals(List.of(1, 2), numbers);
        assertEquals(Outcome.STOPPED, within(closed));
    }

    @ParameterizedTest
    @EnumSource
    void aFailureOfTheSourceArrivesAsItIs(Form form) throws Exception {
        IllegalStateException failure = new IllegalStateException("the sensor broke");
        AsyncIterable<Integer> broken = numbers(1000).map(number -> {
            if (number == 3) {
                throw failure;
            }
            return number;
        });
        CompletionStage<List<Integer>> numbers = form.source(broken).runWith(Sink.seq(), system);
        assertSame(
                failure,
                assertThrows(ExecutionException.class, () -> within(numbers)).getCause());
        assertEquals(Outcome.FAILED, within(closed));
    }

    /** Pekko tells a source only that it is no longer wanted. */
    @ParameterizedTest
    @EnumSource
    void aFailureOfTheConsumerClosesAsStopped(Form form) throws Exception {
        IllegalStateException failure = new IllegalStateException("enough");
        CompletionStage<?> reading = form.source(numbers(1000))
                .runWith(
                        Sink.foreach(number -> {
                            throw failure;
                        }),
                        system);
        assertSame(
                failure,
                assertThrows(ExecutionException.class, () -> within(reading)).getCause());
        assertEquals(Outcome.STOPPED, within(closed));
    }

    @ParameterizedTest
    @EnumSource
    void aReadingThatNobodyWantsAnyMoreIsAskedToEnd(Form form) throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<Integer> reading = new CompletableFuture<>();
        AsyncIterable<Integer> slow = AsyncIterable.<Integer>next(() -> {
                    asked.complete(null);
                    return reading;
                })
                .onClose(closed::complete);
        Pair<UniqueKillSwitch, CompletionStage<List<Integer>>> running = form.source(slow)
                .viaMat(KillSwitches.single(), Keep.right())
                .toMat(Sink.seq(), Keep.both())
                .run(system);
        within(asked);
        running.first().shutdown();
        assertEquals(List.of(), within(running.second()));
        assertEquals(Outcome.STOPPED, within(closed));
        assertTrue(reading.isCancelled());
    }

    private AsyncIterable<Integer> numbers(int last) {
        return AsyncIterable.iterate(1, number -> number + 1)
                .takeWhile(number -> number <= last)
                .onClose(closed::complete);
    }

    private static <T> T within(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
