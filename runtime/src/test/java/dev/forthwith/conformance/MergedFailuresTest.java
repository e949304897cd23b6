package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncTask;
import dev.forthwith.Forthwith;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Log;
import dev.forthwith.bench.Twin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What becomes of several failures of one operation: one is told, and carries the others. */
@Isolated("sets the handler of dropped failures")
final class MergedFailuresTest extends BenchTest {
    /** So many that the walk remembers what it has seen. */
    private static final int MANY = 100;

    /** A resource whose exit fails with what it makes of the failure that it is told. */
    private static AsyncContextManager<String> translating(Twin twin, UnaryOperator<Throwable> translation) {
        return AsyncContextManager.of(
                () -> twin.value("a"), (resource, outcome, failure) -> twin.failure(translation.apply(failure)));
    }

    private static <T extends Throwable> T suppressing(T failure, Throwable suppressed) {
        failure.addSuppressed(suppressed);
        return failure;
    }

    /** What is reported as dropped while some work is done. */
    private static List<Throwable> droppedBy(Runnable work) {
        List<Throwable> dropped = Collections.synchronizedList(new ArrayList<>());
        Forthwith.onDropped((where, what) -> dropped.add(what));
        try {
            work.run();
        } finally {
            Forthwith.onDropped((where, what) -> {});
        }
        return dropped;
    }

    @BothTwins
    void aTranslationTakesThePlaceHoweverDeepItCarriesTheFailure(Twin twin) {
        List<UnaryOperator<Throwable>> translations = List.of(
                e -> new Boom("X", e),
                e -> new Boom("X", new Boom("Y", new Boom("Z", e))),
                e -> suppressing(new Boom("X"), e),
                e -> suppressing(new Boom("X", new Boom("Y")), new Boom("Z", e)),
                e -> suppressing(new Boom("X"), suppressing(new Boom("Y"), e)),
                e -> suppressing(suppressing(new Boom("X"), suppressing(new Boom("Y"), e)), new Boom("Z")),
                e -> new Boom("X", suppressing(new Boom("Y"), new Boom("Z", e))));
        for (UnaryOperator<Throwable> translation : translations) {
            Boom body = new Boom("E");
            Throwable told = failure(translating(twin, translation).with(a -> twin.failure(body)));
            assertEquals("X", told.getMessage());
            assertEquals(List.of(), List.of(body.getSuppressed()));
        }
    }

    @BothTwins
    void whatOnlyLooksLikeATranslationIsSuppressed(Twin twin) {
        Boom body = new Boom("E", new Boom("cause"));
        Boom exit = suppressing(new Boom("X", new Boom("other")), new Boom("E"));
        assertFails(translating(twin, e -> exit).with(a -> twin.failure(body)), body, exit);
    }

    /** It is told already: as its cause, or among what it carries. */
    @BothTwins
    void whatTheFailureCarriesIsNotAddedAgain(Twin twin) {
        Boom cause = new Boom("cause");
        Boom direct = new Boom("E", cause);
        assertFails(translating(twin, e -> cause).with(a -> twin.failure(direct)), direct);
        Boom root = new Boom("root");
        Boom body = new Boom("E", new Boom("middle", root));
        assertFails(translating(twin, e -> root).with(a -> twin.failure(body)), body);
        Boom deep = new Boom("deep");
        Boom middle = suppressing(new Boom("middle"), deep);
        Boom other = suppressing(new Boom("E"), middle);
        assertFails(translating(twin, e -> deep).with(a -> twin.failure(other)), other, middle);
    }

    @BothTwins
    void aCancellationIsNotTranslatedAway(Twin twin) {
        Boom[] translated = new Boom[1];
        AsyncTask<Object> task = translating(twin, cancelled -> {
                    translated[0] = new Boom("X", cancelled);
                    return translated[0];
                })
                .with(a -> new CompletableFuture<>());
        task.cancel(true);
        CancellationException told = (CancellationException) failure(task);
        assertEquals(List.of(translated), List.of(told.getSuppressed()));
        assertEquals(translated[0].getCause().getMessage(), told.getMessage());
    }

    @BothTwins
    void aCancellationMayBecomeAnotherCancellation(Twin twin) {
        CancellationException other = new CancellationException("other");
        AsyncTask<Object> task =
                translating(twin, cancelled -> suppressing(other, cancelled)).with(a -> new CompletableFuture<>());
        task.cancel(true);
        assertSame(other, failure(task));
    }

    /** The JDK puts a layer around a failure; what was added to the layer is not lost with it. */
    @BothTwins
    void whatALayerCarriesGoesOnWithItsCause(Twin twin) {
        for (boolean outer : new boolean[] {true, false}) {
            Boom cause = new Boom("E");
            Boom added = new Boom("S");
            Throwable inner = suppressing(new ExecutionException(cause), outer ? new Boom("T") : added);
            Throwable layer = outer ? suppressing(new CompletionException(inner), added) : inner;
            assertSame(cause, failure(AsyncTask.from(twin.failure(layer))));
            assertEquals(
                    outer ? List.of("S", "T") : List.of("S"),
                    List.of(cause.getSuppressed()).stream()
                            .map(Throwable::getMessage)
                            .sorted()
                            .toList());
        }
    }

    @BothTwins
    void aTranslationThatALayerCarriesTakesThePlaceOfItsCause(Twin twin) {
        Boom cause = new Boom("E");
        Boom translation = new Boom("T", cause);
        Throwable layer = suppressing(new CompletionException(cause), translation);
        assertFails(AsyncTask.from(twin.failure(layer)), translation);
        assertFails(AsyncContextManager.value("a").with(a -> twin.failure(layer)), translation);
    }

    /** Whose layers carry each other, so that taking them off would never come to an end. */
    @BothTwins
    void aLayerThatCarriesALayerAroundItself(Twin twin) {
        Boom cause = new Boom("E");
        Throwable layer = new CompletionException(cause);
        layer.addSuppressed(new ExecutionException(layer));
        assertFails(AsyncTask.from(twin.failure(layer)), cause);
    }

    @BothTwins
    void aFailureThatTakesNoneLeavesTheOthersToTheHandler(Twin twin) {
        Boom body = Boom.withoutSuppression("E");
        Boom exit = new Boom("X");
        assertEquals(
                List.of(exit),
                droppedBy(() -> assertFails(translating(twin, e -> exit).with(a -> twin.failure(body)), body)));
        Boom open = new Boom("E");
        assertEquals(
                List.of(),
                droppedBy(() -> assertFails(translating(twin, e -> exit).with(a -> twin.failure(open)), open, exit)));
    }

    /** An exit of a stack that fails with these, the first exit first. */
    private static AsyncTask<Void> close(Twin twin, List<? extends Throwable> failures) {
        AsyncExitStack stack = new AsyncExitStack();
        for (int i = failures.size() - 1; i >= 0; i--) {
            Throwable failure = failures.get(i);
            stack.defer(() -> twin.failure(failure));
        }
        return stack.close();
    }

    private static List<Throwable> booms(int count) {
        List<Throwable> booms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            booms.add(Boom.bare("X" + i));
        }
        return booms;
    }

    @BothTwins
    void ofManyFailuresEachIsToldOnceInTheOrderOfTheirOccurrence(Twin twin) {
        List<Throwable> failures = booms(MANY);
        List<Throwable> twice = new ArrayList<>(failures);
        for (int i = 0; i < MANY; i += 7) {
            twice.add(failures.get(i));
        }
        assertFails(
                close(twin, twice), failures.get(0), failures.subList(1, MANY).toArray(Throwable[]::new));
    }

    @BothTwins
    void ofManyFailuresATranslationTakesThePlaceOfTheFirst(Twin twin) {
        for (int at : new int[] {1, 31, 32, 33, 50, MANY - 1}) {
            List<Throwable> failures = booms(MANY);
            Boom translation = new Boom("T", failures.get(0));
            failures.set(at, translation);
            assertFails(
                    close(twin, failures),
                    translation,
                    failures.subList(at + 1, MANY).toArray(Throwable[]::new));
            assertEquals(failures.subList(1, at), List.of(failures.get(0).getSuppressed()));
        }
    }

    /** After the first translation the walk begins anew; of the second, too, every failure is told. */
    @BothTwins
    void ofManyFailuresTwoTranslationsFollowEachOther(Twin twin) {
        List<Throwable> failures = booms(3 * MANY);
        Boom first = new Boom("T", failures.get(0));
        failures.set(MANY, first);
        Boom second = new Boom("U", first);
        failures.set(2 * MANY, second);
        failures.add(failures.get(2 * MANY + 1));
        assertFails(
                close(twin, failures),
                second,
                failures.subList(2 * MANY + 1, 3 * MANY).toArray(Throwable[]::new));
        assertEquals(failures.subList(MANY + 1, 2 * MANY), List.of(first.getSuppressed()));
    }

    @BothTwins
    void ofManyFailuresOneThatTakesNoneLeavesEachToTheHandler(Twin twin) {
        List<Throwable> failures = booms(MANY);
        failures.set(0, Boom.withoutSuppression("E"));
        assertEquals(failures.subList(1, MANY), droppedBy(() -> assertFails(close(twin, failures), failures.get(0))));
    }

    /** Also who sets no handler can read of it, and a handler that fails breaks nothing. */
    @Test
    void whatIsDroppedIsLogged() {
        Boom body = Boom.withoutSuppression("E");
        try (Log log = Log.begin()) {
            Forthwith.onDropped((where, what) -> {
                throw new IllegalStateException("the handler is broken");
            });
            assertFails(translating(Twin.READY, e -> new Boom("X")).with(a -> Twin.READY.failure(body)), body);
            assertEquals(
                    List.of(
                            "a failure that could not be suppressed on a " + Boom.class.getName(),
                            "the handler of dropped failures failed"),
                    log.messages());
        } finally {
            Forthwith.onDropped((where, what) -> {});
        }
    }
}
