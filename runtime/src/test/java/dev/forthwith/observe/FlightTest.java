package dev.forthwith.observe;

import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Numbers.Form;
import dev.forthwith.bench.Twin;
import dev.forthwith.conformance.BothTwins;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What the Flight Recorder is told, as its readers see it. */
@Isolated("records what happens")
final class FlightTest extends BenchTest {
    @TempDir
    private Path directory;

    private interface Work {
        void run() throws Exception;
    }

    /** The events of some work, in the order of their ends. */
    private List<RecordedEvent> record(Work work) throws Exception {
        Path file = directory.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            for (String event : List.of("Enter", "Body", "Exit", "Iteration")) {
                recording.enable("dev.forthwith." + event).withoutThreshold();
            }
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("dev.forthwith."))
                .filter(event -> !event.getEventType().getName().equals("dev.forthwith.Open"))
                .sorted(java.util.Comparator.comparing(RecordedEvent::getEndTime))
                .toList();
    }

    /** The fields that an event has a value in. */
    private static String told(RecordedEvent event) {
        String name = event.getEventType().getName().substring("dev.forthwith.".length());
        return name
                + Stream.of("type", "method", "consumer", "elements", "outcome", "failure", "waitsFor")
                        .filter(event::hasField)
                        .filter(field -> event.getValue(field) != null)
                        .map(field -> " " + event.getValue(field))
                        .reduce("", String::concat);
    }

    private static List<String> told(List<RecordedEvent> events) {
        return events.stream().map(FlightTest::told).toList();
    }

    @BothTwins
    void aResource(Twin twin) throws Exception {
        List<RecordedEvent> events =
                record(() -> value(bench(twin).generated("a").with(a -> twin.value(1))));
        assertEquals(
                List.of("Enter Resource open", "Body Resource open COMPLETED", "Exit Resource close COMPLETED"),
                told(events));
        for (RecordedEvent event : events) {
            assertFalse(event.getDuration().isNegative());
            assertEquals(List.of("Forthwith"), event.getEventType().getCategoryNames());
        }
    }

    @BothTwins
    void failures(Twin twin) throws Exception {
        assertEquals(
                List.of(
                        "Enter Resource open " + new Boom("E"),
                        "Enter Resource open",
                        "Body Resource open FAILED " + new Boom("B"),
                        "Exit Resource close FAILED " + new Boom("X")),
                told(record(() -> {
                    failure(bench(twin).generated("a").enterFails(new Boom("E")).run(a -> {}));
                    failure(bench(twin).generated("b").exitFails(new Boom("X")).with(b -> twin.failure(new Boom("B"))));
                })));
    }

    @BothTwins
    void anIteration(Twin twin) throws Exception {
        List<String> told = told(record(() -> {
            value(bench(twin).source(Form.GENERATED, 1, 2, 3).limit(2).count());
            failure(bench(twin)
                    .source(Form.GENERATED, 1, 2)
                    .failsAt(2, new Boom("S"))
                    .count());
        }));
        assertTrue(told.contains("Iteration Numbers next LOOP 2 STOPPED"), told::toString);
        assertTrue(told.contains("Iteration Numbers next LOOP 1 FAILED " + new Boom("S")), told::toString);
        assertTrue(told.contains("Exit Numbers close STOPPED"), told::toString);
    }

    /** It begins on the thread that cancels, and ends on the one that settles. */
    @Test
    void aCancelledTaskThatWaits() throws Exception {
        List<RecordedEvent> events = record(() -> {
            Gate gate = new Gate();
            AsyncTask<Object> task =
                    bench(Twin.HOP).generated("a").enterGate(gate).with(a -> new CompletableFuture<>());
            task.cancel(false);
            gate.open();
            failure(task);
        });
        assertTrue(
                told(events).contains("CancelledWait Resource.open()"),
                () -> told(events).toString());
    }

    /** A recording that begins when everything was loaded and has run long ago sees what happens from then on. */
    @Test
    void nothingOutsideOfARecording() throws Exception {
        value(AsyncIterable.of(1).count());
        assertEquals(1, record(() -> value(AsyncIterable.of(1).count())).size());
        value(AsyncIterable.of(1).count());
        assertEquals(List.of(), record(() -> {}));
    }

    /** As in a process whose recording is always on. */
    @Test
    void whatIsSlowIsRecordedByDefault() throws Exception {
        Path file = directory.resolve("default.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            CompletableFuture<Void> slow = new CompletableFuture<>();
            AsyncTask<Void> task = bench(Twin.READY).generated("a").with(a -> slow);
            CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS).execute(() -> slow.complete(null));
            value(task);
            recording.stop();
            recording.dump(file);
        }
        assertTrue(RecordingFile.readAllEvents(file).stream()
                .anyMatch(event -> event.getEventType().getName().equals("dev.forthwith.Body")));
    }

    @Test
    void aFailureThatCannotSayWhatItIs() throws Exception {
        AtomicInteger exits = new AtomicInteger();
        AsyncContextManager<String> manager =
                AsyncContextManager.of(() -> CompletableFuture.completedFuture("a"), (a, outcome, failure) -> {
                    exits.incrementAndGet();
                    return CompletableFuture.completedFuture(false);
                });
        RuntimeException mute = new RuntimeException() {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                throw new IllegalStateException("mute");
            }
        };
        AtomicReference<AsyncTask<Object>> task = new AtomicReference<>();
        List<RecordedEvent> events = record(() -> task.set(manager.with(a -> {
            throw mute;
        })));
        assertTrue(task.get().isCompletedExceptionally());
        assertEquals(1, exits.get());
        assertEquals(
                List.of(mute.getClass().getName()),
                events.stream()
                        .filter(event -> event.getEventType().getName().equals("dev.forthwith.Body"))
                        .map(event -> event.getString("failure"))
                        .toList());
    }

    @Test
    void whatIsOpenIsToldAgainAndAgain() throws Exception {
        CompletableFuture<RecordedEvent> second = new CompletableFuture<>();
        CompletableFuture<RecordedEvent> waiting = new CompletableFuture<>();
        try (RecordingStream stream = new RecordingStream()) {
            stream.enable("dev.forthwith.Open").withPeriod(Duration.ofMillis(100));
            long[] first = {0};
            stream.onEvent("dev.forthwith.Open", event -> {
                if ("open".equals(event.getString("method")) || "open()".equals(event.getString("method"))) {
                    if (first[0] == 0) {
                        first[0] = event.getLong("id");
                    } else if (first[0] == event.getLong("id")) {
                        second.complete(event);
                    }
                }
                if ("WAIT".equals(event.getString("kind"))) {
                    waiting.complete(event);
                }
            });
            stream.startAsync();
            Gate gate = new Gate();
            AsyncTask<Object> task =
                    bench(Twin.HOP).generated("a").exitGate(gate).with(a -> new CompletableFuture<>());
            RecordedEvent open = value(second);
            assertEquals("RESOURCE", open.getString("kind"));
            assertEquals("Resource", open.getString("type"));
            assertEquals("OPEN", open.getString("phase"));
            assertTrue(open.getDuration("age").toNanos() > 0);
            task.cancel(true);
            assertEquals("Resource", value(waiting).getString("type"));
            assertEquals("close", value(waiting).getString("method"));
            gate.open();
            failure(task);
        }
    }

    @Test
    void theyHaveNamesAndDescriptions() throws Exception {
        value(AsyncIterable.of(1).count());
        record(() -> value(AsyncIterable.of(1).count()));
        List<EventType> types = FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .filter(type -> type.getName().startsWith("dev.forthwith."))
                .toList();
        assertEquals(6, types.size());
        for (EventType type : types) {
            assertTrue(type.getLabel() != null && type.getDescription() != null, type::getName);
            type.getFields().forEach(field -> assertTrue(field.getLabel() != null, field::getName));
        }
    }

    @Test
    void aProgramWithoutARecorder() {
        String printed = Jvm.run(RecordedProgram.class, "--limit-modules", "java.base,java.logging");
        assertTrue(printed.contains("3 elements") && printed.contains("no recorder"), printed);
    }

    /** A program that records nothing loads of the recorder what says that it was not started. */
    @Test
    void aProgramThatDoesNotRecord() {
        String printed = Jvm.run(RecordedProgram.class, "-Xlog:class+load");
        assertTrue(printed.contains("3 elements") && !printed.contains("observe.flight."), printed);
        assertEquals(
                List.of("jdk.jfr.FlightRecorder"),
                printed.lines()
                        .filter(line -> line.contains(" jdk.jfr."))
                        .map(line -> line.replaceFirst(".* (jdk\\.jfr\\.[\\w.$]+) .*", "$1"))
                        .toList());
    }

    @Test
    void aProgramThatIsRecorded() {
        Path file = directory.resolve("program.jfr");
        Jvm.run(RecordedProgram.class, "-XX:StartFlightRecording:filename=" + file);
        try (RecordingFile recording = new RecordingFile(file)) {
            boolean found = false;
            while (recording.hasMoreEvents()) {
                found |= recording.readEvent().getEventType().getName().equals("dev.forthwith.Iteration");
            }
            assertTrue(found);
        } catch (java.io.IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
